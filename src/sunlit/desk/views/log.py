"""日志: what happened, who did it and when, for the auditor, who reads it and changes nothing."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from sunlit.desk.frame import page, roles_of
from sunlit.desk.log_forms import A_DAY, EventsForm, span_of
from sunlit.desk.presenters.log_page import EVENTS, event_rows, log_tabs
from sunlit.ledger.event_pages import Chosen, Key, events_of
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.places import log_directory
from sunlit.people.queries import failures_since
from sunlit.rules.procedure import Role
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.methods import reading_only
from sunlit.web.parts import Empty

URL = EVENTS
PAGE_SIZE = 50


@reading_only
@login_required
def log(request: HttpRequest) -> HttpResponse:
    """Show a page of events, filtered by `?person= kind= day=`, going on at `?after=`."""
    _require_auditor(request)
    form = EventsForm(request.GET)
    is_valid = form.is_valid()
    chosen = _chosen(form.cleaned_data) if is_valid else Chosen()
    found = events_of(chosen, _key(request.GET.get("after", "")), PAGE_SIZE + 1)
    shown = found[:PAGE_SIZE]
    asked = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
    more = shown[-1] if len(found) > PAGE_SIZE else None
    context = {
        "form": present(form, submit="查找", method="get", warn_before_leaving=False),
        "tabs": log_tabs(URL),
        "checkpoint_url": f"{URL}checkpoint",
        "rows": event_rows(shown),
        "filtered": bool(asked) or not is_valid,
        "failures": failures_since(clock.now() - A_DAY),
        "first_url": f"{URL}?{urlencode(asked)}" if request.GET.get("after") else "",
        "next_url": f"{URL}?{urlencode({**asked, 'after': _written(more)})}" if more else "",
        "empty": Empty("没有记录", "没有符合条件的记录；可以去掉一个条件再查。"),
    }
    return page(request, "desk/log.html", context, section=URL, status=200 if is_valid else 422)


@reading_only
@login_required
def checkpoint(request: HttpRequest) -> HttpResponse:
    """Send the newest signed checkpoint of the record log, to be kept elsewhere."""
    _require_auditor(request)
    file = log_directory(Log.RECORD) / "checkpoint"
    if not file.is_file():
        raise Http404
    response = HttpResponse(file.read_bytes(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="record-checkpoint.txt"'
    return response


def _require_auditor(request: HttpRequest) -> None:
    if Role.AUDITOR not in roles_of(request):
        raise PermissionDenied("日志由审计员查阅。")


def _chosen(asked: dict[str, Any]) -> Chosen:
    person = asked["person"]
    since, before = span_of(asked["day"])
    return Chosen(person.pk if person else None, asked["kind"], since, before)


def _written(event: PendingEvent) -> str:
    return f"{event.recorded_at.isoformat()}_{event.pk}"


def _key(text: str) -> Key | None:
    """Return the key of the last event shown; what is no key begins at the newest."""
    moment, _, key = text.partition("_")
    try:
        read = datetime.fromisoformat(moment)
        return (read.astimezone(UTC), UUID(key)) if read.tzinfo else None
    except (ValueError, OverflowError):
        return None
