"""撤下: why a published decision is taken down, within which period, counted from which day."""

from datetime import date
from enum import StrEnum


class WithdrawalGround(StrEnum):
    """Why a published decision is taken down (公示制度十一; 处罚法48)."""

    REVOKED = "revoked"
    HELD_UNLAWFUL = "held_unlawful"
    HELD_VOID = "held_void"
    REMADE = "remade"
    ALTERED = "altered"

    @property
    def label(self) -> str:
        """The regulation's words; 变更 is 处罚法48's."""
        return _WITHDRAWALS[self]

    @property
    def starts_new_duty(self) -> bool:
        """Whether the decision that replaces the old one must be published anew."""
        return self in {WithdrawalGround.REMADE, WithdrawalGround.ALTERED}


_WITHDRAWALS = {
    WithdrawalGround.REVOKED: "依法撤销",
    WithdrawalGround.HELD_UNLAWFUL: "确认违法",
    WithdrawalGround.HELD_VOID: "确认无效",
    WithdrawalGround.REMADE: "要求重新作出",
    WithdrawalGround.ALTERED: "依法变更",
}


def withdrawal_deadline(enforcement: str) -> str:
    """Return the code of the period to take down, by kind of enforcement."""
    return "CF-WITHDRAW" if enforcement == "penalty" else "GS-WITHDRAW-OTHER"


def withdrawal_start(received_on: date | None, own_decision_on: date | None) -> date:
    """Return the day from which taking down is counted.

    The receipt of the legal document; where the organ corrects itself, its own decision.

    :raises ValueError: when neither day is known.
    """
    start = received_on or own_decision_on
    if start is None:
        raise ValueError("请写明收到法律文书的日期；自行纠正的，写明本机关决定的日期。")
    return start
