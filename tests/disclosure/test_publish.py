"""公示: what is asked before a decision goes out, and what the public log holds of it."""

import hashlib
import json

import pytest

from cases.entries import CITIZEN
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, refused
from sunlit.disclosure.models import Publication, PublicCopy
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.publish import publish
from sunlit.documents.services.render_document import render_document
from sunlit.ledger.canonical import canonical_bytes
from sunlit.ledger.models import Log, PendingEvent
from sunlit.rules.withholding import WithholdingGround

YOUTH = "140302201006010017"


@pytest.fixture
def decided(story: CaseStory) -> CaseStory:
    """A case whose decision has been served."""
    return story.until("serve")


def copy_of(story: CaseStory) -> PublicCopy:
    act = story.act("publish")
    return prepare_copy(story.case.decision, act.actor, act.now)


def test_a_decision_is_published_as_a_snapshot_in_the_public_log(decided: CaseStory) -> None:
    publication = decided.publish()
    snapshot = bytes(publication.snapshot)
    assert publication.snapshot_sha256 == hashlib.sha256(snapshot).hexdigest()
    assert snapshot == canonical_bytes(json.loads(snapshot))
    event = PendingEvent.objects.get(log=Log.PUBLICITY)
    assert (event.event, event.subject) == ("disclosure.published", publication.uuid)
    assert json.loads(bytes(event.canonical))["facts"] == {
        "snapshot": publication.snapshot_sha256,
        "pdf": publication.pdf_sha256,
    }
    assert decided.facts.last("publish") == publication.step
    assert list(Publication.objects.public()) == [publication]


def test_the_columns_repeat_the_snapshot(decided: CaseStory) -> None:
    publication = decided.publish()
    content = json.loads(bytes(publication.snapshot))
    assert content == {
        "id": "PKQR7Z2M",
        "kind": "penalty",
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
        "violated": content["violated"],
        "basis": "《粮食流通管理条例》第四十五条",
        "disposition": "罚款人民币15,000元。",
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


@ON_SQLITE
def test_no_ground_is_answered_by_silence(decided: CaseStory) -> None:
    for ground in WithholdingGround:
        with refused(ground.citation.compact, ground.value):
            decided.publish(**{ground.value: None})
    with refused("处罚法48", "social_impact"):
        decided.publish(social_impact=None)
    assert not Publication.objects.exists()


def test_every_ground_that_applies_keeps_the_decision_back(decided: CaseStory) -> None:
    for ground in WithholdingGround:
        with refused(ground.citation.compact, ground.value):
            decided.publish(**{ground.value: True})
    assert not Publication.objects.exists()
    assert not PendingEvent.objects.filter(log=Log.PUBLICITY).exists()
    decided.publish()


@ON_SQLITE
def test_a_decision_is_published_with_or_without_social_impact(decided: CaseStory) -> None:
    decided.publish(social_impact=False)


@ON_SQLITE
def test_a_decision_on_a_minor_is_not_published_whatever_was_answered(story: CaseStory) -> None:
    story.party = {**CITIZEN, "party_code": YOUTH}
    story.fine_fen = 10_000
    story.until("serve")
    with refused("公示制度7(1)", "minor"):
        story.publish()
    assert not Publication.objects.exists()


def test_a_decision_is_published_once(decided: CaseStory) -> None:
    decided.publish()
    with refused("公示制度6(3)"):
        decided.publish(public_id="ANOTHER2")
    assert Publication.objects.count() == 1


def test_nothing_is_published_before_its_pdf_is_set(decided: CaseStory) -> None:
    copy = copy_of(decided)
    with refused("公示制度6(3)"):
        publish(decided.act("publish"), copy, "PKQR7Z2M")
    render_document(copy.document, now=decided.act("publish").now)
    publish(decided.act("publish"), copy, "PKQR7Z2M")


def test_the_copy_of_another_decision_is_not_published(decided: CaseStory) -> None:
    other = CaseStory(decided.persons, fine_fen=HEARING_FROM_FEN)
    other.until("serve")
    copy = copy_of(other)
    render_document(copy.document, now=decided.act("publish").now)
    with refused("公示制度6(3)"):
        publish(decided.act("publish"), copy, "PKQR7Z2M")
    assert not Publication.objects.exists()


def test_an_equal_copy_is_used_again(decided: CaseStory) -> None:
    assert copy_of(decided) == copy_of(decided)
    assert PublicCopy.objects.count() == 1


def test_the_public_copy_shows_the_number_of_the_decision_and_takes_none(
    decided: CaseStory,
) -> None:
    copy = copy_of(decided)
    assert copy.document.number is None
    assert copy.content["shown_number"] == "阳发改罚〔2026〕1号"
    assert copy.document.issued_on == decided.case.decision.decided_on
