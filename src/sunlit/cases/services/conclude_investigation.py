"""调查终结: what was found, and the penalty that is proposed (处罚法57)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.forms.disposition import check_disposition
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.rules.refusal import Refused


@transaction.atomic
def conclude_investigation(act: Act) -> Step:
    """Conclude the investigation with a proposal; the notice tells the party exactly that.

    :raises Refused: when it proposes nothing, or a fine over the statutory maximum (CF-G13).
    """
    step, facts = begin(act, "conclude_investigation")
    wrong = check_disposition(act.content, facts.fine_max_fen)
    if wrong:
        raise Refused(wrong)
    return complete(step, issue_papers_of(step, facts))
