"""What one penalty of a story is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

ID_NUMBER = "140302198001010013"
"""An invented number with a true check character: of somebody born in 1980."""
WHAT_TO_CORRECT = "责令当事人立即改正，并在十五日内向本机关书面报告改正情况。"
_AGO = timedelta(days=30)


@dataclass(frozen=True)
class PenaltyPlan:
    """One case: its party as the form of a lead has it, what is found, what is imposed.

    `evidence` is what is taken, from whom, and what it proves; `statement` and `hearing` what the
    party makes of its rights, as their form has it. `found` is what the check of a lead brought
    that is not filed, `reporter` who gave the lead, `no_file` why what was taken has no file yet,
    `cited` what is written in place of what the catalogue says of the matter.
    """

    matter: str
    party: Mapping[str, str]
    source: str
    facts: str
    evidence: tuple[str, str, str]
    fine_fen: int
    warning: bool
    statement: str = "waived"
    hearing: str = "none"
    found: str = ""
    reporter: str = ""
    outcome: str = "penalty"
    crime: str = ""
    correction: str = WHAT_TO_CORRECT
    no_file: str = "原件附卷，扫描件另行存入"
    cited: Mapping[str, str] | None = None

    @property
    def name(self) -> str:
        """The party, where it is known."""
        return self.party.get("party_name") or "有人"

    @property
    def address(self) -> str:
        """Where the party is, and where it is inspected."""
        return self.party.get("party_address") or "现场"

    @property
    def head(self) -> str:
        """Who speaks for the party: itself, where it is a person."""
        return self.party.get("party_representative") or self.name


def organization(name: str, code: str, address: str, representative: str) -> dict[str, str]:
    """Return an organization as a party."""
    return {
        "party_kind": "organization",
        "party_name": name,
        "party_code_kind": "credit_code",
        "party_code": code,
        "party_address": address,
        "party_representative": representative,
        "party_telephone": "0353-0000099",
    }


def ended_on(day: date) -> str:
    """Return when the act ended of which a lead speaks that day."""
    return (day - _AGO).isoformat()


def yes(words: str = "") -> dict[str, Any]:
    """Return the entries of an answer that agrees."""
    return {"view": "agree", "opinion": words}
