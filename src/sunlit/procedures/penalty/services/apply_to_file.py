"""提请立案: the officers say what they found and propose to file the case or not (处罚法54)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.procedures.penalty.filing import why_not_applied
from sunlit.rules.refusal import Refused


@transaction.atomic
def apply_to_file(act: Act) -> Step:
    """Ask for the filing of the case, or for a decision not to file it.

    :raises Refused: when the act ended after it was discovered, or a filing is proposed that the
        law does not allow, or against nobody knows whom (`filing.py`: CF-G03, CF-G12).
    """
    step, facts = begin(act, "apply_to_file")
    refusal = why_not_applied(facts, act.content)
    if refusal:
        raise Refused(refusal)
    return complete(step)
