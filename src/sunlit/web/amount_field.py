"""An amount of money, written as people write it; the page answers in 大写 while it is typed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sunlit.documents.wording import yuan_in_figures, yuan_in_words
from sunlit.rules.amounts import UnreadableAmountError, fen_of

_WAIT = "input changed delay:300ms"


class AmountInput(forms.TextInput):
    """A text control: a wheel that is turned over it changes nothing, and 1.5万 may stand in it.

    With scripts it asks `words_at` what was written; without, the page says so once it returns.
    """

    def __init__(self, words_at: str = "") -> None:
        """Ask nothing while typing where no address is given."""
        super().__init__({"inputmode": "decimal", "autocomplete": "off"})
        self.words_at = words_at

    def asking(self, target: str) -> dict[str, str]:
        """Return the attributes by which the control has its words written into `target`."""
        if not self.words_at:
            return {}
        return {"hx-get": self.words_at, "hx-trigger": _WAIT, "hx-target": f"#{target}"}


class AmountField(forms.Field):
    """An amount, cleaned to whole 分."""

    widget = AmountInput

    def to_python(self, value: Any) -> int | None:
        """Return the amount in 分, None where nothing was entered.

        :raises ValidationError: with the name of the field and what to write instead.
        """
        written = str(value).strip() if value is not None else ""
        if not written:
            return None
        try:
            return fen_of(written)
        except UnreadableAmountError as unreadable:
            raise ValidationError(f"“{self.label}”：{unreadable}", code="invalid") from unreadable


def amount_in_words(written: object) -> str:
    """Return what the amount is in 大写 and in figures; empty when it cannot be read."""
    try:
        fen = fen_of(str(written))
    except UnreadableAmountError:
        return ""
    return f"{yuan_in_words(fen)}（{yuan_in_figures(fen)}）"


def why_unreadable(written: str) -> str:
    """Return what is wrong with what is being typed; nothing where nothing was typed yet."""
    try:
        fen_of(written)
    except UnreadableAmountError as unreadable:
        return str(unreadable) if written.strip() else ""
    return ""
