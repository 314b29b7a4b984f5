"""移送涉嫌犯罪案件: what it holds, what it leaves, and how the case comes back (definition 7)."""

from datetime import date

import pytest

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at, refused
from sunlit.cases.duties import PARTY, derive
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.documents.models import Document
from sunlit.duties.models import Duty
from sunlit.duties.queries import differences
from sunlit.procedures.penalty.closing import EXECUTED, closing_manner

BLOCKED = ("conclude_investigation", "notify", "draft_decision", "decide")


def transfer(story: CaseStory, until: str, day: str = "2026-09-28") -> None:
    """Take the steps of a transfer up to `until`, an hour apart on one day."""
    steps = ("report_crime", "approve_transfer", "send_transfer", until)
    for hour, step in enumerate(dict.fromkeys(steps), 10):
        story.take(step, when=f"{day} {hour}:00")
        if step == until:
            return


def as_derived(story: CaseStory) -> list[str]:
    derived = derive(story.facts, current_calendar(), current_house())
    return differences(story.case.uuid, derived)


def test_a_reported_crime_holds_back_notice_draft_review_and_decision(story: CaseStory) -> None:
    """CF-G16 (处罚法27、57(4))."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("deliberate")
    story.take("report_crime", when="2026-09-30 10:00")
    for step in BLOCKED:
        with refused("处罚法27"):
            story.take(step, when="2026-09-30 11:00")
    assert story.facts.position.open_episodes == {"transfer"}


def test_evidence_may_be_secured_while_the_police_examine(story: CaseStory) -> None:
    story.until("investigate")
    story.take("report_crime", when="2026-09-22 16:00")
    story.take("investigate", when="2026-09-22 20:00")
    story.take("approve_transfer", when="2026-09-23")
    story.take("investigate", when="2026-09-23 15:00")


def test_where_the_leader_declines_the_reason_is_kept_and_the_case_goes_on(
    story: CaseStory,
) -> None:
    story.until("hear_statement")
    story.take("report_crime", when="2026-09-28 10:00")
    with refused(field="opinion"):
        story.take("decline_transfer", when="2026-09-28 11:00", opinion=" ")
    story.take("decline_transfer", when="2026-09-28 11:00")
    assert Duty.objects.get(code="CF-TRANSFER-APPROVE").closed_on == date(2026, 9, 28)
    with refused("移送规定5"):
        story.take("approve_transfer", when="2026-09-28 12:00")
    story.until("decide")


def test_if_the_police_open_no_case_ours_goes_on_to_its_decision(story: CaseStory) -> None:
    """CF-G16 (移送规定10)."""
    story.until("hear_statement")
    transfer(story, "police_declines")
    assert story.facts.position.open_episodes == set()
    story.moments["decide"] = "2026-10-09"
    story.until("decide")
    assert not Duty.objects.filter(code="CF-TRANSFER-RECONS").exists()


def test_a_crime_found_after_the_decision_is_transferred_and_the_decision_carried_out(
    story: CaseStory,
) -> None:
    """处罚法27, 移送规定11.2: not closed before the police answered, then as it was carried out."""
    story.until("execute")
    transfer(story, "send_transfer", "2026-10-26")
    with refused("移送规定5", "manner"):
        story.take("report_closing", when="2026-10-27")
    story.take("police_files", when="2026-10-27", received_on="2026-10-27")
    with refused("记录制度9", "manner"):
        story.take("report_closing", when="2026-10-27 10:00")
    story.take("hand_over_goods", when="2026-10-27 11:00")
    with refused("记录制度9", "manner"):
        story.take("report_closing", when="2026-10-27 12:00", manner="移送")
    assert closing_manner(story.facts) == EXECUTED


@ON_SQLITE
@pytest.mark.parametrize("step", ["approve_transfer", "decline_transfer"])
def test_only_the_head_or_who_runs_the_organ_decides_on_a_transfer(
    story: CaseStory, step: str
) -> None:
    """移送规定5."""
    story.until("hear_statement")
    story.take("report_crime", when="2026-09-28 10:00")
    with refused("移送规定5", "acting_basis"):
        story.take(step, when="2026-09-28 11:00", by="second_leader")
    basis = "市委〔2026〕12号"
    story.take(step, when="2026-09-28 12:00", by="second_leader", acting_basis=basis)
    if step == "approve_transfer":
        letter = Document.objects.get(form="D23")
        assert basis in letter.content["approved"]


def test_the_procuratorate_is_asked_within_three_days_of_the_second_no(story: CaseStory) -> None:
    """移送规定9.2: reconsidered on 9 October, three days end on the Monday after a Sunday."""
    story.until("hear_statement")
    transfer(story, "police_declines")
    story.take("ask_police_again", when="2026-10-08")
    story.take("police_declines", when="2026-10-09", received_on="2026-10-09")
    assert Duty.objects.get(code="CF-TRANSFER-PROC").due_on == date(2026, 10, 12)
    with refused("移送规定9", "happened_at"):
        story.take("ask_procuratorate", when="2026-10-13")
    story.take("ask_procuratorate", when="2026-10-12")
    with refused("处罚法27"):
        story.take("draft_decision", when="2026-10-12 10:00")
    assert as_derived(story) == []
    story.take("police_files", when="2026-10-14", received_on="2026-10-14")
    assert as_derived(story) == []


def test_the_police_are_asked_again_once_and_within_three_days(story: CaseStory) -> None:
    """CF-G16 (移送规定9): 28 September and three days end in the holidays, on 8 October."""
    story.until("hear_statement")
    transfer(story, "police_declines")
    lapsing = Duty.objects.get(code="CF-TRANSFER-RECONS")
    assert (lapsing.role, lapsing.due_on) == (PARTY, date(2026, 10, 8))
    with refused("移送规定9", "happened_at"):
        story.take("ask_police_again", when="2026-10-09")
    story.take("ask_police_again", when="2026-10-08")
    with refused("处罚法27"):
        story.take("draft_decision", when="2026-10-08 10:00")
    story.take("police_declines", when="2026-10-09")
    with refused("移送规定9"):
        story.take("ask_police_again", when="2026-10-10")
    story.take("draft_decision", when="2026-10-10")


def test_a_case_the_police_took_is_not_punished_until_the_judiciary_returns_it(
    story: CaseStory,
) -> None:
    """CF-G16 (处罚法27)."""
    story.until("hear_statement")
    transfer(story, "police_files")
    with refused("处罚法27"):
        story.take("draft_decision", when="2026-09-29")
    story.take("hand_over_goods", when="2026-09-30")
    assert Duty.objects.get(code="CF-TRANSFER-GOODS").closed_on == date(2026, 9, 30)
    story.take("judiciary_returns", when="2026-11-20")
    story.take("draft_decision", when="2026-11-20 11:00")


@ON_SQLITE
def test_the_ninety_days_rest_with_the_police_and_run_on_when_the_case_comes_back(
    story: CaseStory,
) -> None:
    """What the police have taken is not the organ's to decide: nothing of it is overdue (27)."""
    story.until("hear_statement")
    due = Duty.objects.get(code="CF-DECIDE").due_on
    transfer(story, "police_files")
    assert Duty.objects.get(code="CF-DECIDE").closed_on == date(2026, 9, 28)
    story.take("judiciary_returns", when="2026-11-20")
    again = Duty.objects.get(code="CF-DECIDE")
    assert (again.closed_on, again.due_on) == (None, due)


