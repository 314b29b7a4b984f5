"""登记执行情况: the decision was carried out (处罚法66、67; CF-G20)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.procedures.penalty.goods import why_goods_not_received
from sunlit.procedures.penalty.payments import owed_words, unproven
from sunlit.rules.carrying_out import check_carried_out, to_carry_out
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def execute(act: Act) -> Step:
    """Record that the decision has been carried out, or why the rest of it will not be.

    Each kind beside a warning and a fine is recorded with what was done, or why nothing will be.

    :raises Refused: when a kind of the decision is not spoken of, goods are said to be taken that
        nobody handed over, a payment has no receipt on file, a part of fine or gains is unpaid and
        no reason is given, or a reason is given where nothing is unpaid.
    """
    step, facts = begin(act, "execute")
    owed = owed_words(facts)
    reason = (act.content.get("unpaid_reason") or "").strip()
    if owed and not reason:
        raise Refused(
            Refusal(
                f"还有{owed}没有缴纳，请先登记缴款；依法不再执行的，写明理由和依据。",
                cite("处罚法67"),
                "unpaid_reason",
            )
        )
    if reason and not owed:
        raise Refused(
            Refusal(
                "没有未缴的罚款、违法所得，不填不再执行的理由。", cite("处罚法67"), "unpaid_reason"
            )
        )
    wrong = check_carried_out(
        act.content.get("carried_out") or [],
        to_carry_out(facts.decision.draft.content),
        facts.decision.decided_on,
        timezone.localdate(act.happened_at),
    )
    wrong = wrong or why_goods_not_received(facts, act.content.get("carried_out") or [])
    if wrong:
        raise Refused(wrong)
    if missing := unproven(facts):
        raise Refused(missing)
    return complete(step)
