"""自行回避 beside a form: where whoever is asked to sign says that it ought not to be theirs."""

from datetime import date

from sunlit.cases.may_act import why_not_now
from sunlit.cases.queries import CaseFacts
from sunlit.parts.assignment.recusal_steps import STAND_ASIDE
from sunlit.people.models import Person

NO_LONGER_THEIRS = "您不再参加本案，本案不再列入您的工作。"


def aside_url(facts: CaseFacts, code: str, person: Person, day: date) -> str:
    """Return the address of the form; empty where the step is not of those who stand aside so."""
    row, aside = facts.procedure.step(code), facts.procedure.step(STAND_ASIDE)
    if code == STAND_ASIDE or row.role not in aside.roles:
        return ""
    refused = why_not_now(person, STAND_ASIDE, facts, day)
    return "" if refused else f"/desk/cases/{facts.case.uuid}/{STAND_ASIDE}/"
