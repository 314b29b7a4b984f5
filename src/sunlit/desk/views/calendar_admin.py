"""日历: the years whose holidays are known, and the form by which a notice is entered."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.services.order_recomputation import order_recomputation
from sunlit.cases.services.recompute_duties import DaysChanged
from sunlit.catalogue.models import HolidayNotice
from sunlit.catalogue.notice_entry import NoticeEntry, check_holiday_notice
from sunlit.catalogue.notice_text import UnreadableDays, read_days, written_days
from sunlit.catalogue.organ import current_calendar
from sunlit.catalogue.services.enter_holiday_notice import enter_holiday_notice
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.presenters.calendar_page import (
    duties_in,
    holiday_rows,
    known_years,
    total_line,
    unknown_years,
    year_facts,
)
from sunlit.desk.presenters.recomputation import last_recomputation
from sunlit.desk.sent_twice import notice_before, say_once
from sunlit.desk.unsent_entries import restored
from sunlit.people.models import Person
from sunlit.rules.calendar import YearTable
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb

URL = "/desk/calendar/"
_YEAR = {"required": "请填写年份。", "invalid": "年份请写成四位数字，例如 2027。"}


class NoticeForm(forms.Form):
    """A notice as printed. `seen` is how many editions of the year the person has seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    year = forms.IntegerField(label="年份", min_value=1, max_value=9999, error_messages=_YEAR)
    notice = forms.CharField(
        label="通知的标题和文号",
        max_length=300,
        help_text="照录国务院办公厅通知的标题和文号。",
        error_messages={"required": "请填写通知的标题和文号。"},
    )
    days = forms.CharField(
        label="放假和调休上班的日子",
        widget=forms.Textarea({"rows": 12}),
        help_text="每行一项：“2027-01-01 至 2027-01-03 元旦”，“上班 2027-01-04”；"
        "也可以直接粘贴通知原文中各节日的段落。写明的星期和天数会一并核对。",
        error_messages={"required": "请填写放假和调休上班的日子。"},
    )
    reason = forms.CharField(
        label="更正理由",
        max_length=200,
        required=False,
        help_text="只在这一年已经有放假安排时填写：国务院另有调整，或者原来录错。",
    )

    def clean(self) -> dict[str, Any]:
        """Read the days; each line that cannot be read is named at the field."""
        entries: dict[str, Any] = self.cleaned_data
        if "year" in entries and "days" in entries:
            try:
                entries["read"] = read_days(entries["year"], entries["days"])
            except UnreadableDays as error:
                self.add_error("days", list(error.sentences))
        return entries

    def entry(self) -> NoticeEntry:
        """Return the valid form as the catalogue takes it."""
        entries = self.cleaned_data
        return NoticeEntry(
            entries["year"],
            entries["notice"],
            entries["read"].holidays,
            entries["read"].working_weekends,
            entries["reason"],
        )


class CarriedNoticeForm(NoticeForm):
    """The same entries, carried unseen from the preview to the confirmation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Hide every field."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.HiddenInput()


@login_required
def calendar_page(request: HttpRequest) -> HttpResponse:
    """Show the years; for the system administrator also the form, its preview and its end."""
    person = person_of(request)
    may_enter = _is_sysadmin(person)
    if request.method != "POST":
        form = restored(request, NoticeForm(initial=_initial(request)))
        return _years(request, form if may_enter else None)
    if not may_enter:
        raise PermissionDenied("放假安排由系统管理员录入。")
    if request.POST.get("action") == "edit":
        return _years(request, NoticeForm(initial=request.POST.dict()))
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return _years(request, form)
    try:
        if request.POST.get("action") == "confirm":
            return _enter(request, person, form)
        return _preview(
            request, form, check_holiday_notice(form.entry(), current_calendar(), clock.today())
        )
    except Refused as refused:
        return _years(request, form, refused.refusal)


@login_required
def calendar_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show the days of one known year; the administrator may have its due days derived again."""
    person = person_of(request)
    table = current_calendar().years.get(year)
    if table is None:
        raise Http404
    notice = HolidayNotice.objects.filter(year=year).order_by("edition").last()
    if request.method == "POST":
        if not _is_sysadmin(person) or notice is None:
            raise PermissionDenied("重新计算期限由系统管理员办理。")
        _recompute(notice, person, f"按 {year} 年放假安排再次计算")
        say(request, "已经交后台重新计算期限。")
        return HttpResponseRedirect(f"{URL}{year}/")
    context = {
        "page_heading": f"{year} 年放假安排",
        "facts": year_facts(table, HolidayNotice.objects.filter(year=year)),
        "rows": holiday_rows(table),
        "total_line": total_line(table),
        "correct_url": f"{URL}?year={year}" if _is_sysadmin(person) else "",
        "may_recompute": notice is not None and _is_sysadmin(person),
        "recomputation": last_recomputation(
            HolidayNotice.objects.filter(year=year).values_list("uuid", flat=True), f"{URL}{year}/"
        ),
        "crumbs": [Crumb("日历", URL)],
    }
    return page(request, "desk/holidays_year.html", context, section=URL)


