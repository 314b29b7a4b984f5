"""What a form is: the named, typed fields of one kind of paper, and the template that prints it."""

from dataclasses import dataclass
from enum import StrEnum

OPEN = "（签署时写入）"
"""What a draft says in the place of what is written when it is signed; no issued paper says it."""


class Kind(StrEnum):
    """What a field holds, and how its value stands in a paper's content (JSON).

    TEXT, LONG_TEXT: text; a blank line or line break begins a paragraph.
    DATE: "2026-03-09".
    MOMENT: "2026-03-09T10:30:00+08:00", or the day alone where only that is known.
    MONEY: an integer in 分.
    CHOICE: one of the field's `choices`. CHOICES: a list of them.
    PARTY: see `forms/party.py`.
    TABLE: a list of rows, each an object with one text for every column.
    OPINION: {"opinion": text, "name": text, "at": moment}, of one who decides inside the organ.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    MOMENT = "moment"
    MONEY = "money"
    CHOICE = "choice"
    CHOICES = "choices"
    PARTY = "party"
    TABLE = "table"
    OPINION = "opinion"


@dataclass(frozen=True)
class Column:
    """One column of a table field; `share` is its part of the width."""

    name: str
    label: str
    share: int = 1


@dataclass(frozen=True)
class Field:
    """One field of a form.

    `half`: on a table-like paper it shares its row with the half field beside it.
    """

    name: str
    label: str
    kind: Kind
    required: bool = True
    help: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    half: bool = False


@dataclass(frozen=True)
class PaperForm:
    """One kind of paper.

    :param code: its code in the list of papers (field guide L), as D16.
    :param internal: an internal paper stays in the file; an external one goes to the party.
    :param number_word_key: under which the house keeps its 机关代字; None when it has no number.
    :param opening: the fixed words of a letter before its content.
    :param closing: the fixed words after the content of a letter or a table.
    :param signatures: the lines that are filled by hand: at the foot of each page of a 笔录, at the
        end of any other paper.
    :param signed_by: beside each of them the field that names who signs it; empty for a day, or
        where nobody can be named beforehand.
    :param left_open: what is written when the paper is signed, beside opinions, number and day: a
        draft leaves it open.
    :param folio: whether its pages carry numbers (卷宗封面, 卷内目录 and 备考表 carry none; F.1).
    """

    code: str
    title: str
    template: str
    internal: bool
    number_word_key: str | None
    fields: tuple[Field, ...]
    opening: str = ""
    closing: str = ""
    signatures: tuple[str, ...] = ()
    signed_by: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()
    folio: bool = True

    def field(self, name: str) -> Field:
        """Return the field of that name.

        :raises KeyError: when the form has none.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
