"""What follows from the payments of a case: what is owed, and what lateness adds.

A fine and confiscated gains are owed and paid apart: what is late of a fine grows (处罚法72), gains
do not. Both go to the treasury (处罚法74.2).
"""

from collections.abc import Iterator
from datetime import date

from sunlit.cases.models import Payment
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.added_fine import AddedFine, added_fine
from sunlit.rules.carrying_out import FINE, GAINS, OWED
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.money import yuan
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.refusal import Refusal
from sunlit.rules.violations import total_gains

_CLOCKS = {FINE: "CF-PAY", GAINS: "CF-GAINS"}


def imposed_fen(facts: CaseFacts) -> dict[str, int]:
    """Return what the decision has the party pay in 分: the fine, and the gains."""
    decision = facts.decision
    found = {FINE: decision.fine_fen, GAINS: total_gains(decision.draft.content)}
    return {name: amount for name, amount in found.items() if amount}


def toward(payment: Payment, facts: CaseFacts) -> str:
    """Return what the payment is of, as whoever entered it said; of one thing nobody asks."""
    stated = str(payment.step.content.get("toward") or "")
    return stated or next(iter(imposed_fen(facts)), FINE)


def paid_fen(facts: CaseFacts, of: str) -> int:
    """Return what is paid of it, in 分."""
    return sum(one.amount_fen for one in facts.payments if toward(one, facts) == of)


def owed_fen(facts: CaseFacts) -> int:
    """Return what is not paid yet of fine and gains together, in 分."""
    return sum(owed_of_each(facts).values())


def owed_of_each(facts: CaseFacts) -> dict[str, int]:
    """Return what is not paid yet in 分, of the fine and of the gains; paid ones are left out."""
    found = {of: amount - paid_fen(facts, of) for of, amount in imposed_fen(facts).items()}
    if _recorded_as_before(facts):
        found.pop(GAINS, None)
    return {of: owed for of, owed in found.items() if owed}


def _recorded_as_before(facts: CaseFacts) -> bool:
    """Whether an execution of before says what became of the gains, without payments."""
    executed = facts.last("execute")
    rows = (executed.content.get("carried_out") or []) if executed else []
    return any(row["kind"] == PenaltyKind.CONFISCATION_OF_GAINS for row in rows)


def owed_words(facts: CaseFacts) -> str:
    """Return what is not paid yet, each by its name."""
    return "、".join(f"{OWED[of]}{yuan(owed)}元" for of, owed in owed_of_each(facts).items())


def paid_and_owed(facts: CaseFacts) -> list[tuple[str, str]]:
    """Return what is imposed, each payment with its receipt, and what is owed, with its name."""
    imposed, owed = imposed_fen(facts), owed_of_each(facts)
    of_both = len(imposed) > 1
    rows = [(OWED[of], f"{yuan(amount)}元") for of, amount in imposed.items()]
    for payment in facts.payments:
        unproved = "" if facts.proofs_of(payment.step) else "，凭证还没有存入"
        about = f"{payment.payer}，凭证号{payment.receipt_number}{unproved}"
        paid = f"{yuan(payment.amount_fen)}元（{about}）"
        what = OWED[toward(payment, facts)] if of_both else ""
        rows.append((f"{payment.paid_on:%Y-%m-%d} 缴纳{what}", paid))
    for of in imposed:
        what = OWED[of] if of_both else ""
        rows.append(
            (f"{what}尚未缴纳", f"{yuan(owed[of])}元" if of in owed else "已经缴清"),
        )
    return rows


def last_days_to_pay(facts: CaseFacts) -> Iterator[tuple[str, date]]:
    """Yield until when each is to be paid; nothing before the decision is served."""
    served = facts.service_of(facts.decision.document_id)
    if served is None:
        return
    for of in imposed_fen(facts):
        due = due_of(_CLOCKS[of], served.served_on, current_calendar(), current_house())
        yield of, due.last_day


def unproven(facts: CaseFacts) -> Refusal | None:
    """Return why nothing may be executed or closed yet: a payment without its receipt, or None."""
    missing = [one for one in facts.payments if not facts.proofs_of(one.step)]
    if not missing:
        return None
    receipts = "、".join(one.receipt_number for one in missing)
    return Refusal(
        f"缴款凭证（{receipts}）还没有存入，请先在“补存凭证”中存入银行回单、财政票据等的扫描件或者照片。",
        cite("记录制度9"),
    )


def lateness(facts: CaseFacts, today: date) -> AddedFine | None:
    """Return what the law adds to a fine that is late; None where nothing was late."""
    last_day = dict(last_days_to_pay(facts)).get(FINE)
    if last_day is None:
        return None
    paid = [(one.paid_on, one.amount_fen) for one in facts.payments if toward(one, facts) == FINE]
    added = added_fine(facts.decision.fine_fen, last_day, paid, today)
    return added if added.stretches else None
