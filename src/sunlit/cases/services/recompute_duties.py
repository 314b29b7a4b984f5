"""重新计算期限: the calendar or a parameter changed, so due days are derived again, on record."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sunlit.cases.acting import hold
from sunlit.cases.duties import derive
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.refresh_case import refresh_case
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.duties.models import Duty
from sunlit.duties.services.refresh import DerivedDuty
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Person

_CASES_A_TRANSACTION = 50
_DAYS = ("counted_from", "raw_on", "target_on", "due_on")


@dataclass(frozen=True)
class ChangedDuty:
    """One duty whose due day, or the doubt about it, changed."""

    subject: UUID
    code: str
    start: datetime
    old: date | None
    new: date | None


@dataclass(frozen=True)
class Recomputed:
    """How many cases were derived again, and what changed in them."""

    cases: int
    changed: tuple[ChangedDuty, ...]

    @property
    def moved(self) -> int:
        """The number of duties whose due day moved."""
        return sum(duty.old != duty.new for duty in self.changed)


@dataclass(frozen=True)
class Part:
    """Some cases whose duties were derived in one transaction: `last` is the key of the last."""

    last: int
    cases: int
    remaining: int
    changed: tuple[ChangedDuty, ...]


def _nobody_listens(_part: Part) -> None:
    """Take a part and do nothing."""


@dataclass(frozen=True)
class DaysChanged:
    """The calendar says another thing, or a certain one, of the days from `first` to `last`."""

    first: date
    last: date

    def duties(self) -> Q:
        """The duties, done or not, whose counting looks at one of the days."""
        begins, ends = Q(), Q()
        for name in _DAYS:
            begins |= Q(**{f"{name}__lte": self.last})
            ends |= Q(**{f"{name}__gte": self.first})
        return begins & ends


@dataclass(frozen=True)
class PeriodChanged:
    """The deadline `code` has another length from `since` on."""

    code: str
    since: date

    def duties(self) -> Q:
        """The duties, done or not, that are counted by it."""
        return Q(deadline=self.code, counted_from__gte=self.since)


def recompute_duties(
    change: DaysChanged | PeriodChanged,
    *,
    subject: UUID,
    reason: str,
    actor: Person,
    now: datetime,
    after: int = 0,
    within: Callable[[Part], None] = _nobody_listens,
) -> Recomputed:
    """Derive the duties of every case that a change concerns again, and store them.

    Some cases a transaction, each transaction with its own event: nobody at work waits long, and
    what was changed before a fault is on record. To run it again is harmless.

    :param subject: the row that is the cause, as the event names it.
    :param after: the key of the last case that an earlier run has done.
    :param within: called inside the transaction of each part, which it may undo by raising.
    """
    keys = list(
        Case.objects.filter(
            uuid__in=Duty.objects.filter(change.duties()).values("subject"), pk__gt=after
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    changed: list[ChangedDuty] = []
    done = 0
    for batch in _batches(keys, resumed=after > 0):
        done += len(batch)
        with transaction.atomic():
            found = _recompute(batch, subject, reason, actor, now)
            within(Part(batch[-1] if batch else after, len(batch), len(keys) - done, tuple(found)))
        changed += found
    return Recomputed(len(keys), tuple(changed))


def _recompute(
    keys: Sequence[int], subject: UUID, reason: str, actor: Person, now: datetime
) -> list[ChangedDuty]:
    calendar, house = current_calendar(), current_house()
    changed: list[ChangedDuty] = []
    for case in Case.objects.select_related("office", "matter").filter(pk__in=keys).order_by("pk"):
        hold(case.uuid)
        facts = CaseFacts(case)
        derived = derive(facts, calendar, house)
        changed += _changes(case.uuid, derived)
        refresh_case(facts, derived)
    record(
        log=Log.RECORD,
        event="cases.duties_recomputed",
        subject=str(subject),
        facts={
            "reason": reason,
            "cases": len(keys),
            "changed": len(changed),
            "duties": [_fact(duty) for duty in changed],
        },
        rows=[],
        actor=actor.pk,
        happened_at=now,
        recorded_at=now,
    )
    return changed


def _changes(subject: UUID, derived: Iterable[DerivedDuty]) -> Iterator[ChangedDuty]:
    duties = Duty.objects.filter(subject=subject)
    stored = {(duty.code, duty.start, duty.of_party): duty for duty in duties}
    for new in derived:
        old = stored.get(new.key)
        if old is None or (old.due_on, old.provisional) != (new.due_on, new.provisional):
            was_due = old.due_on if old else None
            yield ChangedDuty(subject, new.code, new.start, was_due, new.due_on)


def _fact(duty: ChangedDuty) -> dict[str, str | None]:
    return {
        "case": str(duty.subject),
        "code": duty.code,
        "start": duty.start.isoformat(),
        "old": duty.old.isoformat() if duty.old else None,
        "new": duty.new.isoformat() if duty.new else None,
    }


def _batches(keys: Sequence[int], *, resumed: bool) -> Iterator[Sequence[int]]:
    """Yield the keys in parts; one empty part when there never were any, to be on record."""
    for begin in range(0, max(len(keys), 0 if resumed else 1), _CASES_A_TRANSACTION):
        yield keys[begin : begin + _CASES_A_TRANSACTION]
