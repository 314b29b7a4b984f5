"""追加当事人: the leader files the case against one more party (处罚法54)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import taken
from sunlit.parts.party.added import added_party
from sunlit.parts.party.named import why_not_another
from sunlit.parts.party.steps import ADMIT, PROPOSAL
from sunlit.rules.refusal import Refused


@transaction.atomic
def admit_party(act: Act) -> Step:
    """Add the party that was proposed; it is investigated, told and heard like every other.

    :raises Refused: when it has become a party meanwhile.
    """
    step, facts = begin(act, ADMIT)
    proposed = taken(facts, PROPOSAL).content
    refusal = why_not_another(facts, proposed)
    if refusal:
        raise Refused(refusal)
    papers = issue_papers_of(step, facts)
    return complete(step, [added_party(step, proposed), *papers])
