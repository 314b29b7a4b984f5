"""同意, 不同意, 退回: how whoever approves answers, as a choice and never by words alone.

Each answer is a step of its own (`Step.answers`); its form offers the choices that lead to it, so
that the page of the question offers those of all its answers, and `view` says which was chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.refusal import Refusal

VIEW = "view"
OPINION = "opinion"
AGREE, DISAGREE, RETURN = "agree", "disagree", "return"
WORDS = {AGREE: "同意", DISAGREE: "不同意", RETURN: "退回"}
"""What a paper prints of the choice."""
_NO = ("不同意", "不批准", "退回", "反对")
"""Not 不予: who agrees that somebody is not punished, or that nothing is published, says so."""


def agreement(label: str, *more: Field, size: int = 500) -> StepForm:
    """Return the form of a step that agrees: the choice says so, words may be added."""
    words = Field(OPINION, "意见和理由", Kind.LONG_TEXT, required=False, size=size)
    return StepForm((_view((AGREE, label)), words, *more), asks_when=False)


def objection(
    *choices: tuple[str, str], more: Sequence[Field] = (), help_text: str = "", size: int = 1000
) -> StepForm:
    """Return the form of a step that says no or sends back: its reasons are required."""
    words = Field(OPINION, "意见和理由", Kind.LONG_TEXT, size=size, help=help_text)
    return StepForm((_view(*choices), words, *more), asks_when=False)


def _view(*choices: tuple[str, str]) -> Field:
    return Field(VIEW, "审批结论", Kind.CHOICE, choices=choices)


def combined(forms: Sequence[StepForm]) -> StepForm:
    """Return one form that asks what any of the answers asks.

    An entry that only some of them need says for which choice it is to be filled in; each step
    asks for its own entries again when it is taken.
    """
    if all(form == forms[0] for form in forms):
        return forms[0]
    names = dict.fromkeys(field.name for form in forms for field in form.fields)
    return replace(forms[0], fields=tuple(_asked_by(name, forms) for name in names))


def _asked_by(name: str, forms: Sequence[StepForm]) -> Field:
    asking = [(form, field) for form in forms for field in form.fields if field.name == name]
    field = asking[0][1]
    if name == VIEW:
        return replace(field, choices=tuple(one for _, own in asking for one in own.choices))
    needing = [form for form, own in asking if own.required]
    if len(needing) == len(forms):
        return field
    chosen = "、".join(
        WORDS.get(value, label) for form in needing for value, label in choices_of(form)
    )
    helps = dict.fromkeys(own.help for _, own in asking if own.help)
    size = max(own.size for _, own in asking)
    when = f"{chosen}的必填" if needing else field.when
    return replace(field, required=False, when=when, help="".join(helps), size=size)


def choices_of(form: StepForm) -> tuple[tuple[str, str], ...]:
    """Return the choices that lead to the step of that form, each with its label."""
    return next((field.choices for field in form.fields if field.name == VIEW), ())


def contradiction(content: Mapping[str, Any]) -> Refusal | None:
    """Return that the words say no where the choice says yes: which of the two is meant?"""
    if content.get(VIEW) != AGREE:
        return None
    words = str(content.get(OPINION) or "").strip()
    said = next((no for no in _NO if words.startswith(no)), None)
    if said is None:
        return None
    return Refusal(
        f"您选择的是同意，意见里写的却是“{said}”。请核对：不同意的，选择不同意或者退回。",
        None,
        OPINION,
    )
