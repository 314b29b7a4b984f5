"""批准、不批准移送: by the head of the organ, or who runs it in their place (移送规定5)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.catalogue.organ import current_house
from sunlit.procedures.penalty.forms.transfer import ACTING_BASIS
from sunlit.procedures.penalty.steps.transfer import why_not_head
from sunlit.rules.refusal import Refused


@transaction.atomic
def decide_transfer(act: Act, code: str) -> Step:
    """Take the step (`approve_transfer` or `decline_transfer`).

    :raises Refused: for a leader who is not the head and does not say why they act as head.
    """
    step, facts = begin(act, code)
    title = current_house().head_title
    refusal = why_not_head(act.actor.post, title, str(act.content.get(ACTING_BASIS) or ""))
    if refusal:
        raise Refused(refusal)
    return complete(step, issue_papers_of(step, facts))
