"""What the auditor asks of the log and of the readings; every choice is part of the address."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from sunlit.desk.presenters.log_page import KINDS
from sunlit.people.models import Person

A_DAY = timedelta(days=1)
_FIRST_DAY, _LAST_DAY = date(1949, 10, 1), date(9998, 12, 31)


class WhoAndWhen(forms.Form):
    """Of whom, on which day."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label="人员", required=False, empty_label="所有人"
    )
    day = forms.DateField(
        label="日期",
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput,
        error_messages={"invalid": "日期请写成 2026-11-24 的样子。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer everybody, also those who have left."""
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        if isinstance(person, forms.ModelChoiceField):
            person.queryset = Person.objects.order_by("username")

    def clean_day(self) -> date | None:
        """Let only days pass whose beginning and end are moments that can be compared."""
        day: date | None = self.cleaned_data["day"]
        if day and not _FIRST_DAY <= day <= _LAST_DAY:
            raise forms.ValidationError("没有这一天的记录，请核对日期。")
        return day


class EventsForm(WhoAndWhen):
    """Which events."""

    kind = forms.ChoiceField(
        label="事项", required=False, choices=[("", "所有事项"), *KINDS.items()]
    )


class ReadingsForm(WhoAndWhen):
    """Which readings; a case is chosen by following its mark."""

    case = forms.UUIDField(required=False, widget=forms.HiddenInput)


def span_of(day: date | None) -> tuple[datetime | None, datetime | None]:
    """Return the beginning and the end of a day in China, both None without a day."""
    since = timezone.make_aware(datetime.combine(day, time())) if day else None
    return since, since + A_DAY if since else None
