"""A forged row with a proper event: log and row agree, and what it means is found all the same."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, models, transaction

from cases import forgery
from factories import HEARING_FROM_FEN, CaseStory, at
from sunlit.cases.check import check_cases
from sunlit.cases.models import Clearance, DecisionDraft, Step, StepPaper
from sunlit.documents.content import content_hash
from sunlit.documents.models import Document
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.ledger.services.verify import verify
from sunlit.review.check import check_reviews
from tampering import tamper

pytestmark = pytest.mark.usefixtures("database")


def recorded(story: CaseStory, step: Step, *rows: models.Model) -> None:
    """Write the event that the service would write."""
    with transaction.atomic():
        record(
            log=Log.RECORD,
            event="cases.step_taken",
            subject=str(story.case.uuid),
            facts={"step": step.code, "seq": step.seq},
            rows=[step, *rows],
            actor=step.actor_id,
            happened_at=step.happened_at,
            recorded_at=step.recorded_at,
        )


def said() -> list[str]:
    """Return what is found of meaning; the log itself finds nothing."""
    assert [one for one in verify() if "与事件" in str(one) or "没有登记" in str(one)] == []
    return [str(one) for one in (*check_cases(), *check_reviews())]


def test_a_draft_that_only_says_it_is_not_major_is_found(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    entries = story.until("hear_statement").act("draft_decision").content
    step = forgery.step(story, "draft_decision", "officer1", at("2026-09-28 15:00"))
    content = {"outcome": "penalty", "fine_fen": HEARING_FROM_FEN}
    draft = DecisionDraft.objects.create(
        case=story.case,
        version=1,
        content=content,
        content_hash=hashlib.sha256(b"").hexdigest(),
        is_major=False,
        deliberates=False,
        made_by=step.actor,
        recorded_at=step.recorded_at,
        **content,
    )
    tamper(f"UPDATE cases_step SET content = '{_json(entries)}' WHERE id = {step.pk}")
    recorded(story, Step.objects.get(pk=step.pk), draft)
    found = said()
    assert any("第1版决定书稿记为不是重大的决定，由当时的事实应当是" in line for line in found), (
        found
    )


def test_an_agreement_with_no_opinion_no_findings_and_no_paper_is_found(story: CaseStory) -> None:
    """Whoever owns the file takes the gates away; what the row would need is missing still."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    step = forgery.step(story, "review_agrees", "reviewer")
    row = forgery.clearance(story)
    columns = [field for field in Clearance._meta.concrete_fields if not field.primary_key]
    values = [
        field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in columns
    ]
    names = ", ".join(str(field.column) for field in columns)
    tamper(f"INSERT INTO cases_clearance ({names}) VALUES ({', '.join(map(_quoted, values))})")
    recorded(story, step, Clearance.objects.get())
    found = said()
    assert any("记为审核通过，却没有审核意见" in line for line in found), found
    assert any("没有陈六本人的签署" in line for line in found), found


def reissued(story: CaseStory, form: str, altered: Callable[[dict[str, Any]], Any]) -> list[str]:
    """Have another paper stand for the one that was issued, with events of its own."""
    old = StepPaper.objects.select_related("step", "document").get(document__form=form)
    step, content = old.step, old.document.content
    altered(content)
    forged = forgery.paper(story, form)
    tamper(
        f"UPDATE documents_document SET content = '{_json(content)}',"
        f" content_hash = '{content_hash(form, content)}', title = '{old.document.title}'"
        f" WHERE id = {forged.pk}",
    )
    with transaction.atomic():
        record(
            log=Log.RECORD,
            event="documents.document_issued",
            subject=str(story.case.uuid),
            facts={},
            rows=[Document.objects.get(pk=forged.pk)],
            actor=step.actor_id,
            happened_at=step.happened_at,
            recorded_at=step.recorded_at,
        )
    tamper(f"UPDATE cases_steppaper SET document_id = {forged.pk} WHERE id = {old.pk}")
    return [str(one) for one in check_cases()]


REISSUED: dict[str, tuple[str, Callable[[dict[str, Any]], Any], str]] = {
    "the officers' opinion": (
        "D02",
        lambda content: content["officer_opinion"].update(opinion="建议不予立案。"),
        "制作的立案审批表与刘七签署时看到的不符",
    ),
    "the facts": (
        "D15",
        lambda content: content.update(facts="违法事实轻微。"),
        "与刘七签署时看到的不符",
    ),
    "what the head of the office said": (
        "D15",
        lambda content: content["office_opinion"].update(opinion="不同意。"),
        "与刘七签署时看到的不符",
    ),
    "what the leader said": (
        "D15",
        lambda content: content["head_opinion"].update(opinion="不同意。"),
        "上的意见不是刘七签署的意见",
    ),
    "who decided": (
        "D15",
        lambda content: content["head_opinion"].update(name="蒋二"),
        "与刘七签署时看到的不符",
    ),
    "when it was closed": (
        "D24",
        lambda content: content["head_opinion"].update(at="2026-10-12T09:00:00+08:00"),
        "与刘七签署时看到的不符",
    ),
}


def test_a_paper_that_carries_opinions_is_held_against_what_its_signer_was_shown(
    story: CaseStory,
) -> None:
    """Before, `verify` passed over D02, D15 and D24: they hold what the signer had yet to write."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("close")
    assert said() == []
    papers = StepPaper.objects.values_list("id", "document_id")
    issued = dict(papers)
    for what, (form, altered, sentence) in REISSUED.items():
        found = reissued(story, form, altered)
        assert any(sentence in line for line in found), (what, found)
        for key, document in issued.items():
            tamper(f"UPDATE cases_steppaper SET document_id = {document} WHERE id = {key}")
        assert list(check_cases()) == [], what


def _json(entries: object) -> str:
    return json.dumps(entries, ensure_ascii=False, default=str).replace("'", "''")


def _quoted(value: object) -> str:
    return f"'{value}'"
