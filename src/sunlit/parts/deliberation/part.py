"""集体讨论, as the rest of a case hears of it."""

from collections.abc import Iterator
from datetime import date

from sunlit.cases.check import Staff
from sunlit.cases.derived_again import as_it_stood
from sunlit.cases.may_act import why_not_standing
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part
from sunlit.parts.deliberation.deliberating import (
    asks_to_convene,
    silent,
    why_no_view_of,
    why_not_carried,
    why_not_deliberated,
)
from sunlit.parts.deliberation.paper_meeting import paper_meeting_faults
from sunlit.parts.deliberation.services.deliberate import deliberate
from sunlit.parts.deliberation.work import Report, Shown, work_of_meeting
from sunlit.people.models import Person
from sunlit.rules.deliberation import (
    CONCLUDING,
    DELIBERATION,
    MEETINGS,
    STUDIED_BEFORE,
    STUDY,
    meeting_of,
)
from sunlit.rules.procedure import Step
from sunlit.rules.refusal import Refusal
from sunlit.rules.since import Remark, Younger


def _bars(person: Person, code: str, facts: CaseFacts, _day: date) -> Refusal | None:
    return why_no_view_of(person, code, facts)


def _waits(facts: CaseFacts, waiting: list[Step]) -> list[Step]:
    """The heads are to be called, then a view of each who is present is waited for."""
    asked = (
        (code, waits)
        for meeting in MEETINGS
        for code, waits in (
            (meeting.convene, asks_to_convene(meeting, facts)),
            (meeting.give_view, bool(silent(meeting, facts))),
        )
    )
    added = [
        facts.procedure.step(code)
        for code, waits in asked
        if waits and why_not_standing(code, facts) is None
    ]
    return [*waiting, *added]


def _faults(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Each who was present gave a view before the meeting was concluded, one at least as it was.

    A meeting of before holds all views in the host's one act; a study of before could side with the
    office though nobody who was present did.
    """
    for step in facts.steps:
        meeting = meeting_of(step.code)
        if meeting is None or step.code not in CONCLUDING or "views" in step.content:
            continue
        then = as_it_stood(facts, step)
        where = f"第{step.seq}步“{facts.procedure.step(step.code).name}”："
        missing = why_not_deliberated(step.code, then)
        uncarried = why_not_carried(step.code, meeting, then)
        if missing or uncarried:
            younger = not missing and meeting is STUDY
            if younger and staff.before(step, Younger.STUDY_CARRIED):
                yield Remark(f"{where}{STUDIED_BEFORE}")
            else:
                yield f"{where}{missing or uncarried}（CF-G09）"
    yield from paper_meeting_faults(facts)


def deliberating(report: Report, draft: Shown) -> Part:
    """Return the part of a procedure whose draft is reported and shown to the heads like this."""
    return Part(
        work=work_of_meeting(DELIBERATION, deliberate, report, at_the_end=draft),
        bars=_bars,
        holds=why_not_deliberated,
        waits=_waits,
        faults=_faults,
    )
