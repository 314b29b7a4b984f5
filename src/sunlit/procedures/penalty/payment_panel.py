"""What of a fine is paid and owed, and what lateness adds, beside the case on its page."""

from collections.abc import Iterator
from datetime import date

from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Beside, Row
from sunlit.procedures.penalty.payments import imposed_fen, lateness, paid_and_owed
from sunlit.rules.citations import cite
from sunlit.rules.money import yuan

_HEADING = "罚款缴纳"


def payment_panel(facts: CaseFacts, today: date) -> Iterator[Beside]:
    """Return the panel, nothing where no fine was imposed; notes explain an added fine (72)."""
    if not facts.is_decided or not imposed_fen(facts):
        return
    rows = [Row(label, words) for label, words in paid_and_owed(facts)]
    late = lateness(facts, today)
    if late is None:
        yield Beside(_HEADING, tuple(rows))
        return
    rows.append(Row("逾期可以加处罚款", f"{yuan(late.amount_fen)}元（逾期{late.days}日）"))
    basis = f"依据：{cite('处罚法72')}、{cite('处罚法73')}"
    closing = f"{basis}。这里只计算，不自动加处；复议、诉讼期间不计算，应当另行扣除。"
    yield Beside(_HEADING, tuple(rows), (*late.explain(), closing))
