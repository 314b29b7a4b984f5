"""立案审批: the leader files the case; the period of the decision begins (处罚法54、60)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import taken
from sunlit.procedures.penalty.filing import why_not_filed
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def file_case(act: Act) -> Step:
    """File the case.

    :raises Refused: when the law does not allow it, also where the office proposed not to file
        (CF-G03, CF-G12): the way out is a new application.
    """
    step, facts = begin(act, "file_case")
    refusal = why_not_filed(facts, facts.content(taken(facts, "apply_to_file")))
    if refusal:
        raise Refused(Refusal(refusal.sentence, refusal.citation, "opinion"))
    return complete(step, issue_papers_of(step, facts))
