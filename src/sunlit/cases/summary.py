"""What lists show of a case: one pure function of its facts and its duties."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from sunlit.cases.models import CaseSummary
from sunlit.cases.queries import CaseFacts
from sunlit.duties.models import NO_DAY
from sunlit.duties.services.refresh import DerivedDuty


def summarize(facts: CaseFacts, duties: Iterable[DerivedDuty]) -> dict[str, Any]:
    """Return the columns of the summary of the case; its next step is what is first due."""
    waiting = [duty for duty in duties if duty.actionable and duty.closed_on is None]
    first = min(waiting, key=lambda duty: duty.due_on or NO_DAY, default=None)
    officers = {officer.position: officer.person_id for officer in facts.officers}
    return {
        "office_id": facts.case.office_id,
        "kind": facts.case.kind,
        "year": timezone.localdate(facts.case.recorded_at).year,
        "party_name": facts.of_whom,
        "title": "".join([facts.title, *(part.titled(facts) for part in facts.worked.parts)]),
        "lead_id": officers.get("lead"),
        "second_id": officers.get("second"),
        "stage": first.stage if first else "",
        "ended_by": _ending(facts),
        "next_step": first.title if first else "",
        "deadline": first.deadline if first else "",
        "due_on": first.due_on if first else None,
        "due_at": first.due_at if first else None,
        "sort_on": first.due_on or NO_DAY if first else NO_DAY,
        "provisional": bool(first and first.provisional),
    }


def _ending(facts: CaseFacts) -> str:
    """Return the step by which the case ended; empty while it goes on."""
    standing = facts.position.standing
    return next(
        (row.code for row in facts.procedure.steps if row.ends and row.code in standing), ""
    )


def summary_differences(facts: CaseFacts, wanted: Mapping[str, Any]) -> list[str]:
    """Return, as sentences, where the stored summary differs from the derived one."""
    stored = CaseSummary.objects.filter(case=facts.case).first()
    if stored is None:
        return [f"{facts.case.uuid} 缺少案件概要"]
    wrong = [name for name, value in wanted.items() if getattr(stored, name) != value]
    return [f"{facts.case.uuid} 的案件概要不符：{'、'.join(sorted(wrong))}"] if wrong else []
