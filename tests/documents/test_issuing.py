"""Issuing a paper and making its PDF."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings

from documents.conftest import Papers
from sunlit.documents.content import content_hash
from sunlit.documents.models import Document, DocumentNumber, Rendition
from sunlit.documents.rendering import FontsMissingError, RenderingError
from sunlit.documents.services.issue_document import (
    IncompletePaperError,
    Issued,
    NumberWordMissingError,
    issue_document,
)
from sunlit.documents.services.render_document import render_document
from sunlit.jobs.models import Job, State
from sunlit.jobs.worker import Workers
from sunlit.ledger.models import PendingEvent
from sunlit.records.models import StoredFile
from sunlit.records.store import the_store
from sunlit.rules.refusal import Refused

DAY = date(2026, 9, 23)
NOW = datetime(2026, 9, 23, 2, 30, tzinfo=UTC)
SUBJECT = UUID("6f1c2f0e-0d7c-4f57-9c8e-0f8a55f3a001")

pytestmark = pytest.mark.django_db


def issue(content: dict[str, object], form: str = "D16", word: str | None = "阳发改罚") -> Issued:
    return issue_document(
        form,
        subject=SUBJECT,
        content=content,
        issued_on=DAY,
        made_by=7,
        now=NOW,
        number_word=word,
    )


def test_an_issued_paper_has_its_number_and_says_what_was_given(papers: Papers) -> None:
    document = issue(papers("D16")).document
    document.refresh_from_db()
    assert str(document) == "行政处罚决定书 阳发改罚〔2026〕1号"
    assert document.content == papers("D16")
    assert (document.subject, document.issued_on, document.made_by) == (SUBJECT, DAY, 7)


def test_the_callers_event_gets_number_and_paper(papers: Papers) -> None:
    issued = issue(papers("D16"))
    assert issued.rows == (issued.document.number, issued.document)
    assert not PendingEvent.objects.exists()


def test_a_paper_without_number_needs_no_word(papers: Papers) -> None:
    issued = issue(papers("D19"), "D19", None)
    assert issued.rows == (issued.document,)
    assert str(issued.document) == "送达回证"


def test_a_numbered_paper_is_not_issued_without_a_word(papers: Papers) -> None:
    with pytest.raises(NumberWordMissingError, match="没有设定它的机关代字"):
        issue(papers("D16"), word=None)
    assert not Document.objects.exists()


def test_an_incomplete_paper_is_refused_and_uses_no_number(papers: Papers) -> None:
    with pytest.raises(IncompletePaperError, match=r"请填写违法事实。请填写管辖法院。") as refusal:
        issue(papers("D16", facts=None, court=None))
    assert [fault.field for fault in refusal.value.faults] == ["facts", "court"]
    assert not DocumentNumber.objects.exists()
    assert issue(papers("D16")).document.number is not None


def test_a_number_is_on_one_paper_only(papers: Papers) -> None:
    document = issue(papers("D16")).document
    copy = {
        field.attname: getattr(document, field.attname)
        for field in Document._meta.concrete_fields
        if field.name not in {"id", "uuid"}
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(**copy)


def test_the_hash_is_that_of_the_reviewed_draft(papers: Papers) -> None:
    draft = content_hash("D16", papers("D16"))
    assert issue(papers("D16")).document.content_hash == draft
    assert issue(papers("D16")).document.content_hash == draft
    assert content_hash("D16", papers("D16", fine=1500001)) != draft
    assert content_hash("D17", papers("D16")) != draft


@pytest.mark.usefixtures("fonts")
class TestRendering:
    def test_the_pdf_is_kept_and_its_event_recorded(self, papers: Papers) -> None:
        rendition = render_document(issue(papers("D16")).document, now=NOW)
        pdf = b"".join(the_store().open_range(rendition.file.sha256))
        assert pdf.startswith(b"%PDF-1.7")
        assert rendition.file.original_name == "行政处罚决定书阳发改罚〔2026〕1号.pdf"
        assert rendition.engine.startswith("typst 0.15.")
        event = PendingEvent.objects.get(event="documents.rendered")
        assert event.subject == SUBJECT
        assert f"documents_rendition:{rendition.pk}".encode() in bytes(event.canonical)

    def test_a_second_call_returns_the_same_rendition(self, papers: Papers) -> None:
        document = issue(papers("D16")).document
        first = render_document(document, now=NOW)
        assert render_document(document, now=NOW) == first
        assert (Rendition.objects.count(), StoredFile.objects.count()) == (1, 1)
        assert PendingEvent.objects.filter(event="documents.rendered").count() == 1

    def test_a_job_makes_the_pdf_of_each_paper_once(self, papers: Papers) -> None:
        first, second = issue(papers("D16")).document, issue(papers("D19"), "D19").document
        Workers().run_until_idle()
        assert (first.renditions.count(), second.renditions.count()) == (1, 1)
        Job.objects.update(state=State.QUEUED)
        Workers().run_until_idle()
        assert Rendition.objects.count() == 2
        assert PendingEvent.objects.filter(event="documents.rendered").count() == 2

    def test_a_paper_that_cannot_be_set_is_not_issued(self, papers: Papers) -> None:
        with pytest.raises(Refused, match=r"“违法事实”里的“😀”（U\+1F600）没有字体能印出来"):
            issue(papers("D16", facts="现场有😀标志。"))
        assert not Document.objects.exists()

    def test_a_paper_that_cannot_be_set_does_not_hold_up_the_next(
        self, papers: Papers, settings: Settings, tmp_path: Path
    ) -> None:
        fetched = settings.FONT_DIRS
        settings.FONT_DIRS = [str(tmp_path / "no-fonts")]
        bad = issue(papers("D16", facts="现场有\U0001f600标志。")).document
        settings.FONT_DIRS = fetched
        good = issue(papers("D16")).document
        Workers().run_until_idle()
        assert good.renditions.count() == 1
        dead = Job.objects.get(state=State.DEAD)
        assert dead.subject == bad.uuid
        assert dead.error == "《行政处罚决定书》的内容排不成版，PDF 没有做成。"
        with pytest.raises(RenderingError, match=r"（U\+1F600）没有字体能印出来"):
            render_document(bad, now=NOW)

    def test_without_fonts_the_paper_is_issued_and_its_pdf_waits(
        self, papers: Papers, settings: Settings, tmp_path: Path
    ) -> None:
        fetched = settings.FONT_DIRS
        settings.FONT_DIRS = [str(tmp_path / "no-fonts")]
        document = issue(papers("D16")).document
        with pytest.raises(FontsMissingError, match=r"缺少字体，.*仿宋（正文）"):
            render_document(document, now=NOW)
        Workers().run_until_idle()
        waiting = Job.objects.get()
        assert (waiting.state, waiting.attempt) == (State.QUEUED, 0)
        assert "仿宋（正文）" in waiting.error
        settings.FONT_DIRS = fetched
        Job.objects.update(run_at=waiting.created_at)
        Workers().run_until_idle()
        assert document.renditions.count() == 1

    def test_a_paper_of_an_older_version_is_found_by_the_sweep(self, papers: Papers) -> None:
        document = issue(papers("D16")).document
        Job.objects.all().delete()
        Workers().queue_periodic()
        Workers().run_until_idle()
        assert document.renditions.count() == 1
