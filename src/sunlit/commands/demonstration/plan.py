"""A case of the demonstration as a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sunlit.procedures.penalty.story import PENALTY_STORY
from sunlit.procedures.penalty.story.plan import PenaltyPlan, organization
from sunlit.rules.identifiers import check_uscc

_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class PlanEvidence:
    """Files of one item of evidence: those of an item whose name holds `name`, or of a new one.

    `files` holds pairs: the name in `demonstration/files/`, and the name under which it comes.
    """

    name: str
    files: tuple[tuple[str, str], ...]
    note: str
    kind: str = ""
    source: str = ""
    proves: str = ""


@dataclass(frozen=True)
class Plan(PenaltyPlan):
    """One case. `days` says, step by step, how many working days before today each was taken."""

    days: Mapping[str, int] = field(default_factory=dict)
    no_file: str = "示范案件，不附扫描件"
    scans: tuple[PlanEvidence, ...] = ()


def company(name: str, code_stem: str, address: str, representative: str) -> dict[str, str]:
    """Return a company as a party, its invented credit code with true check characters."""
    for organ in _SYMBOLS + "X":
        for check in _SYMBOLS:
            code = f"{code_stem}{organ}{check}"
            if check_uscc(code) is None:
                return organization(name, code, address, representative)
    raise ValueError(f"{code_stem} has no check characters")


def days_until(decided: int, until: str) -> dict[str, int]:
    """Return days for a case decided `decided` working days ago, up to the step `until`."""
    return PENALTY_STORY.days("decide", decided, until)
