"""The web form of a step, made from its fields."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from sunlit.cases.shown import SHOWN
from sunlit.cases.who import certified_officers, counsel_on
from sunlit.catalogue.models import MatterVersion
from sunlit.desk.chosen_files import FilesField
from sunlit.desk.signing import signature_field
from sunlit.desk.views.amount import URL as AMOUNT_IN_WORDS
from sunlit.ledger.prepared_query import ANY_DAY, PreparedQuery
from sunlit.people.models import Person
from sunlit.people.signature import SIGNATURE
from sunlit.rules.forms import FILES, MOST_ROWS, Field, FilesAsked, Kind, StepForm, too_few_rows
from sunlit.web.amount_field import AmountField, AmountInput
from sunlit.web.plain_fields import LongTextField, PlainField
from sunlit.web.table_field import TableField

_REQUIRED = "请填写“{}”。"
_AMOUNTS = "可以写成 15000、15,000 或者 1.5万。"
_FEN = 100
_NOTHING = ("", "请选择")
_MOMENT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


class EntriesForm(forms.Form):
    """A form whose entries become the content of a step."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20_000)
    optional_words: Mapping[str, str] = MappingProxyType({})
    sections: Mapping[str, str] = MappingProxyType({})

    def content(self) -> dict[str, Any]:
        """Return the entries as `Step.content` holds them."""
        return {
            name: stored(value)
            for name, value in self.cleaned_data.items()
            if name not in {"seen", "happened_at", "uuid", SHOWN, SIGNATURE, FILES}
        }


@dataclass(frozen=True)
class _Offered:
    """What the choices of one form are on that day, each read once however many fields offer it."""

    day: date
    apart: Collection[int]
    among: Collection[int]

    @cached_property
    def officers(self) -> list[tuple[str, str]]:
        """The officers with a valid certificate who did not stand aside."""
        return _named(certified_officers(self.day).exclude(pk__in=self.apart))

    @cached_property
    def persons(self) -> list[tuple[str, str]]:
        """Those of the people given who are in office."""
        return _named(Person.objects.filter(is_active=True, pk__in=self.among))

    @cached_property
    def counsel(self) -> list[tuple[str, str]]:
        """Who may be invited from outside to a review."""
        return _named(counsel_on(self.day))

    @cached_property
    def matters(self) -> list[tuple[str, str]]:
        """The matters as they stand on that day."""
        return [_NOTHING, *((code, name) for code, name in _MATTERS.rows(self.day))]


def _matters_on(day: date) -> QuerySet[MatterVersion, Any]:
    return MatterVersion.objects.on(day).values_list("matter__code", "name")


_NO_MATTER = "还没有录入执法事项，不能登记：请系统管理员运行 sunlit organ，录入科室和执法事项。"
_MATTERS = PreparedQuery(_matters_on, ANY_DAY)


def _named(persons: QuerySet[Person]) -> list[tuple[str, str]]:
    offered = persons.select_related("office")
    return [_NOTHING, *((str(one.pk), f"{one.name}（{one.office.name}）") for one in offered)]


def form_class(
    step_form: StepForm,
    day: date,
    *,
    apart: Collection[int] = (),
    among: Collection[int] = (),
    signed: bool = False,
) -> type[EntriesForm]:
    """Return the form class for `step_form`; choices of persons and matters are those of `day`.

    :param apart: who stood aside in the case and is not offered as an officer, by their keys.
    :param among: who is offered where a person of the case is asked for, by their keys.
    :param signed: whether the form ends with the password.
    """
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
    offered = _Offered(day, apart, among)
    fields.update({field.name: _field(field, offered) for field in step_form.fields})
    if step_form.files:
        fields[FILES] = _files(step_form.files)
    if signed:
        fields[SIGNATURE] = signature_field()
    words = {field.name: field.when for field in step_form.fields if field.when}
    if step_form.files and step_form.files.when:
        words[FILES] = step_form.files.when
    wording = {"optional_words": words, "sections": step_form.sections}
    return type("StepEntries", (EntriesForm,), {**fields, **wording})


