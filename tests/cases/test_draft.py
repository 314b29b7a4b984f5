"""决定书稿: what is reviewed, and whether the decision is major."""

import hashlib
from typing import Any

import pytest

from cases.entries import CITIZEN
from factories import (
    HEARING_FROM_FEN,
    ON_SQLITE,
    STATUTORY_MAX_FEN,
    CaseStory,
    agreement,
    objection,
    refused,
)
from sunlit.cases.check import check_cases
from sunlit.cases.models import DecisionDraft
from sunlit.documents.models import Document
from sunlit.ledger.canonical import canonical_bytes
from tampering import tamper


def drafted(story: CaseStory, **changes: Any) -> DecisionDraft:
    """Write the next version and return it."""
    story.until("hear_statement")
    story.take("draft_decision", **changes)
    return DecisionDraft.objects.latest("version")


def test_a_draft_is_never_heavier_than_the_notice(story: CaseStory) -> None:
    story.until("hear_statement")
    with refused("处罚法45", "fine_fen"):
        story.take("draft_decision", fine_fen=story.fine_fen + 1)
    with refused("处罚法45", "warning"):
        story.take("draft_decision", warning=True)
    assert drafted(story, fine_fen=story.fine_fen - 1).content["fine_fen"] == story.fine_fen - 1


@ON_SQLITE
def test_a_warning_in_place_of_the_notified_fine_is_lighter(story: CaseStory) -> None:
    draft = drafted(story, fine_fen=0, warning=True)
    assert (draft.content["warning"], draft.content["fine_fen"]) == (True, 0)


def test_a_draft_stays_within_the_statutory_maximum(story: CaseStory) -> None:
    story.fine_fen = STATUTORY_MAX_FEN
    story.until("hear_statement")
    tamper(f"UPDATE catalogue_matterversion SET fine_max_fen = {STATUTORY_MAX_FEN - 1}")
    with refused("处罚法34", "fine_fen"):
        story.take("draft_decision")
    story.take("draft_decision", fine_fen=STATUTORY_MAX_FEN - 1)


@ON_SQLITE
def test_a_matter_without_an_amount_in_law_has_no_maximum(story: CaseStory) -> None:
    story.register()
    tamper("UPDATE catalogue_matterversion SET fine_max_fen = NULL")
    story.fine_fen = STATUTORY_MAX_FEN + 1
    story.until("draft_decision")


@ON_SQLITE
def test_a_draft_proposes_a_warning_or_a_fine(story: CaseStory) -> None:
    story.until("hear_statement")
    with refused("处罚法9", "warning"):
        story.take("draft_decision", fine_fen=0)


def test_the_hash_of_a_draft_is_that_of_its_canonical_content(story: CaseStory) -> None:
    draft = drafted(story)
    assert draft.content_hash == hashlib.sha256(canonical_bytes(draft.content)).hexdigest()
    assert drafted(story).content_hash == draft.content_hash


def test_the_hash_changes_with_any_entry(story: CaseStory) -> None:
    hashes = {drafted(story).content_hash}
    changes: dict[str, Any] = {
        name: f"{story.act('draft_decision').content[name]}。"
        for name in ("facts", "characterization", "violated", "basis", "discretion")
    }
    changes["fine_fen"] = story.fine_fen - 1
    for name, value in changes.items():
        hashes.add(drafted(story, **{name: value}).content_hash)
    assert len(hashes) == 1 + len(changes)


def test_a_draft_holds_what_the_definition_names_and_no_more(story: CaseStory) -> None:
    content = drafted(story).content
    assert set(content) == {
        "outcome",
        *("party", "facts", "evidence", "characterization", "violated", "basis"),
        *("discretion", "tier", "deviation", "leniency", "correction", "no_correction"),
        *("warning", "fine_fen", "situation", "remedies"),
    }
    assert content["party"]["name"] == "阳泉示例粮油有限公司"
    assert content["remedies"]["reconsideration_organ"] == "阳泉市人民政府"


