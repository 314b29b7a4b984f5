"""取消提级: the head of the office undoes a voluntary raise, with a reason (审核制度三、十二)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.procedures.penalty.facts import is_raised, was_referred
from sunlit.rules.house.model import MajorRow
from sunlit.rules.major_decisions import check_lower
from sunlit.rules.refusal import Refused


@transaction.atomic
def undo_raise(act: Act) -> Step:
    """Undo the raise; the draft that carried it no longer stands.

    :raises Refused: when the case was referred, meets a row of the list, or nobody raised it.
    """
    step, facts = begin(act, "undo_raise")
    kept = check_lower(_row(facts), raised=is_raised(facts), referred=was_referred(facts))
    if kept:
        raise Refused(kept)
    return complete(step, issue_papers_of(step, facts))


def _row(facts: CaseFacts) -> MajorRow | None:
    """Return the row that the newest draft meets."""
    if facts.draft is None:
        return None
    rows = current_house().majors(timezone.localdate(facts.draft.recorded_at))
    return next((one for one in rows if one.code == facts.draft.major_row), None)
