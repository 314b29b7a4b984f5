"""The kinds of fields, and the form of a step made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sunlit.rules.refusal import Refusal


class Kind(StrEnum):
    """How an entry is typed and stored in `Step.content`.

    DATE and MOMENT are ISO texts, MONEY whole 分, YES_NO a boolean, OFFICER a person's id,
    MATTER a matter's code; all others are texts.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    MOMENT = "moment"
    MONEY = "money"
    OFFICER = "officer"
    MATTER = "matter"


@dataclass(frozen=True)
class Field:
    """One entry of a form; `choices` are (value, label), `size` the most characters."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = True
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    size: int = 200


@dataclass(frozen=True)
class StepForm:
    """The fields of one step, in the order in which they are asked.

    `asks_when` is false where the law fixes the moment to that of the signature.
    """

    fields: tuple[Field, ...]
    asks_when: bool = True

    def missing(self, content: Mapping[str, Any]) -> list[Refusal]:
        """Return a refusal for each required entry that `content` lacks."""
        return [
            Refusal(f"请填写“{field.label}”。", None, field.name)
            for field in self.fields
            if field.required and content.get(field.name) in (None, "")
        ]
