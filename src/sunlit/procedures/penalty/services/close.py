"""结案: the leader approves; that day is the end of the act (终结, 记录制度12)."""

from dataclasses import replace

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import taken
from sunlit.procedures.penalty.closing import closing_fault
from sunlit.procedures.penalty.payments import unproven
from sunlit.rules.refusal import Refused


@transaction.atomic
def close(act: Act) -> Step:
    """Close the case as its report says (CF-G20).

    :raises Refused: when something happened since that the report does not say any more, or a
        payment has no receipt on file.
    """
    step, facts = begin(act, "close")
    manner = taken(facts, "report_closing").content["manner"]
    wrong = closing_fault(facts, manner) or unproven(facts)
    if wrong:
        raise Refused(replace(wrong, field=None))
    return complete(step, issue_papers_of(step, facts))
