"""指派办案人员: two officers, certified and without a conflict; and others in their place (P4)."""

from datetime import date, timedelta

import pytest

from cases.organ import recertify
from factories import ON_SQLITE, CaseStory, at, refused
from sunlit.cases.models import CaseOfficer
from sunlit.documents.models import Document
from sunlit.people.models import RoleAssignment
from sunlit.rules.procedure import Role

DAY = date(2026, 9, 22)
REPLACED = {"replacing_reason": "李二调离。", "when": "2026-09-23 08:00"}


@pytest.mark.parametrize("position", ["lead_officer", "second_officer"])
def test_an_officer_is_assigned_only_with_a_certificate_valid_that_day(
    story: CaseStory, position: str
) -> None:
    """CF-G01 (处罚法42)."""
    story.until("file_case")
    officer = story.persons["officer3"]
    for issued_on, expires_on in (
        (DAY - timedelta(days=9), DAY - timedelta(days=1)),
        (DAY + timedelta(days=1), DAY + timedelta(days=9)),
    ):
        recertify(officer, issued_on=issued_on, expires_on=expires_on)
        with refused("处罚法42", position):
            story.take("assign_officers", **{position: str(officer.pk)})
    recertify(officer, issued_on=DAY, expires_on=DAY)
    story.take("assign_officers", **{position: str(officer.pk)})
    assert officer.pk in {one.person_id for one in story.facts.officers}


def test_two_officers_are_two_persons(story: CaseStory) -> None:
    """CF-G01 (处罚法42)."""
    story.until("file_case")
    one = story.persons["officer1"]
    with refused("处罚法42", "second_officer"):
        story.take("assign_officers", lead_officer=str(one.pk), second_officer=str(one.pk))
    story.take("assign_officers")
    assert [(one.position, one.certificate_number) for one in story.facts.officers] == [
        ("lead", "04030115001"),
        ("second", "04030115002"),
    ]


@ON_SQLITE
def test_nobody_is_assigned_who_is_no_officer(story: CaseStory) -> None:
    """CF-G01 (处罚法42)."""
    story.until("file_case")
    for person in ("0", str(story.persons["officehead"].pk)):
        with refused("处罚法42", "lead_officer"):
            story.take("assign_officers", lead_officer=person)


@pytest.mark.parametrize("position", ["lead", "second"])
def test_whoever_assigns_declares_for_nobody(story: CaseStory, position: str) -> None:
    """CF-G02 (处罚法43)."""
    story.until("file_case")
    with refused("处罚法43"):
        story.take("assign_officers", **{f"{position}_declaration": "none"})
    assert not CaseOfficer.objects.exists()
    story.take("assign_officers", declared=False)
    assert "conflict_check" not in Document.objects.get(form="D02-指派").content


def test_whoever_approves_the_filing_is_not_assigned_to_the_case(story: CaseStory) -> None:
    """CF-G02 (处罚法57)."""
    leader = story.persons["officer3"]
    RoleAssignment.objects.create(person=leader, role=Role.LEADER, since=date(2024, 1, 1))
    story.until("endorse_filing")
    story.take("file_case", by="officer3")
    with refused("处罚法57", "second_officer"):
        story.take("assign_officers", second_officer=str(leader.pk))


def test_whoever_checked_the_lead_does_not_approve_the_filing(story: CaseStory) -> None:
    """CF-G02 (处罚法57)."""
    story.until("endorse_filing")
    RoleAssignment.objects.create(
        person=story.persons["officer2"], role=Role.LEADER, since=date(2024, 1, 1)
    )
    with refused("处罚法57"):
        story.take("file_case", by="officer2")


def test_nothing_is_investigated_before_officers_are_assigned(story: CaseStory) -> None:
    """CF-G01 (处罚法42)."""
    story.until("file_case")
    for step in ("investigate", "collect_evidence"):
        with refused("处罚法42"):
            story.take(step, when="2026-09-22 15:00")


def test_an_assignment_names_both_officers_and_how_long_their_certificates_last(
    story: CaseStory,
) -> None:
    story.until("assign_officers")
    paper = Document.objects.get(form="D02-指派").content
    assert paper["lead_officer"] == "张一（04030115001）"
    assert paper["second_valid_until"] == "2029-12-31"
    assert paper["filing_number"] == str(Document.objects.get(form="D02").number)
    assert paper["replaced"] == ""


def test_a_replacement_has_its_reason_and_the_new_officers_act(story: CaseStory) -> None:
    story.until("investigate")
    third = str(story.persons["officer3"].pk)
    with refused("记录制度9", "replacing_reason"):
        story.take("assign_officers", when=REPLACED["when"], second_officer=third)
    with refused("处罚法42", "happened_at"):
        story.take("assign_officers", **REPLACED, happened_at=at("2026-09-22 12:00"))
    story.take("assign_officers", **REPLACED, second_officer=third)
    assert (
        "李二（04030115002）"
        in Document.objects.filter(form="D02-指派").latest("pk").content["replaced"]
    )
    with refused("处罚法42"):
        story.take("conclude_investigation", by="officer2")
    story.take("conclude_investigation", by="officer3")
    story.until("close")
    with refused("记录制度9"):
        story.take("assign_officers", when="2026-10-14", replacing_reason="退休。")


def test_certificates_are_judged_by_who_had_the_case_on_that_day(story: CaseStory) -> None:
    """CF-G01 (处罚法42)."""
    story.until("assign_officers")
    third = story.persons["officer3"]
    recertify(third, issued_on=date(2026, 9, 23))
    story.take("assign_officers", **REPLACED, second_officer=str(third.pk))
    late = {
        "when": "2026-09-23 09:00",
        "happened_at": at("2026-09-22 16:00"),
        "started_at": "2026-09-22T14:00:00+08:00",
        "ended_at": "2026-09-22T15:00:00+08:00",
    }
    recertify(story.persons["officer2"], expires_on=date(2026, 9, 21))
    with refused("处罚法42", "started_at"):
        story.take("investigate", **late)
    recertify(story.persons["officer2"], expires_on=date(2026, 9, 22))
    story.take("investigate", **late)


def test_a_replaced_officer_neither_reviews_nor_decides_the_case(story: CaseStory) -> None:
    """CF-G02 (处罚法57)."""
    story.until("assign_officers")
    story.take("assign_officers", **REPLACED, second_officer=str(story.persons["officer3"].pk))
    story.moments["investigate"] = "2026-09-23 08:30"
    story.until("draft_decision")
    RoleAssignment.objects.create(
        person=story.persons["officer2"], role=Role.LEADER, since=date(2024, 1, 1)
    )
    with refused("处罚法57"):
        story.take("decide", by="officer2")
