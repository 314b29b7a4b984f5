"""Kinds of penalty (处罚种类, 处罚法9), from the lightest to the heaviest."""

from collections.abc import Iterable
from enum import StrEnum

from sunlit.rules.citations import Citation, cite


class PenaltyKind(StrEnum):
    """One kind; the order of the members is the order of weight used by the statistics."""

    WARNING = "warning"
    CRITICISM = "criticism"
    FINE = "fine"
    CONFISCATION_OF_GAINS = "confiscation_of_gains"
    CONFISCATION_OF_GOODS = "confiscation_of_goods"
    LICENSE_SUSPENSION = "license_suspension"
    DOWNGRADING = "downgrading"
    LICENSE_REVOCATION = "license_revocation"
    BUSINESS_RESTRICTION = "business_restriction"
    SUSPENSION_OF_BUSINESS = "suspension_of_business"
    CLOSURE = "closure"
    OCCUPATIONAL_BAN = "occupational_ban"
    DETENTION = "detention"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The statute's name, as the credit tables want it."""
        return _ROWS[self][0]

    @property
    def citation(self) -> Citation:
        """The item of 处罚法第九条 that names the kind."""
        return cite(f"处罚法9({_ROWS[self][1]})")


_ROWS = {
    PenaltyKind.WARNING: ("警告", 1),
    PenaltyKind.CRITICISM: ("通报批评", 1),
    PenaltyKind.FINE: ("罚款", 2),
    PenaltyKind.CONFISCATION_OF_GAINS: ("没收违法所得", 2),
    PenaltyKind.CONFISCATION_OF_GOODS: ("没收非法财物", 2),
    PenaltyKind.LICENSE_SUSPENSION: ("暂扣许可证件", 3),
    PenaltyKind.DOWNGRADING: ("降低资质等级", 3),
    PenaltyKind.LICENSE_REVOCATION: ("吊销许可证件", 3),
    PenaltyKind.BUSINESS_RESTRICTION: ("限制开展生产经营活动", 4),
    PenaltyKind.SUSPENSION_OF_BUSINESS: ("责令停产停业", 4),
    PenaltyKind.CLOSURE: ("责令关闭", 4),
    PenaltyKind.OCCUPATIONAL_BAN: ("限制从业", 4),
    PenaltyKind.DETENTION: ("行政拘留", 5),
    PenaltyKind.OTHER: ("其他", 6),
}


def heaviest(kinds: Iterable[PenaltyKind]) -> PenaltyKind:
    """Return the kind under which a decision of several kinds is counted once.

    :raises ValueError: when there is none.
    """
    order = list(PenaltyKind)
    return max(kinds, key=order.index)
