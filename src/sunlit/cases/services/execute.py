"""登记执行情况: the fine was paid in full (处罚法66、67; CF-G20)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def execute(act: Act) -> Step:
    """Record that the decision has been carried out.

    :raises Refused: when a fine was imposed and day or receipt of the payment is missing, or a day
        is stated where no fine was.
    """
    step, facts = begin(act, "execute")
    if facts.case.decision.fine_fen:
        for field, label in (("paid_on", "缴款日期"), ("receipt_number", "缴款凭证号")):
            if not (act.content.get(field) or "").strip():
                raise Refused(Refusal(f"有罚款的，请填写“{label}”。", cite("处罚法67"), field))
        paid_on = date.fromisoformat(act.content["paid_on"])
        if not facts.case.decision.decided_on <= paid_on <= timezone.localdate(act.now):
            raise Refused(
                Refusal("缴款日期应当在决定日期和今天之间。", cite("处罚法67"), "paid_on")
            )
    elif (act.content.get("paid_on") or "").strip():
        raise Refused(Refusal("没有罚款的，不填缴款日期。", cite("处罚法67"), "paid_on"))
    return complete(step)
