"""送法制审核: the newest draft and the six materials go to the legal section (审核制度第六条)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.review.referring import write_referral
from sunlit.review.steps.codes import REFER


@transaction.atomic
def refer(act: Act) -> Step:
    """Refer the newest version of the draft; a later version needs a referral of its own.

    :raises Refused: when one of the six materials is blank (what does not apply is stated), or
        evidence came after the draft.
    """
    step, facts = begin(act, REFER)
    return complete(step, write_referral(step, facts, act.content))
