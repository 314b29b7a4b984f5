"""登记缴款: the party paid the fine or confiscated gains, or a part (处罚法66、67、74.2)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Payment, Step
from sunlit.cases.queries import CaseFacts
from sunlit.procedures.penalty.payments import imposed_fen, owed_of_each
from sunlit.rules.carrying_out import FINE, GAINS, OWED
from sunlit.rules.citations import cite
from sunlit.rules.money import yuan
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def record_payment(act: Act) -> Step:
    """Record one payment with its receipt; the period for paying ends when all is paid.

    :raises Refused: when nothing is to be paid, it is not said what the payment is of, more is
        stated than is owed, the receipt was recorded already, the day does not fit, or another
        party of the case paid and nobody says why.
    """
    step, facts = begin(act, "record_payment")
    wrong = (
        _wrong_day(act, facts)
        or _of_what(act, facts)
        or _wrong_amount(act, facts)
        or _known_receipt(act, facts)
        or _of_another_party(act, facts)
    )
    if wrong:
        raise Refused(wrong)
    payment = Payment.objects.create(
        case=facts.case,
        step=step,
        paid_on=date.fromisoformat(act.content["paid_on"]),
        amount_fen=act.content["amount_fen"],
        receipt_number=act.content["receipt_number"].strip(),
        payer=act.content["payer"],
    )
    return complete(step, [payment])


def _wrong_day(act: Act, facts: CaseFacts) -> Refusal | None:
    """The day on the receipt: it counts in law, and the day it is registered here does not."""
    paid_on = date.fromisoformat(act.content["paid_on"])
    decided_on, today = facts.decision.decided_on, timezone.localdate(act.now)
    if paid_on > today:
        sentence = f"缴款日期（{paid_on}）不能晚于今天（{today}），请照缴款凭证上的日期填写。"
    elif paid_on < decided_on:
        sentence = f"缴款日期（{paid_on}）早于作出决定的日期（{decided_on}），请核对缴款凭证。"
    else:
        return None
    return Refusal(sentence, cite("处罚法67"), "paid_on")


def _wrong_amount(act: Act, facts: CaseFacts) -> Refusal | None:
    imposed = imposed_fen(facts)
    if not imposed:
        return Refusal("本案没有罚款和没收违法所得，不登记缴款。", cite("处罚法67"), "amount_fen")
    of = act.content.get("toward") or next(iter(imposed))
    owed = owed_of_each(facts).get(of, 0)
    if 0 < act.content["amount_fen"] <= owed:
        return None
    sentence = f"缴款金额应当大于零，且不超过尚未缴纳的{OWED[of]}{yuan(owed)}元。"
    return Refusal(sentence, _BASIS[of], "amount_fen")


def _of_what(act: Act, facts: CaseFacts) -> Refusal | None:
    """A payment is of the fine or of the gains: one receipt of both is entered in two parts."""
    imposed, stated = imposed_fen(facts), act.content.get("toward") or ""
    if stated in imposed or (not stated and len(imposed) < len(OWED)):
        return None
    named = "、".join(OWED[of] for of in imposed) or "没有应当缴纳的款项"
    sentence = (
        f"请选择缴纳的是什么，本案是：{named}；用一张凭证缴纳两项的，分两笔登记，凭证号相同。"
    )
    return Refusal(sentence, cite("处罚法74.2"), "toward")


_BASIS = {FINE: cite("处罚法67"), GAINS: cite("处罚法74.2")}


def _known_receipt(act: Act, facts: CaseFacts) -> Refusal | None:
    """One receipt proves one payment; of fine and gains paid together it proves both."""
    number, of = act.content["receipt_number"].strip(), act.content.get("toward") or ""
    own = {payment.pk for payment in facts.payments}
    for payment in facts.whole.payments:
        of_the_other = payment.pk in own and (payment.step.content.get("toward") or "") != of
        if payment.receipt_number == number and not of_the_other:
            return Refusal("这张缴款凭证已经登记过。", cite("处罚法67"), "receipt_number")
    return None


def _of_another_party(act: Act, facts: CaseFacts) -> Refusal | None:
    """Each party carries out the decision on it; who pays for another says so (处罚法66)."""
    payer = act.content["payer"].strip()
    others = {view.party.name for view in facts.whole.views if view.ordinal != facts.ordinal}
    if payer not in others or (act.content.get("on_behalf") or "").strip():
        return None
    return Refusal(
        f"缴款人{payer}是本案的另一名当事人：{facts.party.name}的罚款应当由其本人缴纳；"
        "确实代缴的，写明代缴的说明，并存入书面说明。",
        cite("处罚法66"),
        "on_behalf",
    )
