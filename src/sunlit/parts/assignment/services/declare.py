"""回避声明: an officer of the case declares for themselves, and signs it (处罚法43)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.parts.assignment.declaration_steps import DECLARE, DECLARE_CONFLICT
from sunlit.parts.assignment.forms import CONFLICT, RELATION
from sunlit.rules.answers import VIEW
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def declare(act: Act) -> Step:
    """Record that nothing is in the way, or that the officer ought to stand aside.

    The investigation goes on until a leader has decided on the latter (处罚法43).

    :raises Refused: when the person is no officer of the case, has declared already, or does not
        say what relation there is.
    """
    code = DECLARE_CONFLICT if act.content.get(VIEW) == CONFLICT else DECLARE
    step, facts = begin(act, code)
    if code == DECLARE_CONFLICT and not (act.content.get(RELATION) or "").strip():
        raise Refused(Refusal("申请回避的，请写明是什么关系。", cite("处罚法43"), RELATION))
    return complete(step, issue_papers_of(step, facts))