def _years(
    request: HttpRequest, form: NoticeForm | None, refusal: Refusal | None = None
) -> HttpResponse:
    calendar = current_calendar()
    failed = bool(refusal or (form and form.errors))
    context = {
        "known": known_years(calendar, URL),
        "unknown": unknown_years(calendar, clock.today().year),
        "recomputation": last_recomputation(
            HolidayNotice.objects.values_list("uuid", flat=True), URL
        ),
        "form": form
        and present(form, submit="核对", action=URL, refusals=[refusal] if refusal else []),
    }
    return page(request, "desk/holidays.html", context, section=URL, status=422 if failed else 200)


def _preview(request: HttpRequest, form: NoticeForm, table: YearTable) -> HttpResponse:
    editions = HolidayNotice.objects.filter(year=table.year).count()
    entries = {**request.POST.dict(), "seen": editions}
    context = {
        "page_heading": f"核对 {table.year} 年放假安排",
        "notice": table.notice,
        "reason": form.cleaned_data["reason"],
        "rows": holiday_rows(table),
        "total_line": total_line(table),
        "duties_line": f"有 {duties_in(table.year)} 项未办结的待办涉及这一年，确认后重新计算。",
        "form": present(CarriedNoticeForm(initial=entries)),
        "crumbs": [Crumb("日历", URL)],
    }
    return page(request, "desk/holidays_preview.html", context, section=URL)


def _enter(request: HttpRequest, person: Person, form: NoticeForm) -> HttpResponse:
    entry, seen = form.entry(), form.cleaned_data["seen"]
    entered = f"{entry.year} 年的放假安排已经录入。"
    try:
        with transaction.atomic():
            notice = enter_holiday_notice(entry, seen=seen, actor=person, now=clock.now())
            _recompute(notice, person, f"录入 {notice.year} 年放假安排")
    except Refused:
        if not notice_before(entry, seen, person):
            raise
        say_once(request, entered)
    else:
        say(request, entered, "涉及的期限正在后台重新计算。")
    return HttpResponseRedirect(URL)


def _recompute(notice: HolidayNotice, person: Person, reason: str) -> None:
    editions = HolidayNotice.objects.filter(year=notice.year)
    first = min(edition.first_day for edition in editions)
    order_recomputation(
        DaysChanged(first, notice.last_day), subject=notice.uuid, reason=reason, actor=person
    )


def _initial(request: HttpRequest) -> dict[str, Any]:
    """Return the known year to be corrected, or the next year where its notice is still missing."""
    years = current_calendar().years
    next_year = clock.today().year + 1
    table = {str(year): known for year, known in years.items()}.get(request.GET.get("year", ""))
    if table is not None:
        return {"year": table.year, "days": written_days(table)}
    return {} if next_year in years else {"year": next_year}


def _is_sysadmin(person: Person) -> bool:
    return Role.SYSADMIN in person.roles_on(clock.today())
