"""A case of the demonstration as a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
class Plan:
    """One case. `days` says, step by step, how many working days before today each was taken.

    `found` is what the check of a lead brought that is not filed, `reporter` who gave the lead.
    """

    matter: str
    company: str
    code_stem: str
    address: str
    representative: str
    source: str
    facts: str
    evidence: tuple[str, str, str]
    fine_fen: int
    warning: bool
    days: Mapping[str, int] = field(default_factory=dict)
    statement: str = "waived"
    found: str = ""
    reporter: str = ""
    outcome: str = "penalty"
    crime: str = ""
    scans: tuple[PlanEvidence, ...] = ()

    @property
    def code(self) -> str:
        """An invented credit code with true check characters."""
        for organization in _SYMBOLS + "X":
            for check in _SYMBOLS:
                code = f"{self.code_stem}{organization}{check}"
                if check_uscc(code) is None:
                    return code
        raise ValueError(f"{self.code_stem} has no check characters")


_MAIN_LINE = (
    "register_lead",
    "check_lead",
    "apply_to_file",
    "endorse_filing",
    "file_case",
    "assign_officers",
    "inspect_site",
    "interview",
    "investigate",
    "collect_evidence",
    "conclude_investigation",
    "notify",
    "serve_notice",
    "hear_statement",
    "reexamine",
    "draft_decision",
    "refer",
    "review_agrees",
    "endorse_decision",
    "deliberate",
    "decide",
    "serve",
    "check_publication",
    "review_secrecy",
    "publish",
    "record_payment",
    "execute",
    "report_closing",
    "endorse_closing",
    "close",
    "compile_dossier",
    "archive_dossier",
)


_OF_MAJORS = ("refer", "review_agrees", "deliberate")
_OF_PENALTIES = ("notify", "serve_notice", "hear_statement", "record_payment", "execute")


def days_until(
    decided: int,
    until: str,
    *,
    reviewed: bool = False,
    punished: bool = True,
    stated: bool = False,
    scanned: bool = False,
) -> dict[str, int]:
    """Return days for a case decided `decided` working days ago, up to the step `until`."""
    before = {
        "register_lead": 34,
        "check_lead": 33,
        "apply_to_file": 32,
        "endorse_filing": 31,
        "file_case": 30,
        "assign_officers": 29,
        "inspect_site": 27,
        "interview": 26,
        "investigate": 25,
        "collect_evidence": 24,
        "conclude_investigation": 15,
        "notify": 13,
        "serve_notice": 12,
        "hear_statement": 6,
        "reexamine": 6,
        "draft_decision": 5,
        "refer": 4,
        "review_agrees": 3,
        "endorse_decision": 2,
        "deliberate": 1,
        "decide": 0,
        "serve": -1,
        "check_publication": -2,
        "review_secrecy": -2,
        "publish": -3,
        "record_payment": -5,
        "execute": -6,
        "report_closing": -7,
        "endorse_closing": -8,
        "close": -9,
        "compile_dossier": -15,
        "archive_dossier": -17,
    }
    wanted = _MAIN_LINE[: _MAIN_LINE.index(until) + 1]
    skipped = {*(() if reviewed else _OF_MAJORS), *(() if punished else _OF_PENALTIES)}
    skipped |= set() if stated else {"reexamine"}
    skipped |= set() if scanned else {"collect_evidence"}
    return {step: decided + before[step] for step in wanted if step not in skipped}
