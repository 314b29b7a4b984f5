"""登记收到没收财物: confiscated goods were handed over by the inventory (处罚法59(4)、74)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.procedures.penalty.goods import why_not_received
from sunlit.rules.refusal import Refused


@transaction.atomic
def receive_goods(act: Act) -> Step:
    """Record what was handed over, by whom and when; the clock ends when all of it was.

    :raises Refused: when the day does not fit, or a row is none of the inventory that is due.
    """
    step, facts = begin(act, "receive_goods")
    wrong = why_not_received(act.content, facts, timezone.localdate(act.now))
    if wrong:
        raise Refused(wrong)
    return complete(step)
