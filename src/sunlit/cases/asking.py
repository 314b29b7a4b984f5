"""How a form asks less, or offers a choice, in one case."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from sunlit.cases.models import Step
from sunlit.rules.forms import Field, Kind, StepForm


def without(form: StepForm, *names: str) -> StepForm:
    """Return the form without these fields."""
    kept = tuple(one for one in form.fields if one.name not in names)
    return replace(form, fields=kept, sections=_headings(form, names))


def _headings(form: StepForm, left_out: Collection[str]) -> dict[str, str]:
    """Return the headings, each above the first entry of its part that is still asked."""
    found, waiting = {}, ""
    for field in form.fields:
        waiting = form.sections.get(field.name, waiting)
        if waiting and field.name not in left_out:
            found[field.name], waiting = waiting, ""
    return found


def choosing(
    form: StepForm, name: str, among: Iterable[Step], words: Callable[[Step], str]
) -> StepForm:
    """Return the form whose field `name` is a choice among these acts, by their numbers."""
    choices = tuple((str(step.seq), words(step)) for step in among)

    def chosen(field: Field) -> Field:
        return replace(field, kind=Kind.CHOICE, choices=choices) if field.name == name else field

    return replace(form, fields=tuple(chosen(field) for field in form.fields))
