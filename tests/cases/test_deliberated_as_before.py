"""A deliberation of before, all views in the host's one act, stands as it did (decision 0026)."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from pypdf import PdfReader

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at
from sunlit.cases.acting import complete
from sunlit.cases.check import check_cases
from sunlit.cases.models import CollectiveDeliberation, Step, StepSignature
from sunlit.cases.papers import write_paper
from sunlit.cases.papers.parts import organ
from sunlit.cases.read_case import read_case
from sunlit.cases.signing import signed_digest
from sunlit.desk.presenters.case_page import CasePage
from sunlit.documents.fonts import missing_fonts
from sunlit.documents.services.render_document import render_document
from sunlit.ledger import triggers
from sunlit.ledger.services.verify import verify
from sunlit.ledger.sqlite_guard import schema_changes
from sunlit.records.store import the_store

pytestmark = [pytest.mark.usefixtures("database"), ON_SQLITE]
HELD = at("2026-09-30 10:00")
VIEWS = [
    {"name": "蒋二", "post": "副主任", "view": "罚款偏高，保留意见。"},
    {"name": "刘七", "post": "主任", "view": "裁量适当。"},
]
ENTERED: dict[str, Any] = {
    "started_at": "2026-09-30T09:30:00+08:00",
    "ended_at": "2026-09-30T10:00:00+08:00",
    "place": "三楼会议室",
    "recorder": "示例记录员",
    "reporter": "赵四（监督检查科科长）",
    "observers": "",
    "absent": "",
    "report": "情况见决定书稿。",
    "views": VIEWS,
    "view": "agree",
    "conclusion": "多数同意按照决定书稿作出处罚决定。",
}


@contextmanager
def gates_of_before() -> Iterator[None]:
    """Take the gates away, as in a version that had none on a deliberation."""
    with schema_changes(connection):
        triggers.uninstall_gates(connection)
    yield
    with schema_changes(connection):
        triggers.install(connection)


def deliberated_as_before(story: CaseStory) -> Step:
    """Write what the service of then wrote: one act, its signature, its paper, its event."""
    facts = story.facts
    assert facts.draft
    with transaction.atomic():
        step = Step.objects.create(
            case=story.case,
            seq=len(facts.steps) + 1,
            code="deliberate",
            actor=story.persons["leader"],
            happened_at=HELD,
            recorded_at=HELD,
            content=ENTERED,
        )
        StepSignature.objects.create(
            step=step,
            signer=step.actor,
            signed_at=HELD,
            digest=signed_digest(story.case, step, facts.draft.content_hash),
        )
        held = CollectiveDeliberation.objects.create(
            draft=facts.draft, content_hash=facts.draft.content_hash, step=step, agrees=True
        )
        printed = ("started_at", "ended_at", "place", "recorder", "reporter", "report", "views")
        paper = write_paper(
            step,
            "D14",
            {
                **organ(),
                "case_name": facts.title,
                "case_number": story.case.number,
                "host": "刘七（主任）",
                **{name: ENTERED[name] for name in printed},
                "grounds": ["重大违法行为"],
                "review_opinion": "审核同意。",
                "conclusion": f"讨论结果：同意。{ENTERED['conclusion']}",
            },
        )
        return complete(step, [held, *paper.rows])


def test_a_deliberation_of_before_verifies_prints_and_shows(story: CaseStory) -> None:
    """CF-G09: no act of its own for each view, and no finding, today and once it is decided."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("endorse_decision")
    with gates_of_before():
        step = deliberated_as_before(story)
    assert triggers.missing(connection) == []
    assert [*check_cases(), *verify()] == []
    story.take("decide", when="2026-09-30 15:00")
    assert story.case.decisions.get().deliberation == CollectiveDeliberation.objects.get(step=step)
    assert [*check_cases(), *verify()] == []

    page = CasePage(
        read_case(story.case), story.persons["leader"], at("2026-10-01 09:00")
    ).context()
    [event] = [one for one in page["events"] if one.id == f"step-{step.seq}"]
    assert event.title == "集体讨论决定"
    assert ENTERED["conclusion"] in event.text
    document = step.papers.get().document
    assert [link.url for link in event.links if str(document.uuid) in link.url]

    if missing_fonts():
        pytest.skip("fonts are missing")
    rendition = render_document(document, now=HELD)
    pdf = io.BytesIO(b"".join(the_store().open_range(rendition.file.sha256)))
    text = "".join(one.extract_text() for one in PdfReader(pdf).pages).replace("\n", "")
    for row in VIEWS:
        assert row["view"].rstrip("。") in text
