"""送法制审核: the newest draft and the six materials go to the legal section (审核制度第六条)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.review.models import Referral
from sunlit.rules.refusal import Refused


@transaction.atomic
def refer(act: Act) -> Step:
    """Refer the newest version of the draft; a later version needs a referral of its own.

    :raises Refused: when one of the six materials is blank (what does not apply is stated), or
        evidence came after the draft.
    """
    step, facts = begin(act, "refer")
    if facts.draft is None:
        raise AssertionError("the table lets no referral pass without a draft")
    stale = facts.stale_draft()
    if stale:
        raise Refused(stale)
    referral = Referral.objects.create(
        case=facts.case,
        step=step,
        draft=facts.draft,
        round=facts.case.referrals.count() + 1,
        materials=dict(act.content),
        recorded_at=act.now,
    )
    return complete(step, [referral])
