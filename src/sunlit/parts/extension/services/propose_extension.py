"""提请延期: an officer asks for more time, and names the provision that allows it."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.parts.extension.extending import not_allowed
from sunlit.parts.extension.steps import PROPOSAL
from sunlit.rules.refusal import Refused


@transaction.atomic
def propose_extension(act: Act) -> Step:
    """Ask that the period for the decision be longer.

    :raises Refused: when no provision is named to its article, the days are none, or a further
        extension names none that allows it (处罚法60).
    """
    step, facts = begin(act, PROPOSAL)
    refusal = not_allowed(act.content, facts)
    if refusal:
        raise Refused(refusal)
    return complete(step)
