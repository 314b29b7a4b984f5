"""What the public reads of a decision is said by its procedure, and stored with its labels."""

import json
from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest

from factories import ON_SQLITE, CaseStory
from sunlit.cases import procedures
from sunlit.cases.publishing import Copied, PublicText
from sunlit.cases.work import Row, WorkedProcedure
from sunlit.disclosure.check import check_publications
from sunlit.disclosure.models import Publication
from sunlit.disclosure.redaction import why_not_hidden
from sunlit.disclosure.searching import shown_parts
from sunlit.ledger.canonical import canonical_bytes
from sunlit.portal.presenters import decision_facts, decision_row, decision_title
from sunlit.search.collection import PORTAL
from sunlit.search.queries import found
from sunlit.search.tokens import parse

LABELS = frozenset({"format", "title", "rows"})


def as_of_before(publication: Publication) -> Publication:
    """Return the publication with the snapshot that a version without labels wrote of it."""
    content = json.loads(bytes(publication.snapshot))
    kept = {name: value for name, value in content.items() if name not in LABELS}
    return Publication(
        kind=publication.kind,
        number=publication.number,
        decided_on=publication.decided_on,
        snapshot=canonical_bytes(kept),
    )


@ON_SQLITE
@pytest.mark.parametrize("outcome", ["penalty", "no_penalty"])
def test_a_snapshot_of_before_reads_as_it_did(story: CaseStory, outcome: str) -> None:
    story.outcome = outcome
    publication = story.until("publish").publication
    before = as_of_before(publication)
    assert decision_title(before) == decision_title(publication)
    assert decision_facts(before) == decision_facts(publication)
    searched = list(shown_parts(json.loads(bytes(before.snapshot))))
    assert searched[:4] == [
        publication.number,
        "监督检查科",
        publication.cause,
        publication.conclusion,
    ]
    assert searched[-1] == json.loads(bytes(before.snapshot))["party"]["representative"]


def test_a_snapshot_from_before_there_was_a_choice_of_outcomes_is_of_a_penalty() -> None:
    content = {"kind": "penalty", "cause": "未建立台账", "facts": "收购小麦", "violated": "条例"}
    content |= {"basis": "条例", "disposition": "警告。"}
    assert decision_title(Publication(kind="penalty", snapshot=canonical_bytes(content))) == (
        "行政处罚决定"
    )


def _of_a_license(copied: Copied) -> PublicText:
    number = str(copied.decision.document.number)
    return PublicText(
        title="准予行政许可决定",
        cause="粮食收购许可",
        conclusion="准予行政许可。",
        rows=(
            Row("许可事项", "粮食收购许可"),
            Row("许可内容", copied.hidden("准予从事粮食收购，联系电话13935300002。")),
            Row("许可证件编号", number),
            Row("审批依据", ""),
        ),
        fields={"outcome": "granted"},
    )


@pytest.fixture
def licensing(story: CaseStory) -> Iterator[CaseStory]:
    """A checked decision of a procedure that tells the public of a licence."""
    story.until("check_publication")
    code = story.case.procedure
    own = procedures.worked(code)
    assert own.public is not None
    other: WorkedProcedure = replace(own, public=replace(own.public, text=_of_a_license))
    with patch.object(procedures, "_worked", lambda: {code: other}):
        yield story


def test_what_a_licence_tells_is_published_by_the_same_services(licensing: CaseStory) -> None:
    """No table of disclosure and no page of the portal knows what a procedure decides."""
    publication = licensing.publish()
    content = json.loads(bytes(publication.snapshot))
    assert (content["title"], content["outcome"]) == ("准予行政许可决定", "granted")
    assert not {"facts", "violated", "fine_fen", "kinds"} & content.keys()
    assert [row["label"] for row in content["rows"]] == ["许可事项", "许可内容", "许可证件编号"]
    assert "13935300002" not in bytes(publication.snapshot).decode()
    assert (publication.cause, publication.conclusion) == ("粮食收购许可", "准予行政许可。")
    assert list(check_publications()) == []
    assert decision_title(publication) == "准予行政许可决定"
    shown = {fact.label: fact.value for fact in decision_facts(publication)}
    assert shown["许可内容"].startswith("准予从事粮食收购")
    assert shown["许可证件编号"] == publication.number
    assert not {"违法事实", "案由", "审批依据"} & shown.keys()
    assert len(found(PORTAL, "准予从事粮食收购")) == 1
    assert "准予从事" in decision_row(publication, parse("准予从事"))["excerpt"]


@ON_SQLITE
def test_what_a_procedure_does_not_mask_cannot_be_hidden_by_hand(story: CaseStory) -> None:
    """An entry that tells of nobody stands in the copy as it is; nobody hides a part of it."""
    story.outcome = "no_penalty"
    decision = story.until("decide").case.decisions.get()
    circumstance = decision.document.content["circumstance"]
    assert why_not_hidden(decision, circumstance) is not None
