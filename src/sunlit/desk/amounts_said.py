"""The amounts of a signed form in 大写, said on the next page: so they were read."""

from collections.abc import Mapping
from typing import Any

from sunlit.documents.wording import yuan_in_figures, yuan_in_words
from sunlit.rules.forms import Kind, StepForm


def amounts_said(form: StepForm, content: Mapping[str, Any]) -> str:
    """Return a sentence for each amount that is not nothing; empty when there is none."""
    return "".join(
        f"{field.label.removesuffix('（元）')}：{yuan_in_words(fen)}（{yuan_in_figures(fen)}）。"
        for field in form.fields
        if field.kind is Kind.MONEY and (fen := content.get(field.name))
    )
