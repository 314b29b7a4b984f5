"""The web form of a step, made from its fields."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from sunlit.cases.forms.fields import Field, Kind, StepForm
from sunlit.cases.queries import certified_officers
from sunlit.catalogue.models import MatterVersion

_REQUIRED = "请填写“{}”。"
_FEN = 100
_MOMENT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
_GREATEST_FINE = Decimal(10000000000)


class EntriesForm(forms.Form):
    """A form whose entries become the content of a step."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def content(self) -> dict[str, Any]:
        """Return the entries as `Step.content` holds them."""
        return {
            name: _stored(value)
            for name, value in self.cleaned_data.items()
            if name not in {"seen", "happened_at", "uuid"}
        }


def form_class(step_form: StepForm, day: date) -> type[EntriesForm]:
    """Return the form class for `step_form`; choices of persons and matters are those of `day`."""
    fields: dict[str, forms.Field] = {}
    if step_form.asks_when:
        fields["happened_at"] = forms.DateTimeField(
            label="发生时间",
            help_text="事情实际发生的时间；系统另记登记时间。",
            error_messages={
                "required": _REQUIRED.format("发生时间"),
                "invalid": "发生时间请写成 2026-11-24 09:30 的样子。",
            },
            widget=forms.DateTimeInput,
            input_formats=_MOMENT_FORMATS,
        )
    fields.update({field.name: _field(field, day) for field in step_form.fields})
    return type("StepEntries", (EntriesForm,), fields)


def _field(field: Field, day: date) -> forms.Field:
    common: dict[str, Any] = {
        "label": field.label,
        "help_text": field.help,
        "required": field.required,
        "error_messages": {
            "required": _REQUIRED.format(field.label),
            "invalid": f"“{field.label}”的格式不对。",
        },
    }
    return _MAKERS[field.kind](field, day, common)


def _text(field: Field, _day: date, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=field.size, **common)


def _long_text(field: Field, _day: date, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=field.size, widget=forms.Textarea({"rows": 4}), **common)


def _choice(field: Field, _day: date, common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=field.choices, widget=forms.RadioSelect, **common)


def _yes_no(_field: Field, _day: date, common: dict[str, Any]) -> forms.Field:
    return forms.TypedChoiceField(
        choices=(("yes", "是"), ("no", "否")),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        **common,
    )


def _date(_field: Field, _day: date, common: dict[str, Any]) -> forms.Field:
    return forms.DateField(input_formats=["%Y-%m-%d"], widget=forms.DateInput, **common)


def _moment(_field: Field, _day: date, common: dict[str, Any]) -> forms.Field:
    return forms.DateTimeField(input_formats=_MOMENT_FORMATS, widget=forms.DateTimeInput, **common)


def _money(_field: Field, _day: date, common: dict[str, Any]) -> forms.Field:
    return forms.DecimalField(min_value=0, max_value=_GREATEST_FINE, decimal_places=2, **common)


def _officer(_field: Field, day: date, common: dict[str, Any]) -> forms.Field:
    officers = [
        (str(person.pk), f"{person.name}（{person.office.name}）")
        for person in certified_officers(day).select_related("office")
    ]
    return forms.ChoiceField(choices=[("", "请选择"), *officers], **common)


def _matter(_field: Field, day: date, common: dict[str, Any]) -> forms.Field:
    versions = MatterVersion.objects.on(day).select_related("matter")
    matters = [(version.matter.code, version.name) for version in versions]
    return forms.ChoiceField(choices=[("", "请选择"), *matters], **common)


_MAKERS: Mapping[Kind, Callable[[Field, date, dict[str, Any]], forms.Field]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.MONEY: _money,
    Kind.OFFICER: _officer,
    Kind.MATTER: _matter,
}


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value * _FEN)
    return value


def typed(step_form: StepForm, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored content as initial values of the form: the way back of `content()`."""
    values: dict[str, Any] = {}
    for field in step_form.fields:
        value = content.get(field.name)
        if value is None:
            continue
        match field.kind:
            case Kind.MONEY:
                values[field.name] = Decimal(value) / _FEN
            case Kind.YES_NO:
                values[field.name] = "yes" if value else "no"
            case Kind.MOMENT:
                values[field.name] = timezone.localtime(datetime.fromisoformat(value))
            case _:
                values[field.name] = value
    return values
