"""不同意更正: the head of the office leaves what was written as it is, and says why."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.parts.correction.corrections import open_proposal
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def decline_correction(act: Act) -> Step:
    """Answer the proposal that waits with no.

    :raises Refused: when nothing was proposed.
    """
    asked = open_proposal(CaseFacts(act.case))
    step, facts = begin(act, "decline_correction", about=asked.of_party if asked else None)
    if open_proposal(facts) is None:
        raise Refused(Refusal("没有等待审批的更正。", cite("记录制度6")))
    return complete(step)
