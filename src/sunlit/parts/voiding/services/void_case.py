"""作废: the leader agrees; the case ends, and everything of it stays where it is."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete, hold
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import CaseFacts
from sunlit.parts.voiding.steps import APPROVAL
from sunlit.parts.voiding.voiding import open_voiding
from sunlit.rules.citations import practice
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def void_case(act: Act) -> Step:
    """End the case as void.

    :raises Refused: when nobody asked for it, or to whoever asked.
    """
    hold(act.case.uuid)
    asked = open_voiding(CaseFacts(act.case))
    step, facts = begin(act, APPROVAL)
    if asked and asked.actor_id == act.actor.pk:
        raise Refused(Refusal("提请作废的人不能批准自己提请的作废。", practice(), "opinion"))
    return complete(step, issue_papers_of(step, facts))
