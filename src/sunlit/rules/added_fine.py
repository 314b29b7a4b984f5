"""加处罚款: three per cent a day of what is not paid in time, at most the fine (处罚法72(1)).

The statute counts on 罚款数额. Where a part was paid in time, this counts on the rest: the reading
that costs the party less. It is computed for the file and shown; it is imposed by nobody but a
decision of the organ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sunlit.rules.calendar import ONE_DAY
from sunlit.rules.chinese_dates import date_span
from sunlit.rules.money import yuan

_PER_CENT_A_DAY = 3
_HUNDRED = 100


@dataclass(frozen=True)
class Stretch:
    """Days in a row on which the same amount (in 分) was late."""

    first: date
    last: date
    unpaid_fen: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def added_hundredths(self) -> int:
        """What it adds, in hundredths of a 分."""
        return self.unpaid_fen * _PER_CENT_A_DAY * self.days


@dataclass(frozen=True)
class AddedFine:
    """What lateness adds to a fine, in 分, and how it was counted."""

    fine_fen: int
    stretches: tuple[Stretch, ...]

    @property
    def days(self) -> int:
        """On how many days something was late."""
        return sum(stretch.days for stretch in self.stretches)

    @property
    def uncapped_fen(self) -> int:
        """The sum before the statutory limit."""
        return sum(stretch.added_hundredths for stretch in self.stretches) // _HUNDRED

    @property
    def amount_fen(self) -> int:
        """The sum, never more than the fine."""
        return min(self.uncapped_fen, self.fine_fen)

    def explain(self) -> list[str]:
        """Return how it was counted, in sentences."""
        lines = [
            f"{date_span(one.first, one.last)}，共{one.days}日，"
            f"每日按到期未缴的{yuan(one.unpaid_fen)}元加处3%。"
            for one in self.stretches
        ]
        if self.uncapped_fen > self.fine_fen:
            lines.append(
                f"合计{yuan(self.uncapped_fen)}元，超出罚款本数，以{yuan(self.fine_fen)}元为限。"
            )
        return lines


def added_fine(
    fine_fen: int,
    last_day: date,
    payments: Sequence[tuple[date, int]],
    until: date,
    paused: Sequence[tuple[date, date]] = (),
) -> AddedFine:
    """Return what the fine has grown by at the end of the day `until`.

    A day counts when something was unpaid as it began, so the day of a late payment counts.

    :param last_day: the last day on which the fine could be paid in time.
    :param payments: day and amount in 分 of each payment.
    :param paused: first and last day of remedies, during which nothing is added (处罚法73).
    """
    return AddedFine(
        fine_fen, tuple(_stretches(fine_fen, last_day + ONE_DAY, payments, until, paused))
    )


def _stretches(
    fine_fen: int,
    first: date,
    payments: Sequence[tuple[date, int]],
    until: date,
    paused: Sequence[tuple[date, date]],
) -> Iterator[Stretch]:
    begun: date | None = None
    late = 0
    day = first
    while day <= until:
        unpaid = fine_fen - sum(amount for paid_on, amount in payments if paid_on < day)
        if any(start <= day <= end for start, end in paused):
            unpaid = 0
        if begun is not None and unpaid != late:
            yield Stretch(begun, day - ONE_DAY, late)
            begun = None
        if unpaid > 0 and begun is None:
            begun, late = day, unpaid
        day += ONE_DAY
    if begun is not None:
        yield Stretch(begun, until, late)
