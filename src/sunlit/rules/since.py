"""Rules that are younger than some instance: what was done before they were asked broke none.

`verify` asks every rule of every stored act. Of an act from before one of these it says what it
sees and finds no fault; which act is from before is told by the log (`ledger/since.py`).
"""

from enum import StrEnum


class Younger(StrEnum):
    """A rule that an earlier version of the program did not ask for."""

    QUALIFIED = "reviewers_qualified"
    """Who reviews a penalty decision is registered with their qualification (处罚法58.2)."""
    STUDY_CARRIED = "study_carried"
    """Of those present at a study one at least is of the view that it ends in (审核制度9)."""


class Remark(str):
    """A sentence that is told and is no finding: nobody did wrong, and nothing was altered."""

    __slots__ = ()
