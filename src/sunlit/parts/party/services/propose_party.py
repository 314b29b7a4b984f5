"""提请追加当事人: an officer asks that the filed case be against one more party too."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.parts.party.named import why_not_another, why_not_of_age
from sunlit.parts.party.steps import PROPOSAL
from sunlit.rules.refusal import Refused


@transaction.atomic
def propose_party(act: Act) -> Step:
    """Ask for it, with what this party did itself.

    :raises Refused: when it is a party already, number and document do not fit, or it was a child
        when the act ended (CF-G12).
    """
    step, facts = begin(act, PROPOSAL)
    refusal = why_not_another(facts, act.content) or why_not_of_age(facts, act.content)
    if refusal:
        raise Refused(refusal)
    return complete(step)
