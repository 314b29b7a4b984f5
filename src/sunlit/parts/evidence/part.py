"""调查取证, as the rest of a case hears of it."""

from collections.abc import Iterator
from datetime import date

from sunlit.cases.check import Staff
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part
from sunlit.parts.evidence.papers import CONTENT
from sunlit.parts.evidence.work import WORK

_IN_THE_FIELD = ("inspect_site", "interview", "investigate")


def _faults(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Two officers with a valid certificate at each act in the field (CF-G01)."""
    for step in facts.steps:
        if step.code not in _IN_THE_FIELD:
            continue
        day = date.fromisoformat(step.content["started_at"][:10])
        for officer in facts.officers_on(day):
            if not staff.certified(officer.person_id, day):
                yield (
                    f"第{step.seq}步当日（{day}）{officer.person.name}没有有效的执法证（CF-G01）。"
                )


EVIDENCE = Part(work=WORK, papers=CONTENT, faults=_faults)
