"""送审, objection, a new draft, a new round: the gate opens only for what was reviewed last."""

from collections.abc import Mapping

import pytest

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, agreement, objection, refused
from sunlit.cases.acting import CaseMovedOn
from sunlit.cases.models import Clearance
from sunlit.documents.models import Document
from sunlit.review.models import OpinionRow, Referral
from sunlit.review.services.give_opinion import give_opinion
from sunlit.rules.legal_review import Material
from sunlit.rules.refusal import Refused


@pytest.fixture
def major(story: CaseStory) -> CaseStory:
    """A major case with its draft."""
    story.fine_fen = HEARING_FROM_FEN
    return story.until("draft_decision")


def test_a_referral_keeps_the_draft_the_round_and_the_materials(major: CaseStory) -> None:
    major.take("refer")
    referral = Referral.objects.get()
    assert (referral.round, referral.draft) == (1, major.facts.draft)
    assert set(referral.materials) == {material.value for material in Material}


def test_a_referral_without_one_of_the_six_materials_is_refused(major: CaseStory) -> None:
    for material in Material:
        for blank in ("", "  ", None):
            with refused(field=material.value):
                major.take("refer", **{material.value: blank})
    major.take("refer")


def test_an_objection_sends_the_case_back_for_a_new_draft_and_a_new_round(
    major: CaseStory,
) -> None:
    major.take("refer")
    major.review(objection())
    with refused("审核制度6"):
        major.take("refer", when="2026-09-30 10:00")
    with refused("处罚法59"):
        major.take("decide")
    major.take("draft_decision", when="2026-09-30 11:00", discretion="适用较轻档次。")
    major.take("refer", when="2026-09-30 12:00")
    major.review(agreement(), when="2026-09-30 13:00")
    major.decide("2026-09-30 14:00")
    rounds = list(Referral.objects.order_by("round"))
    assert [(one.round, one.draft.version) for one in rounds] == [(1, 1), (2, 2)]
    assert major.case.decisions.get().draft == rounds[1].draft
    papers = Document.objects.filter(form="D13").order_by("pk")
    assert [paper.content["round"] for paper in papers] == ["第一轮", "第二轮"]


CHANGES: Mapping[str, Mapping[str, object]] = {
    "draft_decision": {"fine_fen": HEARING_FROM_FEN - 100, "complex": True},
    "investigate": {"evidence_name": "库存盘点表"},
}


@pytest.mark.parametrize("step", CHANGES)
def test_what_was_reviewed_and_then_changed_is_not_decided(major: CaseStory, step: str) -> None:
    major.until("review_agrees")
    major.take(step, when="2026-09-30 10:00", **CHANGES[step])
    with pytest.raises(Refused) as caught:
        major.take("decide")
    assert caught.value.refusal.citation is not None
    if step == "investigate":
        major.take("draft_decision", when="2026-09-30 11:00")
    major.take("refer", when="2026-09-30 12:00")
    major.review(agreement(), when="2026-09-30 13:00")
    major.decide("2026-09-30 14:00")
    assert major.case.decisions.get().clearance == Clearance.objects.latest("pk")
    assert Clearance.objects.count() == 2


@pytest.mark.parametrize("step", CHANGES)
def test_what_changed_during_the_review_is_not_cleared(major: CaseStory, step: str) -> None:
    major.take("refer")
    major.take(step, when="2026-09-29 16:00", **CHANGES[step])
    with pytest.raises(Refused):
        major.review(agreement())
    assert not Clearance.objects.exists()
    assert not OpinionRow.objects.exists()


def test_evidence_that_came_after_the_draft_is_not_referred_with_it(major: CaseStory) -> None:
    major.take("investigate", when="2026-09-28 16:00", evidence_name="库存盘点表")
    with pytest.raises(Refused):
        major.take("refer")
    major.take("draft_decision", when="2026-09-28 17:00")
    major.take("refer")


def test_the_opinion_on_an_earlier_round_is_refused(major: CaseStory) -> None:
    major.take("refer")
    first = Referral.objects.get()
    major.take("draft_decision", when="2026-09-29 10:00", discretion="适用较轻档次。")
    major.take("refer", when="2026-09-29 11:00")
    for opinion in (agreement(), objection()):
        with refused("审核制度5"):
            major.review(opinion, first)
    assert not OpinionRow.objects.exists()
    major.review(agreement())


def test_a_reviewer_who_saw_the_case_before_it_moved_on_is_told(major: CaseStory) -> None:
    major.take("refer")
    signing = major.act("review_agrees")
    major.take("draft_decision", when="2026-09-29 10:00", discretion="适用较轻档次。")
    with pytest.raises(CaseMovedOn, match="张一"):
        give_opinion(signing, Referral.objects.get(), agreement())


@ON_SQLITE
def test_a_minor_draft_may_be_reviewed_but_need_not(story: CaseStory) -> None:
    story.until("draft_decision")
    story.take("refer")
    story.review(agreement())
    story.until("decide")
    assert story.case.decisions.get().clearance is not None


@ON_SQLITE
def test_an_objection_to_a_voluntary_referral_voids_the_draft_too(story: CaseStory) -> None:
    story.until("draft_decision")
    story.take("refer")
    story.review(objection())
    with refused("处罚法59"):
        story.take("decide")


@ON_SQLITE
def test_a_notice_after_the_review_voids_it(major: CaseStory) -> None:
    major.until("review_agrees")
    major.take("notify", when="2026-09-30 10:00")
    with refused("处罚法44"):
        major.take("decide")
