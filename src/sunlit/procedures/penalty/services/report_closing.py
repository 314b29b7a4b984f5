"""提请结案: the officer says how the case ended (CF-G20)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.procedures.penalty.closing import closing_fault
from sunlit.procedures.penalty.payments import unproven
from sunlit.rules.refusal import Refused


@transaction.atomic
def report_closing(act: Act) -> Step:
    """Ask for the closing in a manner that agrees with what happened.

    :raises Refused: when it does not, or a payment has no receipt on file.
    """
    step, facts = begin(act, "report_closing")
    wrong = closing_fault(facts, act.content["manner"]) or unproven(facts)
    if wrong:
        raise Refused(wrong)
    return complete(step)
