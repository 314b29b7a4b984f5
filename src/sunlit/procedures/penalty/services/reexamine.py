"""陈述申辩复核: each point of the party, adopted or not, and why (处罚法45)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.procedures.penalty.facts import statement_made
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def reexamine(act: Act) -> Step:
    """Write the re-examination (D11-复核); a draft that was written before no longer stands.

    :raises Refused: when the party made no statement (CF-G05).
    """
    step, facts = begin(act, "reexamine")
    if not statement_made(facts):
        raise Refused(Refusal("当事人没有提出陈述、申辩，不需要复核。", cite("处罚法45")))
    return complete(step, issue_papers_of(step, facts))
