"""What is asked of an index, in the words that both databases share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sunlit.search.tokens import Query


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
class Search:
    """One search: by words, or `by_key`; `among` selects the subjects that may be found."""

    query: Query
    limit: int
    filters: Filters = field(default_factory=Filters)
    among: Sql | None = None
    by_key: bool = False

    def conditions(self, place_of: str) -> Iterator[Sql]:
        """Yield what a row must fulfill beside its tokens; `place_of` finds a text in another."""
        if not self.by_key:
            for word in self.query.long_words:
                yield Sql(f"{place_of}(entry.text, %s) > 0", [word])
        if self.among is not None:
            yield Sql(
                f"EXISTS (SELECT 1 FROM ({self.among.text}) seen"  # noqa: S608 - compiled by the ORM
                " WHERE seen.subject = entry.subject)",
                self.among.parameters,
            )


def joined(select: str, conditions: Sequence[Sql], rest: str) -> Sql:
    """Return one statement: all conditions hold."""
    where = " AND ".join(condition.text for condition in conditions)
    parameters = [one for condition in conditions for one in condition.parameters]
    return Sql(f"{select} WHERE {where} {rest}", parameters)
