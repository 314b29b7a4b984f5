"""登记纸面集体讨论、纸面集体研究: what was said at a meeting on paper, with its signed scan.

处罚法57.2; 审核制度9.
"""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.parts.deliberation.deliberating import PAPER_VIEWS
from sunlit.parts.deliberation.paper_meeting import why_not_on_paper
from sunlit.rules.deliberation import Meeting
from sunlit.rules.refusal import Refused


@transaction.atomic
def record_paper_meeting(act: Act, meeting: Meeting) -> Step:
    """Enter each view as the signed paper has it, of those who were called and are present.

    The host signs that this is what the paper says; nobody signs a view by it. The scan is asked
    for by the form, and the database lets nothing be concluded without it.

    :raises Refused: when somebody was not called or has signed a view of their own, when the host
        did not speak last, the scan is missing, or evidence came after the draft.
    """
    step, facts = begin(act, meeting.on_paper)
    named = [int(row["person"]) for row in act.content[PAPER_VIEWS]]
    refusal = facts.stale_draft() or why_not_on_paper(named, meeting, facts)
    if refusal:
        raise Refused(refusal)
    return complete(step)
