"""不予行政处罚: the circumstances of the law, and what each asks for (处罚法30, 31, 33, 57(3))."""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from sunlit.rules.citations import Citation, cite
from sunlit.rules.identifiers import PUNISHABLE_AGE
from sunlit.rules.leniency import Leniency
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal


class NoPenaltyCircumstance(StrEnum):
    """Why a case ends without penalty; the order is that of the written decision's choices."""

    MINOR_ACT = "minor_act"
    FIRST_TIME = "first_time"
    NO_FAULT = "no_fault"
    UNDER_FOURTEEN = "under_fourteen"
    INCAPABLE = "incapable"
    NOT_ESTABLISHED = "not_established"

    @property
    def label(self) -> str:
        """The circumstance as the written decision states it."""
        return _ROWS[self][0]

    @property
    def citation(self) -> Citation:
        """The article that names the circumstance."""
        return cite(_ROWS[self][1])

    @property
    def answer(self) -> Leniency | None:
        """The question of `leniency` that carries it; None where age or facts decide."""
        return _ANSWERS.get(self)

    @property
    def needs_guardian(self) -> bool:
        """Whether the law has the organ order a guardian to act."""
        return self in {NoPenaltyCircumstance.UNDER_FOURTEEN, NoPenaltyCircumstance.INCAPABLE}

    @property
    def is_established(self) -> bool:
        """Whether there is an unlawful act, so that there is somebody to educate."""
        return self is not NoPenaltyCircumstance.NOT_ESTABLISHED


_ROWS = {
    NoPenaltyCircumstance.MINOR_ACT: (
        "违法行为轻微并及时改正，没有造成危害后果（第三十三条第一款）",
        "处罚法33.1",
    ),
    NoPenaltyCircumstance.FIRST_TIME: (
        "初次违法且危害后果轻微并及时改正（第三十三条第一款）",
        "处罚法33.1",
    ),
    NoPenaltyCircumstance.NO_FAULT: (
        "当事人有证据足以证明没有主观过错（第三十三条第二款）",
        "处罚法33.2",
    ),
    NoPenaltyCircumstance.UNDER_FOURTEEN: (
        "不满十四周岁的未成年人有违法行为（第三十条）",
        "处罚法30",
    ),
    NoPenaltyCircumstance.INCAPABLE: (
        "精神病人、智力残疾人在不能辨认或者不能控制自己行为时有违法行为（第三十一条）",
        "处罚法31",
    ),
    NoPenaltyCircumstance.NOT_ESTABLISHED: (
        "违法事实不能成立（第五十七条第一款第三项）",
        "处罚法57(3)",
    ),
}

_ANSWERS = {
    NoPenaltyCircumstance.MINOR_ACT: Leniency.MINOR_CORRECTED,
    NoPenaltyCircumstance.FIRST_TIME: Leniency.FIRST_TIME,
    NoPenaltyCircumstance.NO_FAULT: Leniency.NO_FAULT,
    NoPenaltyCircumstance.INCAPABLE: Leniency.INCAPABLE,
}


def check_answered(
    circumstance: NoPenaltyCircumstance | None, found: AbstractSet[Leniency]
) -> Refusal | None:
    """Return why the decision may not rest on a circumstance that was answered 否, or None."""
    if circumstance is None or circumstance.answer is None or circumstance.answer in found:
        return None
    return Refusal(
        f"上面查明没有“{circumstance.answer.label}”，不能以它为不予处罚的情形。",
        circumstance.citation,
        "circumstance",
    )


def check_no_penalty(
    outcome: PenaltyOutcome,
    circumstance: NoPenaltyCircumstance | None,
    *,
    education: str,
    guardian: str,
    of_person: bool,
    age: int | None,
) -> Refusal | None:
    """Return why a decision of this outcome may not rest on the circumstance, or None.

    :param of_person: whether the party is a natural person or a sole trader.
    :param age: the party's age in years on the day on which the act ended, None if not known.
    """
    if outcome is PenaltyOutcome.PENALTY:
        if circumstance is None:
            return None
        return Refusal("给予行政处罚的，不选不予处罚的情形。", cite("处罚法57"), "circumstance")
    if circumstance is None:
        return Refusal("请选择不予处罚的情形。", cite("处罚法57"), "circumstance")
    if circumstance.is_established is (outcome is PenaltyOutcome.NOT_ESTABLISHED):
        return Refusal(
            f"不予处罚的情形与处理意见“{outcome.label}”不一致。", outcome.citation, "circumstance"
        )
    return _check_person(circumstance, age, of_person=of_person) or _check_words(
        circumstance, education, guardian
    )


def _check_person(
    circumstance: NoPenaltyCircumstance, age: int | None, *, of_person: bool
) -> Refusal | None:
    if not circumstance.needs_guardian:
        return None
    if not of_person:
        return Refusal("这一情形只适用于自然人。", circumstance.citation, "circumstance")
    if circumstance is not NoPenaltyCircumstance.UNDER_FOURTEEN:
        return None
    if age is None:
        sentence = "还不知道当事人的出生日期；请先在询问笔录中写明，或者更正证件号码。"
        return Refusal(sentence, circumstance.citation, "circumstance")
    if age < PUNISHABLE_AGE:
        return None
    return Refusal(
        f"按出生日期，当事人行为时已满{age}周岁，不属于不满十四周岁。",
        circumstance.citation,
        "circumstance",
    )


def _check_words(
    circumstance: NoPenaltyCircumstance, education: str, guardian: str
) -> Refusal | None:
    if circumstance.is_established and not education.strip():
        return Refusal(
            "依法不予处罚的，应当对当事人进行教育，请填写。", cite("处罚法33.3"), "education"
        )
    if circumstance.needs_guardian and not guardian.strip():
        return Refusal("请填写对监护人的要求。", circumstance.citation, "guardian")
    return None
