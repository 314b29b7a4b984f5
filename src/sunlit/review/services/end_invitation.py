"""终止外聘审核: the invited counsel opens the case no more, from that moment on."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.review.counsel import invited
from sunlit.review.steps.codes import ENDED
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def end_invitation(act: Act) -> Step:
    """End the invitation of that person.

    :raises Refused: when they are not invited.
    """
    step, facts = begin(act, ENDED)
    if int(act.content["counsel"]) not in invited(facts):
        raise Refused(Refusal("此人没有受聘参与本轮审核。", cite("审核制度4"), "counsel"))
    return complete(step)
