"""A case read in one query says what its tables say, each read by itself."""

from typing import Any

from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from scenarios.office import Office
from sunlit.cases.models import Case, Evidence, EvidenceFile
from sunlit.cases.queries import CaseFacts
from sunlit.cases.read_case import read_case
from sunlit.people.models import Person
from sunlit.records.models import StoredFile

TABLES = (
    *("steps", "parties", "officer_rows", "recusals", "notices", "services", "drafts", "decisions"),
    *("corrections", "payments", "items", "evidence", "evidence_files", "step_files", "papers"),
)


def columns(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def file_some_evidence() -> None:
    """The demonstration has no files of evidence: one is put in beside each undecided item."""
    officer = Person.objects.get(username="officer1")
    for item in Evidence.objects.filter(case__decisions=None).select_related("step"):
        EvidenceFile.objects.create(
            case=item.case,
            evidence=item,
            step=item.step,
            file=StoredFile.objects.order_by("pk")[0],
            name=f"{item.name}.pdf",
            media_type="application/pdf",
            recorded_by=officer,
            recorded_at=item.step.recorded_at,
        )


def test_every_row_of_every_case_is_the_row_of_its_table(office: Office) -> None:
    assert office
    file_some_evidence()
    seen = set()
    for case in Case.objects.select_related("office", "matter"):
        at_once, one_by_one = read_case(case), CaseFacts(case)
        for table in TABLES:
            rows = getattr(at_once, table)
            assert [columns(row) for row in rows] == [
                columns(row) for row in getattr(one_by_one, table)
            ], table
            seen |= {table} if rows else set()
        reporter = one_by_one.reporter
        assert (at_once.reporter and columns(at_once.reporter)) == (reporter and columns(reporter))
        assert at_once.title == one_by_one.title
        assert at_once.evidence_list == one_by_one.evidence_list
    assert seen >= {"steps", "parties", "officer_rows", "notices", "services", "drafts"}
    assert seen >= {"payments", "evidence", "evidence_files", "papers"}


def test_what_the_rows_point_at_is_there_without_another_question(office: Office) -> None:
    assert office
    file_some_evidence()
    for case in Case.objects.select_related("office"):
        facts = read_case(case)
        with CaptureQueriesContext(connection) as asked:
            for step in facts.steps:
                assert step.actor.office.name
            for paper in facts.papers:
                assert paper.document.title + str(paper.document.number or "") + paper.step.code
            for one in facts.evidence_files:
                assert one.file.sha256 + one.evidence.name
            assert all(row.person.name for row in facts.officer_rows)
            assert facts.branch
            assert "decide" not in facts.position.standing or facts.decision.document.title
        assert asked.captured_queries == []


def test_a_case_read_after_another_is_not_the_other(office: Office) -> None:
    assert office
    first, second = Case.objects.order_by("id")[:2]
    read_case(first)
    assert {step.case_id for step in read_case(second).steps} == {second.pk}
