"""申请复核: the office does not accept the opinion; the same draft goes back (审核制度第九条)."""

from typing import Any

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.review.papers import NOT_CONCERNED
from sunlit.review.queries import recheck_words, review_state
from sunlit.review.referring import referrals_of, write_referral
from sunlit.review.steps.codes import ASK_RECHECK
from sunlit.rules.legal_review import Material
from sunlit.rules.refusal import Refused
from sunlit.rules.review_gate import check_recheck


@transaction.atomic
def ask_recheck(act: Act) -> Step:
    """Refer the draft once more, with the reasons of the office and the materials it had.

    :raises Refused: when there is no objection to this draft, or it has been rechecked already.
    """
    early = check_recheck(review_state(CaseFacts(act.case).of(act.of_party)))
    if early:
        raise Refused(early)
    step, facts = begin(act, ASK_RECHECK)
    return complete(step, write_referral(step, facts, _materials(step, facts)))


def _materials(step: Step, facts: CaseFacts) -> dict[str, Any]:
    """Return the materials of the last round; the reasons join the last of the six."""
    before = referrals_of(facts).latest("round").materials
    other = str(before[Material.OTHER.value])
    words = f"申请复核的理由：{recheck_words(step.content)}"
    if other.strip().rstrip("。") not in NOT_CONCERNED:
        words += f"\n{other}"
    return {**before, Material.OTHER.value: words}