def test_evidence_that_came_later_needs_a_new_draft_with_another_hash(story: CaseStory) -> None:
    first = drafted(story)
    story.take("investigate", when="2026-09-28 16:00", evidence_name="库存盘点表")
    assert [item["name"] for item in first.content["evidence"]] == ["粮食收购凭证"]
    second = drafted(story)
    assert [item["name"] for item in second.content["evidence"]] == ["粮食收购凭证", "库存盘点表"]
    assert second.content_hash != first.content_hash


@ON_SQLITE
@pytest.mark.parametrize(
    ("party", "fine_fen", "changes", "row"),
    [
        ({}, HEARING_FROM_FEN - 1, {}, ""),
        ({}, HEARING_FROM_FEN, {}, "ZD-04"),
        (CITIZEN, 199_999, {}, ""),
        (CITIZEN, 200_000, {}, "ZD-05"),
        ({}, 100, {"public_interest": True}, "ZD-01"),
        ({}, 100, {"complex": True}, "ZD-03"),
        ({}, 100, {"review_by_law": "《示例条例》第九条"}, "ZD-08"),
        ({}, 100, {"review_by_law": " "}, ""),
        ({}, 100, {"social_risk": True}, "ZD-07"),
    ],
)
def test_a_draft_is_major_by_the_row_of_the_catalogue_that_it_meets(
    story: CaseStory, party: dict[str, str], fine_fen: int, changes: dict[str, Any], row: str
) -> None:
    story.party = {**story.party, **party}
    story.fine_fen = fine_fen
    draft = drafted(story, **changes)
    assert (draft.is_major, draft.major_row) == (bool(row), row)


@ON_SQLITE
def test_a_voluntary_raise_is_undone_by_the_head_with_a_reason_before_the_referral_only(
    story: CaseStory,
) -> None:
    raised = drafted(story, raise_to_major=True)
    assert (raised.is_major, raised.major_row) == (True, "主动提级")
    with refused("审核制度5"):
        story.take("decide")
    with refused("审核制度12", "raise_to_major"):
        drafted(story, raise_to_major=False)
    with refused("审核制度12"):
        story.take("undo_raise", by="officer1")
    with refused(field="reason"):
        story.take("undo_raise", reason=" ")
    story.take("undo_raise")
    assert Document.objects.get(form="D13-取消").content["raised_by"] == "张一"
    assert not drafted(story, raise_to_major=False).is_major
    with refused("审核制度12"):
        story.take("undo_raise")
    drafted(story, raise_to_major=True)
    story.take("refer")
    story.review(objection())
    with refused("审核制度5"):
        story.take("undo_raise")


@ON_SQLITE
def test_a_case_once_referred_stays_subject_to_review_however_a_later_draft_answers(
    story: CaseStory,
) -> None:
    """审核制度5: not 疑难复杂 any more, 29,999 instead of 30,000."""
    story.fine_fen = HEARING_FROM_FEN
    drafted(story, complex=True)
    story.take("refer")
    story.review(objection())
    lowered = drafted(story, fine_fen=HEARING_FROM_FEN - 100, complex=False)
    assert (lowered.is_major, lowered.major_row) == (True, "已经送审")
    for step in ("endorse_decision", "decide"):
        with refused("审核制度5"):
            story.take(step, when="2026-09-30 10:00")
    story.take("refer", when="2026-09-30 11:00")
    story.review(agreement(), when="2026-09-30 12:00")
    story.decide("2026-09-30 14:00")
    assert not list(check_cases())


@ON_SQLITE
def test_a_draft_that_meets_a_row_stays_major_whatever_was_ticked(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    assert drafted(story, raise_to_major=False).major_row == "ZD-04"
    assert drafted(story, raise_to_major=True).major_row == "ZD-04"


def test_versions_of_a_draft_count_up_and_stay(story: CaseStory) -> None:
    drafted(story)
    drafted(story, fine_fen=100)
    versions = DecisionDraft.objects.order_by("version").values_list("version", flat=True)
    assert list(versions) == [1, 2]
    assert [row.content["fine_fen"] for row in DecisionDraft.objects.order_by("version")] == [
        story.fine_fen,
        100,
    ]
