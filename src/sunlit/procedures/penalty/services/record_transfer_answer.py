"""登记移送的处理结果: the police file or not, the judiciary hands back (移送规定8、10)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def record_transfer_answer(act: Act, code: str) -> Step:
    """Record the answer (`police_files`, `police_declines` or `judiciary_returns`).

    The periods that follow count from the day on which its notice came in.

    :raises Refused: when that day lies before what is answered, or after the moment of the step.
    """
    step, facts = begin(act, code)
    received_on = date.fromisoformat(act.content["received_on"])
    asked_on = timezone.localdate(_answered(facts).happened_at)
    if not asked_on <= received_on <= timezone.localdate(act.happened_at):
        raise Refused(
            Refusal(
                f"收到日期应当在移送（提请）之日（{asked_on}）和发生时间之间。",
                cite("移送规定8"),
                "received_on",
            )
        )
    return complete(step)


def _answered(facts: CaseFacts) -> Step:
    """Return the act to which the newest answer is due."""
    return next(
        step
        for step in reversed(facts.steps)
        if step.code in {"send_transfer", "ask_police_again", "ask_procuratorate", "police_files"}
    )
