"""The two collections, and what goes into one of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sunlit.search.models import DeskEntry, PortalEntry, place
from sunlit.search.tokens import key_of, key_token, normalized, tokens_of


@dataclass(frozen=True)
class Entry:
    """What one subject is found by.

    `serial` is its number within the collection, the greater the newer; `text` what is searched,
    one part a line; `keys` the numbers and codes that find it by themselves.
    """

    subject: UUID
    day: date
    serial: int
    kind: str
    office: str
    text: str
    keys: tuple[str, ...]

    def row(self) -> "Row":
        """Return the entry as it is stored."""
        keys = sorted({key_of(key) for key in self.keys} - {""})
        return Row(
            id=place(self.day, self.serial),
            subject=self.subject,
            kind=self.kind,
            year=self.day.year,
            office=self.office,
            text=normalized(self.text),
            keys=" ".join(keys),
        )


@dataclass(frozen=True)
class Row:
    """A stored entry: the columns of the table."""

    id: int
    subject: UUID
    kind: str
    year: int
    office: str
    text: str
    keys: str

    @property
    def tokens(self) -> set[str]:
        """The tokens the row is indexed under."""
        return tokens_of(self.text) | {key_token(key) for key in self.keys.split()}


@dataclass(frozen=True)
class Collection:
    """`table` holds the rows, `words` is its index on SQLite."""

    name: str
    model: type[DeskEntry] | type[PortalEntry]

    @property
    def table(self) -> str:
        """The table of its rows."""
        return self.model._meta.db_table

    @property
    def words(self) -> str:
        """The full-text table beside it on SQLite."""
        return f"search_{self.name}_words"


DESK = Collection("desk", DeskEntry)
PORTAL = Collection("portal", PortalEntry)