@pytest.mark.parametrize("step", ["police_files", "police_declines"])
@pytest.mark.parametrize("received_on", ["2026-09-27", "2026-09-30"])
def test_an_answer_comes_in_between_the_transfer_and_its_entry(
    story: CaseStory, step: str, received_on: str
) -> None:
    story.until("hear_statement")
    transfer(story, "send_transfer")
    with refused("移送规定8", "received_on"):
        story.take(step, when="2026-09-29", received_on=received_on)
    story.take(step, when="2026-09-29", received_on="2026-09-28")


def test_an_approved_transfer_is_sent_within_twenty_four_hours(story: CaseStory) -> None:
    story.until("hear_statement")
    transfer(story, "approve_transfer")
    duty = Duty.objects.get(code="CF-TRANSFER-SEND")
    assert duty.due_at == at("2026-09-29 11:00")
    assert (duty.step, duty.due_on) == ("send_transfer", date(2026, 9, 29))
    assert as_derived(story) == []
    story.take("send_transfer", when="2026-09-29 10:59")
    assert Duty.objects.get(code="CF-TRANSFER-SEND").closed_on == date(2026, 9, 29)
    assert "police_files" in Duty.objects.open().values_list("step", flat=True)
    assert as_derived(story) == []


@ON_SQLITE
def test_the_letter_of_transfer_lists_what_goes_with_it(story: CaseStory) -> None:
    story.until("hear_statement")
    story.take("report_crime", when="2026-09-28 10:00", materials="调查报告\n收购凭证，22页\n")
    story.take("approve_transfer", when="2026-09-28 11:00")
    letter = Document.objects.get(form="D23")
    assert letter.content["materials"] == [
        {"name": "调查报告", "quantity": "1份"},
        {"name": "收购凭证", "quantity": "22页"},
    ]
    assert letter.content["approved"] == "刘七于2026年9月28日批准移送。"
    assert (letter.content["addressee"], letter.made_by) == (
        "阳泉市公安局",
        story.persons["leader"].pk,
    )
