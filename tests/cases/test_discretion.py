"""裁量: what the law and the organ's table of tiers ask of a proposal, and where it is written."""

import json
from typing import Any

import pytest

from cases.entries import CITIZEN
from cases.organ import ON_SQLITE, STATUTORY_MAX_FEN
from factories import CaseStory, refused
from sunlit.documents.models import Document
from sunlit.rules.citations import cite
from sunlit.rules.leniency import Leniency
from tampering import tamper

pytestmark = ON_SQLITE
TIERS = [
    {"tier": "lighter", "min_fen": 500_000, "max_fen": 1_000_000},
    {"tier": "ordinary", "min_fen": 1_000_000, "max_fen": 10_000_000},
]
SIXTEEN = "140302201001010018"
PROPOSAL = "conclude_investigation"
NOTHING: dict[str, Any] = {"warning": False, "fine_fen": 0}


@pytest.fixture
def investigated(story: CaseStory) -> CaseStory:
    story.register()
    tamper(
        f"UPDATE catalogue_matterversion SET tiers = '{json.dumps(TIERS)}', fine_min_fen = 500000"
    )
    return story.until("investigate")


def content(story: CaseStory, form: str) -> dict[str, Any]:
    found: dict[str, Any] = (
        Document.objects.filter(subject=story.case.uuid, form=form).latest("pk").content
    )
    return found


def test_a_fine_outside_its_tier_needs_a_reason_that_the_report_prints(
    investigated: CaseStory,
) -> None:
    """CF-G13 (处罚法34)."""
    with refused("处罚法34", "deviation"):
        investigated.take(PROPOSAL, fine_fen=999_999)
    investigated.take(PROPOSAL, fine_fen=999_999, deviation="案值特别小。")
    assert "偏离裁量基准的理由：案值特别小。" in content(investigated, "D09")["discretion"]
    assert "“一般处罚”一档" in content(investigated, "D09")["discretion"]


def test_a_reason_carries_no_fine_over_the_statutory_maximum(investigated: CaseStory) -> None:
    """CF-G13 (处罚法34)."""
    with refused("处罚法34", "fine_fen"):
        investigated.take(PROPOSAL, fine_fen=STATUTORY_MAX_FEN + 1, deviation="情节特别严重。")


def test_a_fine_below_the_statutory_minimum_is_a_reduced_one_on_a_ground_of_the_law(
    investigated: CaseStory,
) -> None:
    """CF-G13 (处罚法32)."""
    with refused("处罚法32", "tier"):
        investigated.take(PROPOSAL, fine_fen=499_999, tier="lighter", deviation="理由。")
    with refused("处罚法32", "tier"):
        investigated.take(PROPOSAL, fine_fen=499_999, tier="reduced")
    investigated.take(PROPOSAL, fine_fen=499_999, tier="reduced", remedied=True)


@pytest.mark.parametrize("one", list(Leniency))
def test_every_circumstance_is_answered_yes_or_no(story: CaseStory, one: Leniency) -> None:
    """CF-G12 (处罚法30至33)."""
    story.until("investigate")
    with refused(None, one.value):
        story.take(PROPOSAL, **{one.value: None})


@pytest.mark.parametrize(
    ("found", "article"),
    [("incapable", "处罚法31"), ("minor_corrected", "处罚法33.1"), ("no_fault", "处罚法33.2")],
)
def test_what_the_law_spares_is_not_punished(story: CaseStory, found: str, article: str) -> None:
    """CF-G12 (处罚法31、33)."""
    story.until("investigate")
    with refused(article, "outcome"):
        story.take(PROPOSAL, **{found: True})
    story.take(PROPOSAL, outcome="no_penalty", **NOTHING, **{found: True})


def test_what_lightens_a_penalty_makes_it_lighter(investigated: CaseStory) -> None:
    """CF-G12 (处罚法32)."""
    with refused("处罚法32(1)", "tier"):
        investigated.take(PROPOSAL, remedied=True)
    investigated.take(PROPOSAL, remedied=True, tier="lighter", fine_fen=600_000)
    words = content(investigated, "D09")["discretion"]
    assert f"主动消除或者减轻违法行为危害后果（{cite('处罚法32(1)')}）" in words


def test_the_age_of_a_minor_is_read_from_the_number(story: CaseStory) -> None:
    """CF-G12 (处罚法30)."""
    story.party = {**CITIZEN, "party_code": SIXTEEN}
    story.until("investigate")
    assert story.facts.age == 16
    with refused("处罚法30", "tier"):
        story.take(PROPOSAL)
    story.take(PROPOSAL, tier="lighter")


def test_one_act_is_not_fined_twice_without_a_word(story: CaseStory) -> None:
    """CF-G10 (处罚法29)."""
    story.until("investigate")
    for name in ("fined_before", "other_norms"):
        with refused("处罚法29", "one_fine"):
            story.take(PROPOSAL, **{name: True})
    story.take(PROPOSAL, other_norms=True, one_fine="按照罚款数额高的规定处罚。")


def test_an_order_to_correct_goes_with_the_penalty_or_a_reason_why_not(story: CaseStory) -> None:
    """CF-G11 (处罚法28)."""
    story.until("investigate")
    with refused("处罚法28", "correction"):
        story.take(PROPOSAL, correction="")
    story.take(PROPOSAL, correction="", no_correction="违法行为已经改正。")
    story.until("notify")
    story.until("hear_statement")
    with refused("处罚法28", "correction"):
        story.take("draft_decision", correction="")
    story.take("draft_decision", correction="责令三十日内改正。")
    story.until("decide")
    assert content(story, "D16")["correction"] == "责令三十日内改正。"


def test_a_penalty_has_its_tier(story: CaseStory) -> None:
    story.until("investigate")
    with refused("处罚法34", "tier"):
        story.take(PROPOSAL, tier="")


def test_the_draft_answers_again_and_is_held_to_the_same(investigated: CaseStory) -> None:
    investigated.until("hear_statement")
    with refused("处罚法34", "deviation"):
        investigated.take("draft_decision", fine_fen=999_999)
    with refused("处罚法33.2", "outcome"):
        investigated.take("draft_decision", no_fault=True)
    hashes = set()
    changes: tuple[dict[str, Any], ...] = (
        {},
        {"tier": "heavier"},
        {"deviation": "理由。"},
        {"first_time": True},
    )
    for number, changed in enumerate(changes):
        when = f"2026-09-28 15:{number:02}"
        investigated.take("draft_decision", when=when, **changed)
        draft = investigated.facts.draft
        assert draft is not None
        hashes.add(draft.content_hash)
    assert len(hashes) == 4


def test_the_evidence_list_says_who_took_each_item_when(story: CaseStory) -> None:
    story.until(PROPOSAL)
    listed = content(story, "D03-清单")
    assert listed["items"] == [
        {
            "number": "1",
            "name": "粮食收购凭证",
            "kind": "书证",
            "source": "当事人提供",
            "file": (
                "没有电子文件（原件附卷，扫描件另行存入）；原件（原物）存放处：监督检查科证据柜"
            ),
            "taken_by": "张一、李二，2026年9月22日",
            "proves": "收购数量和没有建立台账的事实",
        }
    ]
    assert listed["total"] == "证据1项，文件0个"
