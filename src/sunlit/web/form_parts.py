"""A Django form as the templates show it: fields in order with their errors, a summary above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from sunlit.rules.refusal import Refusal

Kind = Literal["control", "checkbox", "choices", "hidden"]

_INLINE_CHOICES = 4
_INLINE_LENGTH = 6
_DJANGO_ROWS, _ROWS = "10", "5"
_ISO_MINUTE = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class ErrorLine:
    """One thing to mend; `target` is the id of the control it is about, empty when none."""

    text: str
    target: str


@dataclass(frozen=True)
class ErrorSummary:
    """What stands above a form that was sent back: 有 N 处需要修改."""

    lines: tuple[ErrorLine, ...]

    @property
    def title(self) -> str:
        return f"有 {len(self.lines)} 处需要修改"

    def __bool__(self) -> bool:
        return bool(self.lines)


@dataclass(frozen=True)
class Choice:
    """One radio button or checkbox of a group, with the id that its label names."""

    control: SafeString
    label: str
    id: str


@dataclass(frozen=True)
class PresentedField:
    """A field: label, help, errors and control, tied together by ids (aria-describedby)."""

    name: str
    id: str
    kind: Kind
    label: str
    help: str
    errors: tuple[str, ...]
    optional: bool
    control: SafeString
    choices: tuple[Choice, ...] = ()

    @property
    def help_id(self) -> str:
        return f"{self.id}-help"

    @property
    def error_id(self) -> str:
        return f"{self.id}-error"

    @property
    def inline(self) -> bool:
        """Whether the choices are few and short enough to stand in one line."""
        labels = [choice.label for choice in self.choices]
        return len(labels) <= _INLINE_CHOICES and all(len(one) <= _INLINE_LENGTH for one in labels)

    @property
    def target(self) -> str:
        """The id that a line of the error summary leads to: the first control of the field."""
        return self.choices[0].id if self.choices else self.id

    @property
    def described_by(self) -> str:
        ids = ((self.help_id, self.help), (self.error_id, self.errors))
        return " ".join(name for name, present in ids if present)


@dataclass(frozen=True)
class BoundForm:
    """A form ready to be shown by `web/_form.html`."""

    fields: tuple[PresentedField, ...]
    hidden: tuple[SafeString, ...]
    error_summary: ErrorSummary
    multipart: bool
    submit: str = "保存"
    action: str = ""
    method: Literal["post", "get"] = "post"
    cancel_url: str = ""
    warn_before_leaving: bool = True
    save_draft: bool = False
    by_name: dict[str, PresentedField] = field(default_factory=dict)


def present(
    form: forms.BaseForm,
    *,
    submit: str = "保存",
    action: str = "",
    method: Literal["post", "get"] = "post",
    cancel_url: str = "",
    warn_before_leaving: bool = True,
    save_draft: bool = False,
    refusals: Sequence[Refusal] = (),
) -> BoundForm:
    """Return what `web/_form.html` needs.

    A refusal of a service stands beside its field when it names one, else only in the summary.
    """
    refused = {one.field: str(one) for one in refusals if one.field in form.fields}
    fields = tuple(
        _present_field(bound, refused.get(bound.name)) for bound in form.visible_fields()
    )
    own_lines = [str(error) for error in form.non_field_errors()]
    own_lines += [str(one) for one in refusals if one.field not in form.fields]
    hidden = form.hidden_fields()
    own_lines += [str(error) for bound in hidden for error in bound.errors]
    return BoundForm(
        fields=fields,
        hidden=tuple(bound.as_hidden() for bound in hidden),
        error_summary=ErrorSummary(tuple(_summary_lines(own_lines, fields))),
        multipart=form.is_multipart(),
        submit=submit,
        action=action,
        method=method,
        cancel_url=cancel_url,
        warn_before_leaving=warn_before_leaving,
        save_draft=save_draft,
        by_name={one.name: one for one in fields},
    )


def _summary_lines(own: Sequence[str], fields: Sequence[PresentedField]) -> Iterator[ErrorLine]:
    yield from (ErrorLine(text, "") for text in own)
    for one in fields:
        yield from (ErrorLine(text, one.target) for text in one.errors)


def _present_field(bound: BoundField, refusal: str | None) -> PresentedField:
    kind = _kind(bound.field.widget)
    errors = (*_errors(bound, kind), *((refusal,) if refusal else ()))
    identity = bound.id_for_label or bound.auto_id or bound.name
    frame = PresentedField(
        name=bound.name,
        id=identity if kind != "choices" else str(bound.auto_id or bound.name),
        kind=kind,
        label=str(bound.label),
        help=str(bound.help_text),
        errors=errors,
        optional=not bound.field.required,
        control=SafeString(""),
    )
    if kind == "choices":
        return replace(frame, choices=tuple(_choices(bound)))
    return replace(frame, control=_control(bound, frame))


def _kind(widget: forms.Widget) -> Kind:
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    return "control"


def _errors(bound: BoundField, kind: Kind) -> Iterator[str]:
    """Say what to do; Django's own sentence for an empty entry does not name the entry."""
    messages = bound.field.error_messages
    own_words = messages["required"] != forms.Field.default_error_messages["required"]
    for error in bound.errors.as_data():
        if error.code == "required" and not own_words:
            yield _ask_for(bound, kind)
        else:
            yield from error.messages


def _ask_for(bound: BoundField, kind: Kind) -> str:
    if kind == "checkbox":
        return f"请勾选“{bound.label}”"
    if isinstance(bound.field, forms.FileField):
        return f"请上传“{bound.label}”"
    if isinstance(bound.field, forms.ChoiceField):
        return f"“{bound.label}”还没有选择"
    return f"请填写“{bound.label}”"


def _choices(bound: BoundField) -> Iterator[Choice]:
    for part in bound.subwidgets:
        yield Choice(part.tag(), str(part.choice_label), str(part.id_for_label))


def _control(bound: BoundField, frame: PresentedField) -> SafeString:
    attrs: dict[str, str | bool] = {"id": frame.id}
    if bound.field.widget.attrs.get("rows") == _DJANGO_ROWS:
        attrs["rows"] = _ROWS
    if frame.described_by:
        attrs["aria-describedby"] = frame.described_by
    if frame.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(widget=_native(bound), attrs=attrs)


def _native(bound: BoundField) -> forms.Widget:
    """Return the browser's own control for days and moments, which reads ISO only.

    What was typed and is no date stays as it was typed, in a plain text control.
    """
    widget: forms.Widget = bound.field.widget
    if bound.errors and bound.value():
        return widget
    if isinstance(widget, forms.DateTimeInput):
        return forms.DateTimeInput({**widget.attrs, "type": "datetime-local"}, _ISO_MINUTE)
    if isinstance(widget, forms.DateInput):
        return forms.DateInput({**widget.attrs, "type": "date"}, "%Y-%m-%d")
    if isinstance(widget, forms.TimeInput):
        return forms.TimeInput({**widget.attrs, "type": "time"}, "%H:%M")
    return widget
