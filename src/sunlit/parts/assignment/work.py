"""指派、回避: what code does at each of its steps."""

from collections.abc import Mapping
from typing import Any

from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import concerned
from sunlit.cases.work import Beside, Opened, Row, Work
from sunlit.parts.assignment.conflicts import undeclared, unregistered, who_takes_over
from sunlit.parts.assignment.forms import RELATION, SELF
from sunlit.parts.assignment.services.assign_officers import assign_officers
from sunlit.parts.assignment.services.decide_recusal import decide_recusal
from sunlit.parts.assignment.services.declare import declare
from sunlit.parts.assignment.services.request_recusal import request_recusal
from sunlit.parts.assignment.services.stand_aside import stand_aside


def _undeclared(facts: CaseFacts) -> list[int]:
    return [one.person_id for one in undeclared(facts)]


def _from_the_declaration(opened: Opened) -> dict[str, Any]:
    """What an officer has declared of themselves, for the head to put before a leader."""
    waiting = unregistered(opened.facts)
    if not waiting:
        return {}
    said = str(waiting[0].content[RELATION])
    person = str(waiting[0].actor_id)
    return {"manner": SELF, "person": person, "reasons": said, "answer": said}


def _takes_over(opened: Opened) -> Beside:
    """Return who goes on with the case where the person stands aside (处罚法43)."""
    instead = who_takes_over(opened.person, opened.facts, opened.day)
    return Beside("回避以后", (Row("接替办理", instead),) if instead else ())


WORK: Mapping[str, Work] = {
    "assign_officers": Work(assign_officers),
    "declare_no_conflict": Work(declare, whom=_undeclared),
    "declare_conflict": Work(declare),
    "stand_aside": Work(stand_aside, beside=_takes_over),
    "request_recusal": Work(
        request_recusal,
        _from_the_declaration,
        people=lambda opened: concerned(opened.facts, opened.day),
    ),
    "decide_recusal": Work(decide_recusal),
}
