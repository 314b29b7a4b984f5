"""The gate in the database: what no program may write, by the ORM or by SQL of its own."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from cases import forgery
from cases.entries import CITIZEN
from factories import HEARING_FROM_FEN, CaseStory, at
from sunlit.cases.models import (
    AdvanceNotice,
    Clearance,
    CollectiveDeliberation,
    Decision,
    DecisionDraft,
    Evidence,
    EvidenceFile,
    Step,
    StepFile,
)
from sunlit.disclosure.models import Publication
from sunlit.records.services.keep import keep
from sunlit.rules.deliberation import DELIBERATION
from tampering import tamper

Write = Callable[[models.Model], None]
NOW = at("2026-09-28 16:00")
APPROVAL = "重大行政执法决定未经法制审核或者审核未通过"
WRONG_CONTENT = "审核通过的不是这一版决定书稿"
NO_NOTICE = "没有向当事人送达事先告知书"
STALE = "决定依据的不是本案最新的决定书稿"
HEAVIER = "罚款不得高于事先告知的数额"
OTHER = "决定的处理结果或者罚款与决定书稿不一致"
COPIED = (
    *("case", "content", "content_hash", "outcome", "fine_fen"),
    *("deliberates", "made_by", "recorded_at"),
)
UNDELIBERATED = "没有集体讨论决定，不得作出"


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
    step = forgery.step(story, "decide", "leader")
    forgery.sign(step)
    document = forgery.paper(story)
    draft = DecisionDraft.objects.filter(case=story.case).latest("version")
    values: dict[str, Any] = {
        "case": story.case,
        "step": step,
        "draft": draft,
        "clearance": Clearance.objects.filter(draft=draft).first(),
        "notice": AdvanceNotice.objects.filter(case=story.case).last(),
        "document": document,
        "deliberation": CollectiveDeliberation.objects.filter(draft=draft).first(),
        "decided_on": at("2026-09-30").date(),
        "outcome": draft.outcome,
        "fine_fen": draft.fine_fen,
    }
    return Decision(**values | changes)


def assert_refused(row: models.Model, write: Write, sentence: str) -> None:
    with pytest.raises(DatabaseError, match=sentence), transaction.atomic():
        write(row)
    assert not type(row)._default_manager.filter(**_identity(row)).exists()


def _identity(row: models.Model) -> dict[str, Any]:
    return {"draft": row.draft} if isinstance(row, Clearance | Decision) else {}


def raised(story: CaseStory, step: str) -> None:
    """Take the case, major by a voluntary raise, to the step: reviewed, but not deliberated."""
    story.until("hear_statement")
    story.take("draft_decision", raise_to_major=True)
    story.until(step)


def test_the_right_decision_is_accepted(story: CaseStory, write: Write) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("deliberate")
    write(decision(story))
    assert Decision.objects.get().clearance == Clearance.objects.get()
    assert Decision.objects.get().deliberation == CollectiveDeliberation.objects.get()


def test_a_minor_decision_needs_no_clearance(story: CaseStory, write: Write) -> None:
    story.until("draft_decision")
    write(decision(story))
    assert Decision.objects.get().clearance is None


def test_a_major_decision_without_clearance_is_refused(story: CaseStory, write: Write) -> None:
    raised(story, "refer")
    assert_refused(decision(story), write, APPROVAL)


def test_a_case_once_referred_has_no_draft_that_is_not_major(
    story: CaseStory, write: Write
) -> None:
    raised(story, "refer")
    newest = DecisionDraft.objects.get()
    forged = DecisionDraft(**{name: getattr(newest, name) for name in COPIED})
    forged.version, forged.is_major, forged.major_row = 2, False, ""
    with pytest.raises(DatabaseError, match="以后的决定书稿都应当审核"), transaction.atomic():
        write(forged)
    forged.is_major = True
    write(forged)


def test_a_referred_case_is_not_decided_without_clearance(story: CaseStory, write: Write) -> None:
    """A minor draft that was referred all the same."""
    story.until("draft_decision")
    story.take("refer")
    assert not DecisionDraft.objects.get().is_major
    assert_refused(decision(story), write, APPROVAL)


def test_a_clearance_of_an_earlier_draft_opens_nothing(story: CaseStory, write: Write) -> None:
    raised(story, "review_agrees")
    story.take("draft_decision", when="2026-09-30 10:00", discretion="从轻。", raise_to_major=True)
    stale = Clearance.objects.get()
    assert_refused(decision(story, clearance=stale), write, APPROVAL)
    assert_refused(decision(story), write, APPROVAL)


def test_a_clearance_of_another_case_opens_nothing(story: CaseStory, write: Write) -> None:
    raised(CaseStory(story.persons), "review_agrees")
    raised(story, "refer")
    assert_refused(decision(story, clearance=Clearance.objects.get()), write, APPROVAL)


def test_a_clearance_for_another_hash_than_its_drafts_is_refused(
    story: CaseStory, write: Write
) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    forgery.sign(forgery.step(story, "review_agrees", "reviewer"))
    agreed = forgery.opinion(story)
    wrong = forgery.clearance(story, content_hash="0" * 64, opinion=agreed.uuid)
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


@pytest.mark.parametrize("model", [Evidence, EvidenceFile])
def test_nothing_joins_the_evidence_of_a_decided_case(
    story: CaseStory, write: Write, model: type[models.Model]
) -> None:
    """No program adds what neither the review nor the leader saw (审核制度6)."""
    story.until("draft_decision")
    item = story.case.evidence.get()
    step = story.case.steps.latest("seq")
    stored = keep(io.BytesIO(b"%PDF-1.7 1"), name="凭证.pdf", media_type="application/pdf", now=NOW)

    def row(name: str) -> models.Model:
        if model is Evidence:
            return Evidence(
                case=item.case, step=step, name=name, kind="record", source="", proves=""
            )
        return EvidenceFile(
            case=item.case,
            evidence=item,
            step=step,
            file=stored,
            name=name,
            media_type="application/pdf",
            recorded_by=step.actor,
            recorded_at=NOW,
        )

    write(row("决定以前"))
    story.take("draft_decision", when="2026-09-28 17:00")
    story.until("decide")
    with pytest.raises(DatabaseError, match="不能再加入证据"), transaction.atomic():
        write(row("决定以后"))
    assert not model._default_manager.filter(name="决定以后").exists()


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


def lenient(story: CaseStory) -> CaseStory:
    """A case without penalty, ready to be decided."""
    story.outcome = "no_penalty"
    return story.until("endorse_decision")


def grave(story: CaseStory, step: str) -> CaseStory:
    """A grave case that is not on the list, up to the step."""
    story.until("hear_statement")
    story.take("draft_decision", grave=True)
    return story.until(step)


def test_no_penalty_needs_no_notice(story: CaseStory, write: Write) -> None:
    write(decision(lenient(story)))
    assert Decision.objects.get().notice is None


def test_a_penalty_does_not_pass_as_none_to_escape_its_notice(
    story: CaseStory, write: Write
) -> None:
    story.until("endorse_decision")
    assert_refused(decision(story, outcome="no_penalty", notice=None), write, OTHER)
    assert_refused(decision(story, outcome="no_penalty", fine_fen=0), write, OTHER)


def test_no_penalty_does_not_become_one_in_the_decision(story: CaseStory, write: Write) -> None:
    lenient(story)
    assert_refused(decision(story, outcome="penalty"), write, f"{OTHER}|{NO_NOTICE}")
    assert_refused(decision(story, fine_fen=1), write, OTHER)


def test_a_fine_is_that_of_its_draft(story: CaseStory, write: Write) -> None:
    story.until("endorse_decision")
    assert_refused(decision(story, fine_fen=story.fine_fen - 1), write, OTHER)


def test_a_draft_without_penalty_fines_nobody(story: CaseStory, write: Write) -> None:
    lenient(story)
    wrong = DecisionDraft.objects.get()
    wrong.pk, wrong.version, wrong.fine_fen = None, 2, 100
    refused = pytest.raises(DatabaseError, match=r"不能罚款|与书稿内容不一致")
    with refused, transaction.atomic():
        write(wrong)
    assert DecisionDraft.objects.count() == 1


def test_a_grave_penalty_without_deliberation_is_refused(story: CaseStory, write: Write) -> None:
    """CF-G09 (处罚法57.2)."""
    grave(story, "endorse_decision")
    assert_refused(decision(story), write, UNDELIBERATED)


def test_a_deliberated_penalty_is_accepted(story: CaseStory, write: Write) -> None:
    grave(story, "deliberate")
    write(decision(story))
    assert Decision.objects.get().deliberation == CollectiveDeliberation.objects.get()


def test_a_deliberation_that_refused_opens_nothing(story: CaseStory, write: Write) -> None:
    grave(story, "endorse_decision")
    story.take("deliberate", view="disagree")
    assert_refused(decision(story), write, UNDELIBERATED)


def test_a_deliberation_of_an_earlier_draft_opens_nothing(story: CaseStory, write: Write) -> None:
    grave(story, "deliberate")
    story.take("draft_decision", when="2026-09-30 10:00", discretion="从轻。", grave=True)
    stale = CollectiveDeliberation.objects.get()
    assert_refused(decision(story, deliberation=stale), write, UNDELIBERATED)


def deliberated(story: CaseStory) -> Step:
    """Write a meeting of the heads whose acts are in order."""
    forgery.called(story, DELIBERATION)
    return forgery.concluded(story, DELIBERATION)


def test_a_deliberation_names_the_content_it_was_of(story: CaseStory, write: Write) -> None:
    grave(story, "endorse_decision")
    step = deliberated(story)
    wrong = CollectiveDeliberation(
        draft=DecisionDraft.objects.get(), content_hash="0" * 64, step=step, agrees=True
    )
    with pytest.raises(DatabaseError, match="集体讨论的不是这一版"), transaction.atomic():
        write(wrong)


def test_nobody_deliberates_a_major_draft_before_its_review(story: CaseStory, write: Write) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    draft = DecisionDraft.objects.get()
    early = CollectiveDeliberation(
        draft=draft,
        content_hash=draft.content_hash,
        step=deliberated(story),
        agrees=True,
    )
    with pytest.raises(DatabaseError, match="通过法制审核以后"), transaction.atomic():
        write(early)


def test_a_deliberation_on_paper_rests_on_its_scan(story: CaseStory) -> None:
    """处罚法57.2: what nobody signed here is proven by what they signed there."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("endorse_decision")
    for code in ("convene", "record_paper_meeting"):
        story.take(code, when="2026-09-30 09:30")
    proof = StepFile.objects.get()
    tamper("DELETE FROM cases_stepfile")
    with pytest.raises(DatabaseError, match="没有都由本人发表意见并签署"), transaction.atomic():
        story.take("deliberate", convened=False)
    by_orm(proof)
    assert story.take("deliberate", convened=False).code == "deliberate"
