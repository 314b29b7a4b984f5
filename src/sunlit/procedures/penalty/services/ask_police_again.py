"""提请公安机关复议: once, within three days of the notice that no case is opened (移送规定9)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.procedures.penalty.transferred import asked_again, why_too_late
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def ask_police_again(act: Act) -> Step:
    """Ask the police to decide again; the case waits for their answer as before (CF-G16).

    :raises Refused: when the three days are over, or the police were asked again already.
    """
    step, facts = begin(act, "ask_police_again")
    if asked_again(facts):
        raise Refused(
            Refusal(
                "已经提请复议一次；对复议决定仍有异议的，应当建议人民检察院依法进行立案监督。",
                cite("移送规定9"),
            )
        )
    late = why_too_late(facts, "CF-TRANSFER-RECONS", timezone.localdate(act.happened_at))
    if late:
        raise Refused(late)
    return complete(step)
