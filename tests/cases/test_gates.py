"""The gate in the database: what no program may write, by the ORM or by SQL of its own."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from cases.entries import CITIZEN
from factories import HEARING_FROM_FEN, CaseStory, at
from sunlit.cases.models import AdvanceNotice, Clearance, Decision, DecisionDraft, Step
from sunlit.disclosure.models import Publication
from sunlit.documents.models import Document

Write = Callable[[models.Model], None]
APPROVAL = "重大行政执法决定未经法制审核或者审核未通过"
WRONG_CONTENT = "审核通过的不是这一版决定书稿"
NO_NOTICE = "没有向当事人送达事先告知书"
STALE = "决定依据的不是本案最新的决定书稿"
HEAVIER = "罚款不得高于事先告知的数额"


def by_orm(row: models.Model) -> None:
    row.save(force_insert=True)


def by_sql(row: models.Model) -> None:
    """Insert the row as a person with the application's password would."""
    fields = [field for field in row._meta.local_concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{row._meta.db_table}" ({columns}) VALUES ({marks})', values)


@pytest.fixture(params=[by_orm, by_sql], ids=["orm", "sql"])
def write(request: pytest.FixtureRequest) -> Write:
    chosen: Write = request.param
    return chosen


def decision(story: CaseStory, **changes: Any) -> Decision:
    """Return the decision that the leader would make now, not yet written."""
    step = Step.objects.create(
        case=story.case,
        seq=story.case.steps.count() + 1,
        code="decide",
        actor=story.persons["leader"],
        happened_at=at("2026-09-30"),
        recorded_at=at("2026-09-30"),
        content={},
    )
    document = Document.objects.create(
        subject=story.case.uuid,
        form="D16",
        title="行政处罚决定书",
        content={},
        content_hash="0" * 64,
        issued_on=at("2026-09-30").date(),
        made_by=1,
        recorded_at=at("2026-09-30"),
    )
    draft = DecisionDraft.objects.filter(case=story.case).latest("version")
    values: dict[str, Any] = {
        "case": story.case,
        "step": step,
        "draft": draft,
        "clearance": Clearance.objects.filter(draft=draft).first(),
        "notice": AdvanceNotice.objects.filter(case=story.case).latest("id"),
        "document": document,
        "decided_on": at("2026-09-30").date(),
        "fine_fen": draft.content["fine_fen"],
    }
    return Decision(**values | changes)


def assert_refused(row: models.Model, write: Write, sentence: str) -> None:
    with pytest.raises(DatabaseError, match=sentence), transaction.atomic():
        write(row)
    assert not type(row)._default_manager.filter(**_identity(row)).exists()


def _identity(row: models.Model) -> dict[str, Any]:
    return {"draft": row.draft} if isinstance(row, Clearance | Decision) else {}


def test_the_right_decision_is_accepted(story: CaseStory, write: Write) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("review_agrees")
    write(decision(story))
    assert Decision.objects.get().clearance == Clearance.objects.get()


def test_a_minor_decision_needs_no_clearance(story: CaseStory, write: Write) -> None:
    story.until("draft_decision")
    write(decision(story))
    assert Decision.objects.get().clearance is None


def test_a_major_decision_without_clearance_is_refused(story: CaseStory, write: Write) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    assert_refused(decision(story), write, APPROVAL)


def test_a_clearance_of_an_earlier_draft_opens_nothing(story: CaseStory, write: Write) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("review_agrees")
    story.take("draft_decision", when="2026-09-30 10:00", discretion="从轻。")
    stale = Clearance.objects.get()
    assert_refused(decision(story, clearance=stale), write, APPROVAL)
    assert_refused(decision(story), write, APPROVAL)


def test_a_clearance_of_another_case_opens_nothing(story: CaseStory, write: Write) -> None:
    other = CaseStory(story.persons, fine_fen=HEARING_FROM_FEN)
    other.until("review_agrees")
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    assert_refused(decision(story, clearance=Clearance.objects.get()), write, APPROVAL)


def test_a_clearance_for_another_hash_than_its_drafts_is_refused(
    story: CaseStory, write: Write
) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    wrong = Clearance(
        draft=DecisionDraft.objects.get(),
        content_hash="0" * 64,
        opinion="0d5c4b1e-94b4-4d8e-8d3c-3f0c9f6f7a11",
        cleared_by=story.persons["reviewer"],
        recorded_at=at("2026-09-30"),
    )
    assert_refused(wrong, write, WRONG_CONTENT)


def test_a_decision_without_a_served_notice_is_refused(story: CaseStory, write: Write) -> None:
    story.until("draft_decision")
    story.take("notify", when="2026-09-29")
    assert_refused(decision(story), write, NO_NOTICE)


def test_an_earlier_notice_that_was_served_is_no_notice(story: CaseStory, write: Write) -> None:
    story.until("draft_decision")
    served = AdvanceNotice.objects.get()
    story.take("notify", when="2026-09-29")
    assert_refused(decision(story, notice=served), write, NO_NOTICE)


def test_a_decision_on_an_earlier_draft_is_refused(story: CaseStory, write: Write) -> None:
    story.until("draft_decision")
    first = DecisionDraft.objects.get()
    story.take("draft_decision", when="2026-09-29", discretion="从轻。")
    assert_refused(decision(story, draft=first), write, STALE)


def test_a_decision_on_the_draft_of_another_case_is_refused(story: CaseStory, write: Write) -> None:
    other = CaseStory(story.persons)
    other.until("draft_decision")
    story.until("draft_decision")
    draft = DecisionDraft.objects.get(case=other.case)
    assert_refused(decision(story, draft=draft), write, STALE)


def test_a_decision_before_the_service_of_its_notice_is_refused(
    story: CaseStory, write: Write
) -> None:
    story.until("draft_decision")
    early = at("2026-09-23").date()
    assert_refused(decision(story, decided_on=early), write, NO_NOTICE)


def test_the_notice_of_another_case_is_no_notice(story: CaseStory, write: Write) -> None:
    other = CaseStory(story.persons, party=CITIZEN, fine_fen=100_000)
    other.until("serve_notice")
    story.until("draft_decision")
    notice = AdvanceNotice.objects.get(case=other.case)
    assert_refused(decision(story, notice=notice, fine_fen=1), write, NO_NOTICE)


def test_a_decision_heavier_than_its_notice_is_refused(story: CaseStory, write: Write) -> None:
    story.until("draft_decision")
    assert_refused(decision(story, fine_fen=story.fine_fen + 1), write, HEAVIER)


def test_what_was_done_decided_and_published_is_neither_changed_nor_deleted(
    story: CaseStory,
) -> None:
    story.until("publish")
    for model in (Step, Decision, Publication, DecisionDraft, AdvanceNotice):
        table = model._meta.db_table
        before = list(model._default_manager.order_by("pk").values())
        for attack in (
            f'UPDATE "{table}" SET "id" = "id"',
            f'DELETE FROM "{table}"',
        ):
            with (
                pytest.raises(DatabaseError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(attack)
        with pytest.raises(DatabaseError), transaction.atomic():
            model._default_manager.update(id=models.F("id"))
        with pytest.raises(DatabaseError), transaction.atomic():
            model._default_manager.order_by("pk")[0].save()
        assert list(model._default_manager.order_by("pk").values()) == before
