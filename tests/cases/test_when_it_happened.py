"""Every act states when it happened: never in the future, never before what it needs."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from factories import HEARING_FROM_FEN, ON_SQLITE, SCHEDULE, CaseStory, at, refused
from sunlit.cases.models import Case, Step
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.refusal import Refused

FUTURE = {"happened_at": at("2026-12-01")}
BEFORE: Mapping[str, tuple[str, str]] = {
    "check_lead": ("register_lead", "记录制度9"),
    "apply_to_file": ("check_lead", "处罚法54"),
    "endorse_filing": ("apply_to_file", "处罚法54"),
    "file_case": ("endorse_filing", "处罚法54"),
    "assign_officers": ("file_case", "处罚法54"),
    "investigate": ("assign_officers", "处罚法42"),
    "conclude_investigation": ("investigate", "处罚法40"),
    "notify": ("conclude_investigation", "处罚法44"),
    "serve_notice": ("notify", "处罚法44"),
    "hear_statement": ("serve_notice", "处罚法44"),
    "draft_decision": ("hear_statement", "处罚法62"),
    "refer": ("draft_decision", "审核制度6"),
    "review_agrees": ("refer", "审核制度6"),
    "serve": ("decide", "处罚法61"),
    "execute": ("serve", "处罚法61"),
    "record_payment": ("serve", "处罚法61"),
    "report_closing": ("execute", "记录制度9"),
    "endorse_closing": ("report_closing", "记录制度9"),
    "close": ("endorse_closing", "记录制度9"),
}


def a_minute_before(step: str) -> Mapping[str, object]:
    moment = at(SCHEDULE[step])
    return {"happened_at": moment.replace(minute=59, hour=moment.hour - 1)}


def test_no_step_happens_in_the_future(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    with refused(field="happened_at"):
        story.take("register_lead", **FUTURE)
    assert not Case.objects.exists()
    for step in SCHEDULE:
        if step != "register_lead":
            with refused(field="happened_at"):
                story.take(step, **FUTURE)
        story.take(step)


def test_no_step_happens_before_the_step_it_needs(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    for step in SCHEDULE:
        if step in BEFORE:
            needed, article = BEFORE[step]
            with refused(article, "happened_at"):
                story.take(step, **a_minute_before(needed))
        story.take(step)


def test_a_late_entry_is_accepted_with_both_moments(story: CaseStory) -> None:
    story.until("assign_officers")
    step = story.take("investigate", when="2026-09-24", happened_at=at("2026-09-23"))
    assert (step.happened_at, step.recorded_at) == (at("2026-09-23"), at("2026-09-24"))


BY_THE_SERVER = ("endorse_filing", "file_case", "decide", "publish", "close")


@ON_SQLITE
def test_approvals_signatures_and_decisions_are_never_dated_back(story: CaseStory) -> None:
    """Definition 2 of the clauses: only an act in the world has a time that somebody states."""
    story.fine_fen = HEARING_FROM_FEN
    for step in SCHEDULE:
        if step in BY_THE_SERVER:
            moment = at(SCHEDULE[step])
            with pytest.raises(Refused, match="不能补录"):
                story.take(step, happened_at=moment - timedelta(minutes=6))
            taken = story.take(step, happened_at=moment - timedelta(minutes=4))
            assert taken.happened_at == taken.recorded_at == moment
        else:
            story.take(step)


def test_only_acts_in_the_world_ask_when_they_happened() -> None:
    forms = ORDINARY_PENALTY.forms
    asking = {code for code, form in forms.items() if form.asks_when}
    assert asking == {
        *("register_lead", "check_lead", "tell_reporter"),
        *("investigate", "inspect_site", "interview", "collect_evidence", "add_lead_material"),
        *("serve_notice", "hear_statement", "serve", "execute"),
        *("send_transfer", "police_files", "police_declines", "ask_police_again"),
        "ask_procuratorate",
        *("hand_over_goods", "judiciary_returns"),
    }


def test_the_database_refuses_a_step_in_the_future(story: CaseStory) -> None:
    story.until("register_lead")
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(
            case=story.case,
            seq=2,
            code="apply_to_file",
            actor=story.persons["officer1"],
            happened_at=at("2026-09-22"),
            recorded_at=at("2026-09-21"),
            content={},
        )


@ON_SQLITE
def test_an_investigation_does_not_begin_before_the_filing(story: CaseStory) -> None:
    story.until("assign_officers")
    early = {
        "started_at": "2026-09-21T13:00:00+08:00",
        "ended_at": "2026-09-21T14:00:00+08:00",
    }
    with refused("处罚法54", "started_at"):
        story.take("investigate", **early)
    with pytest.raises(Refused, match="早于指派办案人员的时间（2026-09-22 10:00）"):
        story.take("investigate", **early)


@ON_SQLITE
@pytest.mark.parametrize("ended_at", ["2026-09-22T13:00:00+08:00", "2026-09-22T15:01:00+08:00"])
def test_an_investigation_ends_after_it_began_and_before_now(
    story: CaseStory, ended_at: str
) -> None:
    story.until("assign_officers")
    with refused(field="ended_at"):
        story.take("investigate", ended_at=ended_at)
    story.take("investigate")


def test_nothing_is_served_before_its_paper_exists_or_after_the_step(story: CaseStory) -> None:
    story.until("notify")
    for served_on in ("2026-09-22", "2026-09-25"):
        with refused("处罚法61", "served_on"):
            story.take("serve_notice", served_on=served_on)
    story.take("serve_notice", when="2026-09-28", served_on="2026-09-23")
    assert story.facts.notice_service is not None
    assert story.facts.notice_service.served_on.isoformat() == "2026-09-23"


@ON_SQLITE
def test_a_service_stated_for_an_earlier_day_does_not_name_a_later_one(story: CaseStory) -> None:
    story.until("notify")
    with refused("处罚法61", "served_on"):
        story.take(
            "serve_notice",
            when="2026-09-28",
            happened_at=at("2026-09-24"),
            served_on="2026-09-28",
        )


def test_a_decision_is_not_served_before_its_day(story: CaseStory) -> None:
    story.until("decide")
    with refused("处罚法61", "served_on"):
        story.take("serve", served_on="2026-09-29")
    story.take("serve", served_on="2026-09-30")