def entry_of(field: Field, day: date) -> forms.Field:
    """Return one entry as the form asks it, for a form that asks it once more."""
    return _field(field, _Offered(day, (), ()))


def _files(asked: FilesAsked) -> FilesField:
    return FilesField(
        label=asked.label,
        help_text=asked.help,
        required=asked.required,
        error_messages={"required": asked.missing},
    )


def _field(field: Field, offered: "_Offered") -> forms.Field:
    common: dict[str, Any] = {
        "label": field.label,
        "help_text": field.help,
        "required": field.required,
        "error_messages": {
            "required": _REQUIRED.format(field.label),
            "invalid": f"“{field.label}”的格式不对。",
        },
    }
    return _MAKERS[field.kind](field, offered, common)


def _text(field: Field, _offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    return PlainField(field.plain, max_length=field.size, **common)


def _long_text(field: Field, _offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    return LongTextField(max_length=field.size, widget=forms.Textarea({"rows": 4}), **common)


def _choice(field: Field, _offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=field.choices, widget=forms.RadioSelect, **common)


def _yes_no(_field: Field, _offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    return forms.TypedChoiceField(
        choices=(("yes", "是"), ("no", "否")),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        **common,
    )


def _date(_field: Field, _offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    return forms.DateField(input_formats=["%Y-%m-%d"], widget=forms.DateInput, **common)


def _moment(_field: Field, _offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    return forms.DateTimeField(input_formats=_MOMENT_FORMATS, widget=forms.DateTimeInput, **common)


def _money(_field: Field, _offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    common["help_text"] += _AMOUNTS
    return AmountField(widget=AmountInput(AMOUNT_IN_WORDS), **common)


def _officer(_field: Field, offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=offered.officers, **common)


def _person(_field: Field, offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=offered.persons, **common)


def _counsel(_field: Field, offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=offered.counsel, **common)


def _matter(_field: Field, offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    if offered.matters == [_NOTHING]:
        common["help_text"] = _NO_MATTER
    return forms.ChoiceField(choices=offered.matters, **common)


def _table(field: Field, offered: "_Offered", common: dict[str, Any]) -> forms.Field:
    columns = {column.name: _field(column, offered) for column in field.columns}
    common["error_messages"]["required"] = too_few_rows(field)
    words = {column.name: column.when for column in field.columns if column.when}
    row = type("RowEntries", (forms.Form,), {**columns, "optional_words": words})
    return TableField(row, least=field.fewest, most=MOST_ROWS, closed=field.closed, **common)


_MAKERS: Mapping[Kind, Callable[[Field, "_Offered", dict[str, Any]], forms.Field]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.MONEY: _money,
    Kind.OFFICER: _officer,
    Kind.PERSON: _person,
    Kind.COUNSEL: _counsel,
    Kind.MATTER: _matter,
    Kind.TABLE: _table,
}


def stored(value: Any) -> Any:
    """Return an entry as `Step.content` holds it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [stored(row) for row in value]
    if isinstance(value, dict):
        return {name: stored(entry) for name, entry in value.items()}
    return value


def typed(step_form: StepForm, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored content as initial values of the form: the way back of `content()`."""
    return _typed_entries(step_form.fields, content)


def _typed_entries(fields: Iterable[Field], content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        field.name: _typed(field, content[field.name])
        for field in fields
        if content.get(field.name) is not None
    }


def _typed(field: Field, value: Any) -> Any:
    match field.kind:
        case Kind.MONEY:
            return Decimal(value) / _FEN
        case Kind.YES_NO:
            return "yes" if value else "no"
        case Kind.MOMENT:
            return timezone.localtime(datetime.fromisoformat(value))
        case Kind.TABLE:
            return [_typed_entries(field.columns, row) for row in value]
        case _:
            return value
