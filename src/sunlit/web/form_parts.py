"""A Django form as the templates show it: fields in order with their errors, a summary above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from sunlit.rules.refusal import Refusal
from sunlit.web.amount_field import AmountField, AmountInput, amount_in_words
from sunlit.web.field_errors import errors_of
from sunlit.web.table_field import TableField
from sunlit.web.uploads import WaitingFile

Kind = Literal["control", "checkbox", "choices", "table"]

ANOTHER_ROW = "another-row:"
"""The value of `action`, before the name of the table, that asks for one more row."""
_OPTIONAL = "选填"
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
class PresentedRow:
    """A row of a table; `number` counts from 1, `id` is where its button leads to."""

    number: int
    id: str
    cells: tuple["PresentedField", ...]


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
    optional_word: str
    control: SafeString
    section: str = ""
    amount: str | None = None
    choices: tuple[Choice, ...] = ()
    rows: tuple[PresentedRow, ...] = ()
    waiting: tuple[WaitingFile, ...] = ()
    button: tuple[str, str] | None = None
    """The value of `action` and the words of a button of the field's own."""

    @property
    def another_row(self) -> str:
        """The value of the button that asks for one more row."""
        return f"{ANOTHER_ROW}{self.name}"

    @property
    def next_row(self) -> str:
        """The id that the next row of a table will have."""
        return f"{self.id}-{len(self.rows)}"

    @property
    def help_id(self) -> str:
        return f"{self.id}-help"

    @property
    def error_id(self) -> str:
        return f"{self.id}-error"

    @property
    def amount_id(self) -> str:
        """Where an amount of money stands in words; `amount` is None for all other fields."""
        return f"{self.id}-amount"

    @property
    def inline(self) -> bool:
        """Whether the choices are few and short enough to stand in one line."""
        labels = [choice.label for choice in self.choices]
        return len(labels) <= _INLINE_CHOICES and all(len(one) <= _INLINE_LENGTH for one in labels)

    @property
    def target(self) -> str:
        """The id that a line of the error summary leads to: the first control of the field."""
        if self.rows:
            return self.rows[0].cells[0].target
        return self.choices[0].id if self.choices else self.id

    @property
    def described_by(self) -> str:
        ids = (
            (self.help_id, self.help),
            (self.error_id, self.errors),
            (self.amount_id, self.amount is not None),
        )
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

    A refusal of a service stands beside the field that it names, where one sees that field, and
    always in the summary. An entry of a row is named `table-0-column`, as the form names it.
    """
    refused = {one.field: str(one) for one in refusals}
    fields = tuple(_present_field(bound, bound.name, refused) for bound in form.visible_fields())
    own_lines = [str(error) for error in form.non_field_errors()]
    own_lines += [str(one) for one in refusals if one.field in refused]
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
        for row in one.rows:
            for line in _summary_lines([], row.cells):
                yield ErrorLine(f"第 {row.number} 行：{line.text}", line.target)


def _present_field(
    bound: BoundField, called: str, refused: dict[str | None, str]
) -> PresentedField:
    kind = _kind(bound.field)
    refusal = refused.pop(called, None)
    errors = (*errors_of(bound), *((refusal,) if refusal else ()))
    identity = bound.id_for_label or bound.auto_id or bound.name
    frame = PresentedField(
        name=bound.name,
        id=identity if kind == "control" else str(bound.auto_id or bound.name),
        kind=kind,
        label=str(bound.label),
        help=str(bound.help_text),
        errors=errors,
        optional=not bound.field.required,
        optional_word=getattr(bound.form, "optional_words", {}).get(bound.name, _OPTIONAL),
        control=SafeString(""),
        section=getattr(bound.form, "sections", {}).get(bound.name, ""),
        amount=amount_in_words(bound.value()) if isinstance(bound.field, AmountField) else None,
        waiting=getattr(bound.field, "waiting", ()),
        button=getattr(bound.field, "button", None),
    )
    if kind == "choices":
        return replace(frame, choices=tuple(_choices(bound)))
    if isinstance(bound.field, TableField):
        return replace(frame, rows=tuple(_rows(bound, bound.field, frame.id, refused)))
    return replace(frame, control=_control(bound, frame))


def _kind(field: forms.Field) -> Kind:
    widget = field.widget
    if isinstance(field, TableField):
        return "table"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    return "control"


def _choices(bound: BoundField) -> Iterator[Choice]:
    for part in bound.subwidgets:
        yield Choice(part.tag(), str(part.choice_label), str(part.id_for_label))


def _rows(
    bound: BoundField, table: TableField, identity: str, refused: dict[str | None, str]
) -> Iterator[PresentedRow]:
    rows = list(bound.value() or [])
    shown = max(len(rows), table.open)
    forms_of_rows = table.row_forms(bound.name, rows, bound=bound.form.is_bound, shown=shown)
    for number, row in enumerate(forms_of_rows):
        cells = tuple(
            _present_field(cell, cell.html_name, refused) for cell in row.visible_fields()
        )
        yield PresentedRow(number + 1, f"{identity}-{number}", cells)


def _control(bound: BoundField, frame: PresentedField) -> SafeString:
    # A control never cuts what is pasted into it: too long a text is kept and refused in words.
    attrs: dict[str, str | bool] = {"id": frame.id, "maxlength": False}
    if isinstance(bound.field.widget, AmountInput):
        attrs |= bound.field.widget.asking(frame.amount_id)
    if bound.field.widget.attrs.get("rows") == _DJANGO_ROWS:
        attrs["rows"] = _ROWS
    if frame.described_by:
        attrs["aria-describedby"] = frame.described_by
    if frame.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(widget=_native(bound), attrs=attrs)


def _native(bound: BoundField) -> forms.Widget:
    """Return the browser's own control for days and moments, which reads ISO only.

    What was typed and is no date stays as it was typed, in a plain text control. So is a number:
    the browser's own control is changed by a turn of the wheel, and drops what it cannot read.
    """
    widget: forms.Widget = bound.field.widget
    if isinstance(widget, forms.NumberInput):
        return forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
    if bound.errors and bound.value():
        return widget
    if isinstance(widget, forms.DateTimeInput):
        return forms.DateTimeInput({**widget.attrs, "type": "datetime-local"}, _ISO_MINUTE)
    if isinstance(widget, forms.DateInput):
        return forms.DateInput({**widget.attrs, "type": "date"}, "%Y-%m-%d")
    if isinstance(widget, forms.TimeInput):
        return forms.TimeInput({**widget.attrs, "type": "time"}, "%H:%M")
    return widget
