"""The kinds of fields, and the form of a step made of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sunlit.rules.amounts import GREATEST_FEN
from sunlit.rules.redaction import Personal
from sunlit.rules.refusal import Refusal

FILES = "files"
"""The entry of a form that its files come under."""


class Kind(StrEnum):
    """How an entry is typed and stored in `Step.content`.

    DATE and MOMENT are ISO texts, MONEY whole 分, YES_NO a boolean, OFFICER, PERSON and COUNSEL
    the id of a person, MATTER a matter's code, TABLE a list of rows, each a mapping of its
    columns; all others are texts.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    MOMENT = "moment"
    MONEY = "money"
    OFFICER = "officer"
    PERSON = "person"
    COUNSEL = "counsel"
    MATTER = "matter"
    TABLE = "table"


class Apart(StrEnum):
    """With what the entry of a further party begins: as it is for the first, or with nothing."""

    ALIKE = "alike"
    OWN = "own"


@dataclass(frozen=True)
class Field:
    """One entry of a form; `choices` are (value, label), `size` the most characters.

    An entry that only some cases need says `when`; others that are not required are 选填.
    What was mistyped in a `correctable` one is mended by a correction, in others by a new step.
    What is typed passes `plain` before it is checked: a code loses the spaces it was pasted with.
    An entry about a person says what of the person it holds (`personal`): the public copy hides it.
    What differs between parties (a fine, who signed for a paper) is asked of each by a form that is
    sent for several of them (`apart`).
    The `columns` of a TABLE are asked in each of its rows, of which there are `least` or more; one
    that is `closed` shows no row until it is asked for.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = True
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    size: int = 200
    columns: tuple["Field", ...] = ()
    least: int = 1
    closed: bool = False
    when: str = ""
    correctable: bool = False
    plain: Callable[[str], str] | None = None
    personal: Personal | None = None
    apart: Apart | None = None

    @property
    def fewest(self) -> int:
        """How many rows a table needs."""
        return self.least if self.required else 0


@dataclass(frozen=True)
class FilesAsked:
    """The files of a step: what they are called, and whether the step needs one.

    `missing` is what a person reads who hands in none where one is needed. `scans` are pages that
    can be looked at: a PDF or pictures.
    """

    label: str
    help: str = ""
    required: bool = False
    when: str = ""
    missing: str = "请选择要存入的文件。"
    scans: bool = False


@dataclass(frozen=True)
class StepForm:
    """The fields of one step, in the order in which they are asked.

    `asks_when` is false where the law fixes the moment to that of the signature. `sections` gives
    a long form its headings: each stands above the field it names. `files` may come with the step
    to prove it, in the end of its form.
    """

    fields: tuple[Field, ...]
    asks_when: bool = True
    sections: Mapping[str, str] = field(default_factory=dict)
    files: FilesAsked | None = None

    @property
    def apart(self) -> tuple[Field, ...]:
        """The fields that are asked of each party where the form is sent for several."""
        return tuple(field for field in self.fields if field.apart)

    @property
    def correctable(self) -> tuple[Field, ...]:
        """The fields whose entries may be corrected once the step is taken."""
        return tuple(field for field in self.fields if field.correctable)

    def faults(self, content: Mapping[str, Any]) -> list[Refusal]:
        """Return a refusal for each entry that `content` lacks or that its kind does not allow."""
        return [
            Refusal(sentence, None, field.name)
            for field in self.fields
            if (sentence := _fault(field, content.get(field.name)))
        ]


MOST_ROWS = 200


def _fault(field: Field, value: Any) -> str:
    if field.kind is Kind.TABLE:
        return _fault_of_table(field, value or [])
    if value is None or (isinstance(value, str) and not value.strip()):
        return f"请填写“{field.label}”。" if field.required else ""
    if not _IS_FINE[field.kind](field, value):
        return f"“{field.label}”的写法不对，或者太长，请重新填写。"
    return ""


def _fault_of_table(field: Field, rows: Any) -> str:
    if not _is_table(field, rows):
        return f"“{field.label}”的写法不对，或者太长，请重新填写。"
    if len(rows) < field.fewest:
        return too_few_rows(field)
    for number, row in enumerate(rows, 1):
        for column in field.columns:
            sentence = _fault(column, row.get(column.name))
            if sentence:
                return f"“{field.label}”第 {number} 行：{sentence}"
    return ""


def too_few_rows(field: Field) -> str:
    """Say how many rows the table needs."""
    return f"“{field.label}”至少填写 {field.fewest} 行。"


def _is_table(field: Field, rows: Any) -> bool:
    return (
        isinstance(rows, list)
        and len(rows) <= MOST_ROWS
        and all(isinstance(row, dict) for row in rows)
        and all(set(row) <= {column.name for column in field.columns} for row in rows)
    )


def _is_text(field: Field, value: Any) -> bool:
    return isinstance(value, str) and len(value) <= field.size


def _is_choice(field: Field, value: Any) -> bool:
    return isinstance(value, str) and value in dict(field.choices)


def _is_yes_or_no(_field: Field, value: Any) -> bool:
    return isinstance(value, bool)


def _is_date(_field: Field, value: Any) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_moment(_field: Field, value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _is_amount(_field: Field, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= GREATEST_FEN


def _is_person(_field: Field, value: Any) -> bool:
    return str(value).isdecimal()


_IS_FINE: Mapping[Kind, Callable[[Field, Any], bool]] = {
    Kind.TEXT: _is_text,
    Kind.LONG_TEXT: _is_text,
    Kind.CHOICE: _is_choice,
    Kind.YES_NO: _is_yes_or_no,
    Kind.DATE: _is_date,
    Kind.MOMENT: _is_moment,
    Kind.MONEY: _is_amount,
    Kind.OFFICER: _is_person,
    Kind.PERSON: _is_person,
    Kind.COUNSEL: _is_person,
    Kind.MATTER: _is_text,
    Kind.TABLE: _is_table,
}
