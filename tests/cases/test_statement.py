"""陈述申辩 and its re-examination: recorded, answered point by point, never punished for."""

from datetime import date
from typing import Any

import pytest

from cases.entries import oral_statement, reexamination, written_statement
from cases.organ import ON_SQLITE, recertify
from factories import CaseStory, at, refused
from sunlit.cases.check import check_cases
from sunlit.documents.models import Document
from sunlit.procedures.penalty.facts import statement_made

DAY = date(2026, 9, 28)
ORAL = oral_statement(DAY)
WRITTEN = written_statement(DAY)
LATER = "2026-09-28 11:00"


def paper(story: CaseStory, form: str) -> dict[str, Any]:
    found: dict[str, Any] = (
        Document.objects.filter(subject=story.case.uuid, form=form).latest("pk").content
    )
    return found


@pytest.fixture
def told(story: CaseStory) -> CaseStory:
    return story.until("serve_notice")


def test_a_statement_is_examined_again_before_anything_is_drafted_or_decided(
    told: CaseStory,
) -> None:
    """CF-G05 (处罚法45)."""
    told.take("hear_statement", **WRITTEN)
    with refused("处罚法45"):
        told.take("draft_decision")
    with refused("处罚法45"):
        told.take("decide", when="2026-10-08")
    told.take("reexamine", when=LATER)
    told.until("endorse_decision")
    told.take("decide", when="2026-10-08")


@ON_SQLITE
def test_nothing_is_examined_again_where_nothing_was_said(told: CaseStory) -> None:
    told.take("hear_statement")
    facts = told.facts
    waiting = facts.procedure.next_steps(facts.position, facts.branch)
    assert [step.code for step in waiting] == ["draft_decision"]
    with refused("处罚法45"):
        told.take("reexamine", when=LATER)
    told.take("draft_decision")


@ON_SQLITE
def test_every_point_is_answered_with_its_reasons(told: CaseStory) -> None:
    """CF-G05 (处罚法45)."""
    told.take("hear_statement", **WRITTEN)
    good = reexamination()["points"][0]
    for points in ([], [good, {**good, "reasons": " "}], [{**good, "adopted": None}]):
        with refused(None, "points"):
            told.take("reexamine", when=LATER, points=points)
    told.take("reexamine", when=LATER, points=[good, {**good, "adopted": True}])
    rows = paper(told, "D11-复核")["points"]
    assert [row["adopted"] for row in rows] == ["不采纳", "采纳"]


@ON_SQLITE
def test_the_penalty_is_not_heavier_because_of_the_statement(told: CaseStory) -> None:
    """CF-G19 (处罚法45)."""
    told.take("hear_statement", **WRITTEN)
    told.take("reexamine", when=LATER, **reexamination(adopted=True))
    with refused("处罚法45", "fine_fen"):
        told.take("draft_decision", fine_fen=told.fine_fen + 1)
    told.take("draft_decision", fine_fen=told.fine_fen - 1)


@ON_SQLITE
def test_a_new_conclusion_after_a_statement_is_heavier_only_for_new_facts_it_names(
    told: CaseStory,
) -> None:
    """CF-G19 (处罚法45.2): to tell again must not make heavier what the party objected to."""
    told.take("hear_statement", **WRITTEN)
    told.take("reexamine", when=LATER)
    heavier = {"fine_fen": told.fine_fen + 100, "when": "2026-09-28 12:00"}
    for blank in ("", "  "):
        with refused("处罚法45.2", "new_facts"):
            told.take("conclude_investigation", **heavier, new_facts=blank)
    told.take("conclude_investigation", **heavier, new_facts="又查明五月的收购没有台账。")
    assert "又查明五月的收购没有台账" in paper(told, "D09")["discretion"]
    told.take("notify", when="2026-09-28 13:00")
    assert "又查明五月的收购没有台账" in paper(told, "D10")["discretion"]
    assert not list(check_cases())


@ON_SQLITE
@pytest.mark.parametrize(
    "field",
    [
        *("statement_content", "manner", "speaker", "speaker_identity", "place", "started_at"),
        *("ended_at", "certificate_reply", "rights_told", "signature"),
    ],
)
def test_an_oral_statement_leaves_a_whole_record(told: CaseStory, field: str) -> None:
    for blank in ("", None):
        with refused("处罚法45", field):
            told.take("hear_statement", **{**ORAL, field: blank})
    told.take("hear_statement", **ORAL)
    assert paper(told, "D11")["confirmation"] == "以上笔录我看过，与我所述一致。"


@ON_SQLITE
@pytest.mark.parametrize(
    ("changed", "article", "field"),
    [
        ({"started_at": at("2026-09-23 08:00").isoformat()}, "处罚法44", "started_at"),
        ({"ended_at": at("2026-09-28 08:30").isoformat()}, None, "ended_at"),
        ({"ended_at": at("2026-09-28 09:01").isoformat()}, None, "ended_at"),
        ({"confirmation": ""}, "处罚法55", "confirmation"),
        ({"signature": "refused"}, "处罚法55", "refusal"),
        ({"signature": "refused", "refusal": "不愿意。"}, "处罚法55", "witness"),
    ],
)
def test_an_oral_statement_is_taken_and_signed_as_a_record_is(
    told: CaseStory, changed: dict[str, str], article: str | None, field: str
) -> None:
    with refused(article, field):
        told.take("hear_statement", **{**ORAL, **changed})


@ON_SQLITE
def test_an_officer_without_a_certificate_hears_no_statement(told: CaseStory) -> None:
    """CF-G01 (处罚法42)."""
    recertify(told.persons["officer2"], expires_on=date(2026, 9, 27))
    with refused("处罚法42", "started_at"):
        told.take("hear_statement", **ORAL)


@ON_SQLITE
@pytest.mark.parametrize("received", ["", "2026-09-23", "2026-09-29"])
def test_a_letter_was_received_between_the_notice_and_today(told: CaseStory, received: str) -> None:
    with refused(None if received else "处罚法45", "received_on"):
        told.take("hear_statement", **{**WRITTEN, "received_on": received})
    told.take("hear_statement", **WRITTEN)
    assert paper(told, "D11")["submitted"] == "陈述申辩书一份"


@ON_SQLITE
def test_a_new_conclusion_and_a_new_notice_are_answered_anew(told: CaseStory) -> None:
    told.take("hear_statement", **WRITTEN)
    told.take("reexamine", when=LATER)
    told.take("conclude_investigation", when="2026-09-28 12:00")
    assert not told.facts.position.standing & {"hear_statement", "reexamine"}
    assert not statement_made(told.facts)
