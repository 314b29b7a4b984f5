"""What follows from the payments of a case: what is owed, and what lateness adds."""

from datetime import date

from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.added_fine import AddedFine, added_fine
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.money import yuan
from sunlit.rules.refusal import Refusal


def owed_fen(facts: CaseFacts) -> int:
    """Return what of the fine is not paid yet, in 分."""
    paid = sum(payment.amount_fen for payment in facts.payments)
    return facts.decision.fine_fen - paid


def paid_and_owed(facts: CaseFacts) -> list[tuple[str, str]]:
    """Return the fine, each payment with its receipt, and what is owed, each with its name."""
    rows = [("罚款", f"{yuan(facts.decision.fine_fen)}元")]
    for payment in facts.payments:
        unproved = "" if facts.proofs_of(payment.step) else "，凭证还没有存入"
        about = f"{payment.payer}，凭证号{payment.receipt_number}{unproved}"
        paid = f"{yuan(payment.amount_fen)}元（{about}）"
        rows.append((f"{payment.paid_on:%Y-%m-%d} 缴纳", paid))
    owed = owed_fen(facts)
    return [*rows, ("尚未缴纳", f"{yuan(owed)}元" if owed else "已经缴清")]


def last_day_to_pay(facts: CaseFacts) -> date | None:
    """Return the day by which the fine is to be paid; None before the decision is served."""
    served = facts.service_of(facts.decision.document_id)
    if served is None:
        return None
    return due_of("CF-PAY", served.served_on, current_calendar(), current_house()).last_day


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
    last_day = last_day_to_pay(facts)
    if last_day is None or not facts.decision.fine_fen:
        return None
    paid = [(payment.paid_on, payment.amount_fen) for payment in facts.payments]
    added = added_fine(facts.decision.fine_fen, last_day, paid, today)
    return added if added.stretches else None
