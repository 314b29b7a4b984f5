"""增加当事人: one more party of a case that is not filed yet."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.parts.party.added import added_party
from sunlit.parts.party.named import why_not_another
from sunlit.parts.party.steps import NAME
from sunlit.rules.refusal import Refused


@transaction.atomic
def name_party(act: Act) -> Step:
    """Name one more party; an application to file the case that was made before stands no more.

    :raises Refused: when it is a party already, or number and document do not fit.
    """
    step, facts = begin(act, NAME)
    refusal = why_not_another(facts, act.content)
    if refusal:
        raise Refused(refusal)
    return complete(step, [added_party(step, act.content)])
