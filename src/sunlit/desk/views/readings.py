"""查阅记录: who opened which case, paper or file, for the auditor, who sees none of them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from sunlit.desk.frame import page, roles_of
from sunlit.desk.log_forms import ReadingsForm, span_of
from sunlit.desk.presenters.log_page import READINGS, log_tabs, reading_rows
from sunlit.ledger.models import Reading
from sunlit.ledger.readings import readings_of
from sunlit.rules.procedure import Role
from sunlit.web.form_parts import present
from sunlit.web.list_address import asked_address
from sunlit.web.methods import reading_only
from sunlit.web.paging import NewestFirst, cut, keyed_pager
from sunlit.web.parts import COUNTED_AT_MOST, Empty

PAGE_SIZE = 50


@reading_only
@login_required
def readings(request: HttpRequest) -> HttpResponse:
    """Show a page of readings, filtered by `?person= day= case=`, going on at `?after=`."""
    if Role.AUDITOR not in roles_of(request):
        raise PermissionDenied("查阅记录由审计员查阅。")
    form = ReadingsForm(request.GET)
    is_valid = form.is_valid()
    found = _found(form.cleaned_data) if is_valid else readings_of()
    shown = cut(found, NewestFirst(), request, PAGE_SIZE)
    asked = asked_address(request, form.fields)
    context = {
        "form": present(form, submit="查找", method="get", warn_before_leaving=False),
        "tabs": log_tabs(READINGS),
        "rows": reading_rows(shown.rows),
        "filtered": bool(asked.asked) or not is_valid,
        "pager": keyed_pager(found[: COUNTED_AT_MOST + 1].count(), shown, asked.but),
        "empty": Empty("没有查阅记录", "没有符合条件的查阅记录；可以去掉一个条件再查。"),
    }
    status = 200 if is_valid else 422
    return page(request, "desk/log_readings.html", context, section="/desk/log/", status=status)


def _found(asked: dict[str, Any]) -> QuerySet[Reading]:
    person = asked["person"]
    since, before = span_of(asked["day"])
    return readings_of(
        reader=person.pk if person else None, case=asked["case"], since=since, before=before
    )
