"""Every act states when it happened: never in the future, never before what it needs."""

from collections.abc import Mapping

import pytest
from django.db import IntegrityError, transaction

from factories import HEARING_FROM_FEN, ON_SQLITE, SCHEDULE, CaseStory, at, refused
from sunlit.cases.models import Case, Step

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
    story.until("endorse_filing")
    step = story.take("file_case", when="2026-09-24", happened_at=at("2026-09-22"))
    assert (step.happened_at, step.recorded_at) == (at("2026-09-22"), at("2026-09-24"))


@pytest.mark.parametrize("step", ["decide", "publish"])
def test_deciding_and_publishing_are_never_entered_later(story: CaseStory, step: str) -> None:
    story.until(list(SCHEDULE)[list(SCHEDULE).index(step) - 1])
    article = {"decide": "处罚法59", "publish": "公示制度6(3)"}[step]
    moment = at(SCHEDULE[step])
    with refused(article, "happened_at"):
        story.take(step, happened_at=moment.replace(hour=moment.hour - 1))
    story.take(step)


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
