"""Where the legal section records a question to another body, and its answer (审核制度九)."""

from collections.abc import Iterator
from datetime import date

from sunlit.cases.may_act import why_not_now
from sunlit.cases.queries import CaseFacts
from sunlit.people.models import Person
from sunlit.review.queries import unanswered
from sunlit.review.steps.codes import ANSWERED, CONSULTED
from sunlit.web.parts import Link


def consulting_links(facts: CaseFacts, person: Person, day: date) -> list[Link]:
    """Return what the person may record now; an answer only while a question waits for it."""
    return [
        Link(facts.procedure.step(code).name, f"/desk/cases/{facts.case.uuid}/{code}/")
        for code in _codes(facts)
        if why_not_now(person, code, facts, day) is None
    ]


def _codes(facts: CaseFacts) -> Iterator[str]:
    yield CONSULTED
    if unanswered(facts):
        yield ANSWERED
