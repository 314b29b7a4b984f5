"""What an investigated case may end in inside the organ (处罚法57(1) to 57(3))."""

from enum import StrEnum

from sunlit.rules.citations import Citation, cite


class PenaltyOutcome(StrEnum):
    """What is proposed and decided; transfer to the police is an episode, not an outcome."""

    PENALTY = "penalty"
    NO_PENALTY = "no_penalty"
    NOT_ESTABLISHED = "not_established"

    @property
    def label(self) -> str:
        """The statute's words."""
        return _ROWS[self][0]

    @property
    def citation(self) -> Citation:
        """The item of 处罚法第五十七条 that names the outcome."""
        return cite(_ROWS[self][1])


_ROWS = {
    PenaltyOutcome.PENALTY: ("给予行政处罚", "处罚法57(1)"),
    PenaltyOutcome.NO_PENALTY: ("不予行政处罚", "处罚法57(2)"),
    PenaltyOutcome.NOT_ESTABLISHED: ("违法事实不能成立", "处罚法57(3)"),
}
