"""公示: what is asked before a decision goes out, and what the public log holds of it."""

import hashlib
import json

import pytest

from factories import CaseStory, refused
from sunlit.disclosure.check import check_publications
from sunlit.disclosure.models import Publication
from sunlit.ledger.canonical import canonical_bytes
from sunlit.ledger.models import Log, PendingEvent
from sunlit.portal.presenters import decision_facts, decision_title
from sunlit.rules.no_penalty import NoPenaltyCircumstance

YOUTH = "140302201006010017"


@pytest.fixture
def checked(story: CaseStory) -> CaseStory:
    """A case whose public copy has been checked by the first of two."""
    return story.until("check_publication")


def test_a_decision_is_published_as_a_snapshot_in_the_public_log(checked: CaseStory) -> None:
    publication = checked.publish()
    snapshot = bytes(publication.snapshot)
    assert publication.snapshot_sha256 == hashlib.sha256(snapshot).hexdigest()
    assert snapshot == canonical_bytes(json.loads(snapshot))
    event = PendingEvent.objects.get(log=Log.PUBLICITY)
    assert (event.event, event.subject) == ("disclosure.published", publication.uuid)
    assert json.loads(bytes(event.canonical))["facts"] == {
        "snapshot": publication.snapshot_sha256,
        "pdf": publication.pdf_sha256,
    }
    assert checked.facts.last("publish") == publication.step
    assert list(Publication.objects.public()) == [publication]


def test_the_columns_repeat_the_snapshot(checked: CaseStory) -> None:
    publication = checked.publish()
    content = json.loads(bytes(publication.snapshot))
    assert content == {
        "id": "PKQR7Z2M",
        "format": 2,
        "kind": "penalty",
        "title": "行政处罚决定",
        "rows": [
            {"label": "案由", "words": "未建立粮食经营台账"},
            {"label": "违法事实", "words": content["facts"]},
            {"label": "违反的规定", "words": content["violated"]},
            {"label": "处罚依据", "words": content["basis"]},
            {"label": "处罚种类", "words": "罚款"},
            {"label": "处罚内容", "words": "罚款人民币15,000元。"},
            {"label": "责令改正、责令退还", "words": "责令十五日内建立粮食经营台账。"},
        ],
        "number": "阳发改罚〔2026〕1号",
        "organ": "阳泉市发展和改革委员会",
        "office": "监督检查科",
        "party": {
            "kind": "organization",
            "name": "阳泉示例粮油有限公司",
            "uscc": "91140300MA0TEXT55N",
            "address": "山西省阳泉市城区示例街9号",
            "representative": "示例甲",
        },
        "cause": "未建立粮食经营台账",
        "facts": "当事人2026年8月收购小麦126吨，没有建立粮食经营台账。",
        "outcome": "penalty",
        "violated": content["violated"],
        "basis": "本机关依据《粮食流通管理条例》第四十五条的规定处理。",
        "disposition": "罚款人民币15,000元。",
        "kinds": ["罚款"],
        "correction": "责令十五日内建立粮食经营台账。",
        "conclusion": "罚款人民币15,000元。",
        "fine_fen": 1_500_000,
        "decided_on": "2026-09-30",
        "published_on": "2026-10-09",
        "pdf_sha256": publication.pdf_sha256,
    }
    columns = ("number", "kind", "cause", "conclusion", "pdf_sha256")
    assert {name: getattr(publication, name) for name in columns} == {
        name: content[name] for name in columns
    }
    assert publication.party_name == content["party"]["name"]
    assert publication.party_code == content["party"]["uscc"]
    assert publication.office_code == "supervision"


def test_a_decision_is_published_once(checked: CaseStory) -> None:
    checked.publish()
    with refused("公示制度6(3)"):
        checked.publish(public_id="ANOTHER2")
    assert Publication.objects.count() == 1


def test_a_decision_without_penalty_is_published_as_one(story: CaseStory) -> None:
    """Definition 1 of the clauses: a no-penalty decision is a publishable act."""
    story.outcome = "no_penalty"
    story.until("publish")
    publication = story.publication
    content = json.loads(bytes(publication.snapshot))
    assert publication.copy.document.form == "D17-G"
    assert (content["outcome"], content["fine_fen"]) == ("no_penalty", 0)
    assert content["circumstance"] == NoPenaltyCircumstance.MINOR_ACT.label
    assert content["conclusion"] == publication.conclusion == "不予行政处罚。"
    assert decision_title(publication) == "不予行政处罚决定"
    shown = {fact.label for fact in decision_facts(publication)}
    assert {"不予处罚的情形（《行政处罚法》）", "不予处罚的理由", "处理结果"} <= shown
    assert "处罚依据" not in shown
    assert list(check_publications()) == []
