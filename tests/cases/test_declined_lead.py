"""不予立案, and who may know who gave the lead (处罚法54; 记录制度12)."""

from datetime import date

import pytest

from factories import CaseStory, refused
from sunlit.cases.duties import derive
from sunlit.cases.models import Reporter
from sunlit.cases.queries import CaseFacts
from sunlit.cases.visible_records import visible_records
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.documents.models import Document
from sunlit.duties.models import Duty

NAME = "示例举报人"
DAY = date(2026, 9, 22)


@pytest.fixture
def reported(story: CaseStory) -> CaseStory:
    """A case that somebody reported, with its filing asked for."""
    story.take("register_lead", reporter_name=NAME, reporter_contact="13935300009")
    return story.until("endorse_filing")


def _decline(story: CaseStory, **changes: str) -> None:
    story.take("decline_to_file", when="2026-09-22 09:00", **changes)


def test_a_declined_lead_ends_the_case_with_its_reason_on_paper(story: CaseStory) -> None:
    story.until("endorse_filing")
    _decline(story)
    paper = Document.objects.get(form="D02-不予")
    assert (
        paper.content["reason"] == story.case.steps.get(code="decline_to_file").content["opinion"]
    )
    assert paper.content["ground"] == "没有违法事实"
    assert paper.content["check"] == story.facts.steps[1].content["found"]
    assert [paper.content[f"{one}_opinion"]["name"] for one in ("officer", "office", "head")] == [
        "张一",
        "赵四",
        "刘七",
    ]
    with refused("处罚法54"):
        story.take("file_case")


def test_a_lead_of_another_organ_is_passed_on_to_a_named_one(story: CaseStory) -> None:
    story.until("endorse_filing")
    with refused("处罚法22", "onward"):
        _decline(story, ground="outside_jurisdiction")
    _decline(story, ground="outside_jurisdiction", onward="阳泉市市场监督管理局")
    assert Document.objects.get(form="D02-不予").content["onward"] == "阳泉市市场监督管理局"


def test_a_filed_case_can_no_longer_be_declined(story: CaseStory) -> None:
    story.until("file_case")
    with refused("处罚法54"):
        _decline(story)


def test_the_file_of_a_declined_lead_is_due_thirty_days_from_the_approval(
    story: CaseStory,
) -> None:
    story.until("endorse_filing")
    _decline(story)
    archive = Duty.objects.get(subject=story.case.uuid, deadline="DA-ARCHIVE")
    assert archive.due_on == date(2026, 10, 22)
    filing = Duty.objects.get(subject=story.case.uuid, deadline="CF-FILE")
    assert filing.closed_on == DAY


def test_who_reported_is_told_what_came_of_it(reported: CaseStory) -> None:
    _decline(reported)
    waiting = {duty.step for duty in Duty.objects.filter(actionable=True, closed_on=None)}
    assert waiting == {"tell_reporter", "compile_dossier"}
    reported.take("tell_reporter", when="2026-09-22 15:00")
    assert not Duty.objects.filter(step="tell_reporter", closed_on=None).exists()


def test_nobody_is_asked_to_tell_a_reporter_where_there_is_none(story: CaseStory) -> None:
    story.until("endorse_filing")
    _decline(story)
    assert not Duty.objects.filter(step="tell_reporter").exists()


def test_the_reporter_stands_in_no_step_and_on_no_paper(reported: CaseStory) -> None:
    _decline(reported)
    assert Reporter.objects.get().name == NAME
    for step in reported.case.steps.all():
        assert NAME not in str(step.content)
        assert "13935300009" not in str(step.content)
    for document in Document.objects.all():
        assert NAME not in str(document.content)
    assert Document.objects.get(form="D01").content["provider"] == "已登记，另行保密"


def test_only_those_who_handle_the_case_know_who_reported(reported: CaseStory) -> None:
    facts = CaseFacts(reported.case)
    may = {
        name for name, one in reported.persons.items() if visible_records(one, facts, DAY).reporter
    }
    assert may == {"officer1", "officer2", "officehead"}
    reported.take("file_case")
    reported.take("assign_officers", second_officer=str(reported.persons["officer3"].pk))
    filed = CaseFacts(reported.case)
    may = {
        name for name, one in reported.persons.items() if visible_records(one, filed, DAY).reporter
    }
    assert may == {"officer1", "officer3", "officehead"}


def test_the_duties_of_a_declined_lead_follow_from_its_facts(reported: CaseStory) -> None:
    _decline(reported)
    derived = derive(CaseFacts(reported.case), current_calendar(), current_house())
    assert {duty.code for duty in derived if duty.closed_on is None} == {
        "DA-ARCHIVE",
        "step:tell_reporter",
        "step:compile_dossier",
    }
