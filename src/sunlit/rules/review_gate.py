"""What opens the gate of a major decision, and the path of a disagreement (审核制度五、九)."""

from dataclasses import dataclass

from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal


@dataclass(frozen=True)
class ReviewState:
    """Where the review of one draft stands.

    `agreed` holds only for the draft as it is now. `leaders_sided_with_office` is the outcome of
    the collective study; by itself it opens nothing.
    """

    agreed: bool = False
    opinion_given: bool = False
    rechecked: bool = False
    office_accepts: bool | None = None
    leaders_sided_with_office: bool = False


def check_gate(
    state: ReviewState, *, major: bool, under_penalty_law: bool, only_agreement_opens: bool = True
) -> Refusal | None:
    """Return why the decision may not be made, or None.

    `only_agreement_opens` is the organ's choice, strict by default; where 处罚法58 applies
    (`under_penalty_law`) it is never loosened.
    """
    if not major or state.agreed:
        return None
    strict = only_agreement_opens or under_penalty_law
    if state.leaders_sided_with_office and not strict:
        return None
    citation = cite("处罚法58.1") if under_penalty_law else cite("审核制度5")
    if not state.opinion_given:
        return Refusal("重大行政执法决定未经法制审核，不得作出。", citation)
    if state.leaders_sided_with_office:
        return Refusal(
            "集体研究支持承办科室的，应当将纪要送法规科再次审核；只有审核同意才能作出决定。",
            citation,
        )
    return Refusal("法制审核没有通过，不得作出决定。", citation)


def check_recheck(state: ReviewState) -> Refusal | None:
    """Return why the office may not ask for a recheck (复核): it comes once, after an opinion."""
    if not state.opinion_given:
        return Refusal("法规科还没有出具审核意见，不能提请复核。", cite("审核制度9"))
    if state.agreed:
        return Refusal("审核意见为同意，不需要复核。", cite("审核制度9"))
    if state.rechecked:
        return Refusal("已经复核一次；仍有异议的，报送局领导集体研究。", cite("审核制度9"))
    return None


def check_collective_study(state: ReviewState) -> Refusal | None:
    """Return why the disagreement may not go to the leaders: only after a recheck."""
    if not state.rechecked:
        return Refusal("经法规科复核以后仍不同意的，才能报送局领导集体研究。", cite("审核制度9"))
    if state.agreed or state.office_accepts:
        return Refusal("双方意见已经一致，不需要集体研究。", cite("审核制度9"))
    return None
