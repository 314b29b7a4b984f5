"""What of a fine is paid and owed, and what lateness adds, in ready words."""

from dataclasses import dataclass
from datetime import date

from sunlit.cases.queries import CaseFacts
from sunlit.procedures.penalty.payments import imposed_fen, lateness, paid_and_owed
from sunlit.rules.citations import cite
from sunlit.rules.money import yuan
from sunlit.web.parts import Fact


@dataclass(frozen=True)
class PaymentPanel:
    """The panel of a case in which something is paid; `notes` explain the added fine (处罚法72)."""

    rows: tuple[Fact, ...]
    notes: tuple[str, ...] = ()


def payment_panel(facts: CaseFacts, today: date) -> PaymentPanel | None:
    """Return the panel; None where nothing is to be paid."""
    if not facts.is_decided or not imposed_fen(facts):
        return None
    rows = [Fact(label, words) for label, words in paid_and_owed(facts)]
    late = lateness(facts, today)
    if late is None:
        return PaymentPanel(tuple(rows))
    rows.append(Fact("逾期可以加处罚款", f"{yuan(late.amount_fen)}元（逾期{late.days}日）"))
    basis = f"依据：{cite('处罚法72')}、{cite('处罚法73')}"
    return PaymentPanel(
        tuple(rows),
        (
            *late.explain(),
            f"{basis}。这里只计算，不自动加处；复议、诉讼期间不计算，应当另行扣除。",
        ),
    )
