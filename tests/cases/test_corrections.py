"""更正: proposed, answered, and what then reads, is due and stands otherwise (记录制度15)."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from cases import forgery
from cases.entries import CITIZEN, COMPANY, oral_statement
from factories import ON_SQLITE, CaseStory, at, refused
from sunlit.cases.check import check_cases
from sunlit.cases.duties import derive
from sunlit.cases.models import Correction, Decision, Party, ServiceOfDocument, Step
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.disclosure.redaction import public_text
from sunlit.documents.models import Document
from sunlit.duties.models import Duty
from sunlit.duties.queries import differences
from sunlit.parts.correction.corrections import open_proposal
from sunlit.people.models import RoleAssignment
from sunlit.rules.procedure import Role

OTHER_NAME = "阳泉示例粮食贸易有限公司"
CHILD = "140302201501010014"
"""The number of somebody born in 2015."""


def propose(story: CaseStory, code: str, when: str, by: str = "officer1", **entries: Any) -> Step:
    acted = story.facts.last(code)
    assert acted is not None
    return story.take(
        "propose_correction",
        when=when,
        by=by,
        seq=acted.seq,
        entries=entries,
        reason="填写时看错，以原件为准。",
    )


def answer(story: CaseStory, code: str, when: str, by: str = "officehead") -> Step:
    view = "disagree" if code == "decline_correction" else "agree"
    return story.take(code, when=when, by=by, view=view, opinion="已核对原件，属实。")


def correct(story: CaseStory, code: str, when: str, **entries: Any) -> Step:
    """Propose and approve at one moment; return the approving act."""
    propose(story, code, when, **entries)
    return answer(story, "correct_entry", when)


def asked_of(story: CaseStory) -> set[tuple[str, str]]:
    derived = derive(story.facts, current_calendar(), current_house())
    assert differences(story.case.uuid, derived) == []
    return {(duty.step, duty.role) for duty in Duty.objects.open().filter(actionable=True)}


def due(story: CaseStory, deadline: str) -> Duty:
    asked_of(story)
    return Duty.objects.get(subject=story.case.uuid, deadline=deadline)


def test_a_correction_keeps_old_new_reason_and_both_people(story: CaseStory) -> None:
    story.until("file_case")
    lead = story.facts.steps[0]
    approval = correct(story, "register_lead", "2026-09-22 11:00", source="complaint")
    row = Correction.objects.get()
    assert (row.corrected_step, row.field, row.step) == (lead, "source", approval)
    assert (row.old, row.new) == ("inspection", "complaint")
    assert (row.proposed_by.username, row.approved_by.username) == ("officer1", "officehead")
    assert row.reason == "填写时看错，以原件为准。"
    assert story.facts.content(lead)["source"] == "complaint"
    assert lead.content["source"] == Step.objects.get(pk=lead.pk).content["source"] == "inspection"


def test_a_paper_issued_before_keeps_what_it_said_and_a_later_one_says_it_right(
    story: CaseStory,
) -> None:
    story.until("endorse_filing")
    correct(story, "register_lead", "2026-09-21 16:00", source="complaint")
    story.until("file_case")
    assert Document.objects.get(form="D01").content["source"] == "检查发现"
    assert Document.objects.get(form="D02").content["source"] == "投诉举报"


def test_nothing_changes_before_the_head_of_the_office_answers(story: CaseStory) -> None:
    story.until("serve_notice")
    before = due(story, "CF-STATEMENT").due_on
    propose(story, "serve_notice", "2026-09-25 09:00", served_on="2026-09-23")
    assert ("correct_entry", Role.OFFICE_HEAD) in asked_of(story)
    assert due(story, "CF-STATEMENT").due_on == before
    answer(story, "decline_correction", "2026-09-25 10:00")
    assert due(story, "CF-STATEMENT").due_on == before
    assert not Correction.objects.exists()
    assert open_proposal(story.facts) is None
    assert ("correct_entry", Role.OFFICE_HEAD) not in asked_of(story)


def test_a_corrected_day_of_service_moves_what_is_due(story: CaseStory) -> None:
    story.until("serve_notice")
    late = due(story, "CF-STATEMENT").due_on
    correct(story, "serve_notice", "2026-09-25 09:00", served_on="2026-09-23", receiver="示例丙")
    moved = due(story, "CF-STATEMENT")
    assert moved.counted_from == date(2026, 9, 23)
    assert late is not None
    assert moved.due_on is not None
    assert moved.due_on < late
    first, second = ServiceOfDocument.objects.order_by("id")
    assert (second.corrects, second.served_on, second.receiver) == (
        first,
        date(2026, 9, 23),
        "示例丙",
    )
    assert story.facts.notice_service == second
    assert first.served_on == date(2026, 9, 24)


def test_the_written_decision_tells_the_corrected_day_of_service(story: CaseStory) -> None:
    story.until("serve_notice")
    correct(story, "serve_notice", "2026-09-25 09:00", served_on="2026-09-23")
    story.until("decide")
    told = Document.objects.get(form="D16").content["statement_and_hearing"]
    assert "于2026年9月23日向当事人送达" in told


def test_a_second_correction_follows_the_first(story: CaseStory) -> None:
    story.until("serve_notice")
    correct(story, "serve_notice", "2026-09-25 09:00", receiver="示例丙")
    correct(story, "serve_notice", "2026-09-25 10:00", receiver="示例丁")
    assert [(row.old, row.new) for row in Correction.objects.order_by("id")] == [
        ("示例乙", "示例丙"),
        ("示例丙", "示例丁"),
    ]
    assert story.facts.notice_service is not None
    assert story.facts.notice_service.receiver == "示例丁"


@pytest.mark.parametrize("served_on", ["2026-09-22", "2026-09-25"])
def test_a_service_is_not_corrected_to_a_day_before_its_paper_or_after_its_entry(
    story: CaseStory, served_on: str
) -> None:
    """CF-G05 (处罚法61)."""
    story.until("serve_notice")
    with refused("处罚法61", "served_on"):
        propose(story, "serve_notice", "2026-09-25 09:00", served_on=served_on)


def test_a_service_that_puts_the_decision_before_the_end_of_the_statement_is_refused(
    story: CaseStory,
) -> None:
    """CF-G05 (处罚法62)."""
    story.moments["serve_notice"] = "2026-09-28 09:00"
    story.moments["hear_statement"] = "2026-09-29 09:00"
    story.moments["draft_decision"] = "2026-09-29 15:00"
    story.until("notify")
    story.take("serve_notice", served_on="2026-09-23")
    story.take("hear_statement", **oral_statement(date(2026, 9, 28)))
    story.take("reexamine", when="2026-09-29 10:00")
    story.until("decide")
    with refused("处罚法62", "served_on"):
        propose(story, "serve_notice", "2026-10-08 09:00", served_on="2026-09-28")
    correct(story, "serve_notice", "2026-10-08 09:00", receiver="示例丙")


def test_a_service_is_not_corrected_to_a_day_after_the_party_spoke(story: CaseStory) -> None:
    """CF-G05 (处罚法44)."""
    story.until("notify")
    story.take("serve_notice", when="2026-09-28 08:00", served_on="2026-09-23")
    spoken = oral_statement(date(2026, 9, 25))
    story.take("hear_statement", when="2026-09-28 09:00", **spoken)
    with refused("处罚法44", "served_on"):
        propose(story, "serve_notice", "2026-09-28 10:00", served_on="2026-09-28")
    correct(story, "serve_notice", "2026-09-28 10:00", served_on="2026-09-25")


def test_a_silence_recorded_too_early_by_the_corrected_day_must_be_recorded_again(
    story: CaseStory,
) -> None:
    """CF-G05 (处罚法62)."""
    story.moments["serve_notice"] = "2026-09-28 08:00"
    story.until("notify")
    story.take("serve_notice", served_on="2026-09-23")
    story.moments["hear_statement"] = "2026-10-09 09:00"
    story.take("hear_statement", when="2026-09-30 09:00", statement="none", hearing="not_told")
    story.take("draft_decision", when="2026-09-30 10:00")
    propose(story, "serve_notice", "2026-09-30 11:00", served_on="2026-09-28")
    assert ("correct_service", Role.OFFICE_HEAD) in asked_of(story)
    answer(story, "correct_service", "2026-09-30 12:00")
    assert not story.facts.position.standing & {"hear_statement", "draft_decision"}
    assert due(story, "CF-STATEMENT").closed_on is None
    with refused("处罚法62", "statement"):
        story.take("hear_statement", when="2026-09-30 13:00", statement="none", hearing="not_told")


def test_an_application_is_not_corrected_to_a_day_that_bars_the_penalty(story: CaseStory) -> None:
    """CF-G03 (处罚法36)."""
    story.until("file_case")
    with refused("处罚法36", "act_ended_on"):
        propose(story, "apply_to_file", "2026-09-22 11:00", act_ended_on="2024-01-01")
    with refused(None, "act_ended_on"):
        propose(story, "apply_to_file", "2026-09-22 11:00", act_ended_on="2026-09-22")
    correct(story, "apply_to_file", "2026-09-22 11:00", act_ended_on="2026-08-01")
    assert story.facts.act_ended_on == date(2026, 8, 1)


def test_the_filing_reads_the_application_as_corrected(story: CaseStory) -> None:
    story.until("endorse_filing")
    correct(story, "apply_to_file", "2026-09-21 16:00", act_ended_on="2026-08-01")
    story.until("file_case")
    assert "2026年8月1日" in Document.objects.get(form="D02").content["limit"]


def test_another_name_after_the_notice_needs_a_new_report_notice_and_statement(
    story: CaseStory,
) -> None:
    story.until("draft_decision")
    propose(story, "register_lead", "2026-09-29 09:00", party_name=OTHER_NAME)
    assert ("correct_identity", Role.OFFICE_HEAD) in asked_of(story)
    answer(story, "correct_identity", "2026-09-29 10:00")
    facts = story.facts
    assert not facts.position.standing & {
        *("conclude_investigation", "notify", "serve_notice", "hear_statement", "draft_decision")
    }
    assert facts.party.name == OTHER_NAME
    assert facts.party.corrects == Party.objects.order_by("id")[0]
    assert facts.title == f"{OTHER_NAME}涉嫌粮食经营者未建立粮食经营台账案"
    assert {duty.about for duty in Duty.objects.open()} == {facts.title}
    assert ("conclude_investigation", Role.OFFICER) in asked_of(story)
    with refused("处罚法44"):
        story.take("decide", when="2026-09-30 15:00")


def test_the_papers_after_a_corrected_name_carry_the_new_one(story: CaseStory) -> None:
    story.until("draft_decision")
    correct(story, "register_lead", "2026-09-29 10:00", party_name=OTHER_NAME)
    later = {
        "conclude_investigation": "2026-09-29 11:00",
        "notify": "2026-09-29 12:00",
        "serve_notice": "2026-09-29 13:00",
        "hear_statement": "2026-09-29 14:00",
        "draft_decision": "2026-09-29 15:00",
        "endorse_decision": "2026-09-29 16:00",
        "decide": "2026-10-12 15:00",
    }
    story.moments |= later
    story.until("decide")
    old, new = Document.objects.filter(form="D10").order_by("pk")
    assert old.content["party"]["name"] == COMPANY["party_name"]
    assert new.content["party"]["name"] == OTHER_NAME
    decision = Document.objects.get(form="D16").content
    assert decision["party"]["name"] == OTHER_NAME
    assert decision["cause"].startswith(OTHER_NAME)


def test_another_address_needs_a_new_draft_but_no_new_notice(story: CaseStory) -> None:
    story.until("draft_decision")
    propose(story, "register_lead", "2026-09-29 09:00", party_address="山西省阳泉市城区示例街8号")
    answer(story, "correct_party", "2026-09-29 10:00")
    standing = story.facts.position.standing
    assert {"notify", "serve_notice", "hear_statement"} <= standing
    assert "draft_decision" not in standing


def test_a_party_is_not_corrected_after_the_decision(story: CaseStory) -> None:
    story.until("decide")
    with refused("处罚法59", "party_name"):
        propose(story, "register_lead", "2026-10-08 09:00", party_name=OTHER_NAME)
    with refused("处罚法59", "party_address"):
        propose(story, "register_lead", "2026-10-08 09:00", party_address="别处")
    correct(story, "register_lead", "2026-10-08 09:00", content="检查发现没有台账。")
    assert Party.objects.count() == 1


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ({"party_code": "91140300MA0TEXT55X"}, "party_code"),
        ({"party_kind": "natural_person"}, "party_code_kind"),
        ({"party_representative": " "}, "party_representative"),
        ({"party_name": "　"}, "party_name"),
        ({"party_kind": "nobody"}, "party_kind"),
    ],
)
@ON_SQLITE
def test_a_party_is_corrected_only_to_one_that_may_be_registered(
    story: CaseStory, entries: dict[str, str], field: str
) -> None:
    story.until("investigate")
    with refused(None, field):
        propose(story, "register_lead", "2026-09-22 16:00", **entries)


@ON_SQLITE
def test_a_corrected_number_shows_a_child_who_is_not_punished(story: CaseStory) -> None:
    """CF-G12 (处罚法30)."""
    story.party = CITIZEN
    story.until("endorse_filing")
    correct(story, "register_lead", "2026-09-21 16:00", party_code=CHILD)
    with refused("处罚法30", "opinion"):
        story.take("file_case")


@ON_SQLITE
def test_whoever_proposed_a_correction_does_not_approve_it(story: CaseStory) -> None:
    story.until("file_case")
    RoleAssignment.objects.create(
        person=story.persons["officer1"], role=Role.OFFICE_HEAD, since=date(2024, 1, 1)
    )
    propose(story, "register_lead", "2026-09-22 11:00", source="complaint")
    with refused("记录制度6", "opinion"):
        answer(story, "correct_entry", "2026-09-22 12:00", by="officer1")


def test_the_database_takes_no_correction_of_one_person_alone(story: CaseStory) -> None:
    story.until("file_case")
    step = story.facts.steps[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(
            case=story.case,
            step=step,
            corrected_step=step,
            field="source",
            old="inspection",
            new="complaint",
            reason="看错。",
            proposed_by=story.persons["officer1"],
            approved_by=story.persons["officer1"],
            recorded_at=at("2026-09-22 12:00"),
        )


@ON_SQLITE
def test_only_the_office_proposes_and_only_its_head_answers(story: CaseStory) -> None:
    story.until("assign_officers")
    with refused("处罚法42"):
        propose(story, "register_lead", "2026-09-22 11:00", by="officer3", source="complaint")
    with refused("记录制度15(3)"):
        propose(story, "register_lead", "2026-09-22 11:00", by="leader", source="complaint")
    propose(story, "register_lead", "2026-09-22 11:00", source="complaint")
    with refused("公示制度8"):
        answer(story, "correct_entry", "2026-09-22 12:00", by="other_head")
    with refused("记录制度15(3)"):
        answer(story, "correct_entry", "2026-09-22 12:00", by="officer2")


@ON_SQLITE
def test_one_proposal_waits_at_a_time_and_nothing_is_answered_that_nobody_asked(
    story: CaseStory,
) -> None:
    story.until("file_case")
    for code in ("correct_entry", "decline_correction"):
        with refused("记录制度6"):
            answer(story, code, "2026-09-22 11:00")
    propose(story, "register_lead", "2026-09-22 11:00", source="complaint")
    with refused("记录制度6"):
        propose(story, "register_lead", "2026-09-22 11:00", content="另一项。")


@ON_SQLITE
def test_a_correction_changes_something_that_may_be_corrected(story: CaseStory) -> None:
    story.until("investigate")
    for entries in ({"source": "inspection"}, {}, {"matter": "LS-03"}, {"nothing": "1"}):
        with refused("记录制度6"):
            propose(story, "register_lead", "2026-09-22 16:00", **entries)
    for step in (99, None, story.facts.last("assign_officers")):
        with refused("记录制度6"):
            story.take(
                "propose_correction",
                when="2026-09-22 16:00",
                seq=step and getattr(step, "seq", step),
                entries={"place": "别处"},
                reason="看错。",
            )
    with refused(None, "reason"):
        story.take("propose_correction", when="2026-09-22 16:00", seq=1, entries={}, reason=" ")


@pytest.mark.parametrize("step", ["decide", "close"])
def test_nothing_is_approved_while_a_correction_waits(story: CaseStory, step: str) -> None:
    story.until({"decide": "endorse_decision", "close": "endorse_closing"}[step])
    when = story.moments[step]
    propose(story, "register_lead", when, source="complaint")
    with refused("记录制度6"):
        story.take(step)
    answer(story, "decline_correction", when)
    story.take(step)


@ON_SQLITE
def test_a_proposal_about_a_step_that_was_taken_anew_can_only_be_declined(
    story: CaseStory,
) -> None:
    story.until("serve_notice")
    propose(story, "serve_notice", "2026-09-25 09:00", receiver="示例丙")
    story.take("conclude_investigation", when="2026-09-25 10:00")
    assert ("decline_correction", Role.OFFICE_HEAD) in asked_of(story)
    with refused("记录制度6", "opinion"):
        answer(story, "correct_entry", "2026-09-25 11:00")
    answer(story, "decline_correction", "2026-09-25 11:00")


def test_a_corrected_service_of_the_decision_moves_the_payment(story: CaseStory) -> None:
    story.until("serve")
    correct(story, "serve", "2026-10-09 08:00", served_on="2026-10-01")
    assert due(story, "CF-PAY").counted_from == date(2026, 10, 1)
    story.until("close")


def test_a_decision_rests_on_the_service_as_corrected_in_the_database_too(
    story: CaseStory,
) -> None:
    """CF-G05 (处罚法44)."""
    story.until("endorse_decision")
    old = story.facts.notice_service
    assert old is not None
    ServiceOfDocument.objects.create(
        case=old.case,
        step=old.step,
        document=old.document,
        method=old.method,
        receiver=old.receiver,
        served_on=date(2026, 12, 1),
        corrects=old,
    )
    with pytest.raises(DatabaseError, match="没有向当事人送达事先告知书"), transaction.atomic():
        _decide_by_orm(story)


def _decide_by_orm(story: CaseStory) -> None:
    facts = story.facts
    assert facts.draft is not None
    step = forgery.step(story, "decide", "leader")
    forgery.sign(step)
    Decision.objects.create(
        case=facts.case,
        step=step,
        draft=facts.draft,
        notice=facts.notice,
        document=Document.objects.filter(form="D09")[0],
        decided_on=date(2026, 9, 30),
        outcome=facts.draft.outcome,
        fine_fen=facts.draft.fine_fen,
    )


@ON_SQLITE
def test_a_correction_is_neither_changed_nor_deleted(story: CaseStory) -> None:
    story.until("file_case")
    correct(story, "register_lead", "2026-09-22 11:00", source="complaint")
    for attack in (
        'UPDATE "cases_correction" SET "new" = \'"other"\'',
        'DELETE FROM "cases_correction"',
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attack)


@ON_SQLITE
def test_a_receiver_is_masked_in_public_before_and_after_the_correction(story: CaseStory) -> None:
    story.until("serve")
    correct(story, "serve", "2026-10-08 10:00", receiver="王示例")
    said = public_text(story.case.decisions.get(), "由示例乙签收，实为王示例。", "full")
    assert "示例乙" not in said
    assert "王示例" not in said


def test_verify_finds_nothing_wrong_with_a_case_that_was_corrected(story: CaseStory) -> None:
    story.until("serve_notice")
    correct(story, "serve_notice", "2026-09-25 09:00", served_on="2026-09-23")
    correct(story, "register_lead", "2026-09-25 10:00", party_telephone="13935300009")
    story.until("close")
    assert list(check_cases()) == []


def test_verify_finds_a_service_corrected_past_the_guards(story: CaseStory) -> None:
    """CF-G05 (处罚法62)."""
    story.moments |= {
        "hear_statement": "2026-10-08 09:00",
        "draft_decision": "2026-10-08 10:00",
        "endorse_decision": "2026-10-08 11:00",
        "decide": "2026-10-08 15:00",
    }
    story.until("notify")
    story.take("serve_notice")
    story.take("hear_statement", statement="none", hearing="not_told")
    story.until("decide")
    old = ServiceOfDocument.objects.get()
    values = {"case": old.case, "step": old.step, "document": old.document, "method": old.method}
    ServiceOfDocument.objects.create(
        **values, receiver=old.receiver, served_on=date(2026, 9, 29), corrects=old
    )
    assert any("CF-G05" in finding.sentence for finding in check_cases())
