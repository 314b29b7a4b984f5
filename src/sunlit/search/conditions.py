"""What is asked of an index, in the words that both databases share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sunlit.search.models import place
from sunlit.search.tokens import Query

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters."""

    text: str
    parameters: Sequence[Any] = ()


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; empty is everything."""

    kind: str = ""
    year: int = 0
    office: str = ""

    def chosen(self) -> dict[str, str | int]:
        """Return the filters that are set, by column."""
        return {name: value for name, value in vars(self).items() if value}


@dataclass(frozen=True)
class Reach:
    """What the columns of a row say of whether it may be found, so that few are looked up.

    Nothing of a later day than `until`, and nothing of `unless`, which selects the UUIDs of few
    subjects. Of the rest every row of `office`, or every row there is where that is empty; the
    rows of other offices are looked up among the subjects.
    """

    until: date
    unless: QuerySet[Any, UUID]
    office: str = ""

    def bounds(self) -> Sql:
        """Return what every row fulfills that may be found."""
        text, parameters = self.unless.order_by().query.sql_with_params()
        first_after = place(self.until + _A_DAY, 0)
        return Sql(f"entry.id < %s AND entry.subject NOT IN ({text})", [first_after, *parameters])


@dataclass(frozen=True)
class Search:
    """One search: by words, or `by_key`; `among` selects the subjects that may be found.

    `reach` says of some rows without looking them up whether they are among those subjects.
    """

    query: Query
    limit: int
    filters: Filters = field(default_factory=Filters)
    among: Sql | None = None
    reach: Reach | None = None
    by_key: bool = False

    def conditions(self, place_of: str) -> Iterator[Sql]:
        """Yield what a row must fulfill beside its tokens; `place_of` finds a text in another."""
        if not self.by_key:
            for word in self.query.long_words:
                yield Sql(f"{place_of}(entry.text, %s) > 0", [word])
        if self.reach is not None:
            yield self.reach.bounds()
        if self.among is not None and (self.reach is None or self.reach.office):
            yield _looked_up(self.among, self.reach)


def _looked_up(among: Sql, reach: Reach | None) -> Sql:
    """Look a row up among the subjects, unless it is of the office whose rows all are.

    Where most are not looked up, the others are one by one: PostgreSQL would otherwise first read
    every subject there is.
    """
    row = f"SELECT 1 FROM ({among.text}) seen WHERE seen.subject = entry.subject"  # noqa: S608 - compiled by the ORM
    if reach is None:
        return Sql(f"EXISTS ({row})", among.parameters)
    return Sql(
        f"(entry.office = %s OR ({row} LIMIT 1) IS NOT NULL)", [reach.office, *among.parameters]
    )


def joined(select: str, conditions: Sequence[Sql], rest: str) -> Sql:
    """Return one statement: all conditions hold."""
    where = " AND ".join(condition.text for condition in conditions)
    parameters = [one for condition in conditions for one in condition.parameters]
    return Sql(f"{select} WHERE {where} {rest}", parameters)
