"""后台任务: what waits, what goes on and what has stopped, for the system administrator."""

import uuid

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.presenters.job_page import dead_rows, ended_rows, going_on, totals
from sunlit.jobs.services.discard import discard
from sunlit.jobs.services.retry import JobMovedOn, retry
from sunlit.people.models import Person
from sunlit.rules.procedure import Role
from sunlit.web import clock
from sunlit.web.methods import sending_only

URL = "/desk/jobs/"
_DECISIONS = {"retry": (retry, "任务已经重新排队。"), "discard": (discard, "任务已经作废。")}


@login_required
def job_list(request: HttpRequest) -> HttpResponse:
    """Show how the jobs stand."""
    _administrator(request)
    context = {
        "totals": totals(),
        "dead": dead_rows(URL),
        "going_on": going_on(),
        "ended": ended_rows(),
        "url": URL,
    }
    return page(request, "desk/jobs.html", context, section=URL)


@login_required
@sending_only
def job_decision(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Let a job that stopped be tried again, or put it away; either is recorded."""
    person = _administrator(request)
    decide, told = _DECISIONS.get(request.POST.get("action", ""), (None, ""))
    if decide is None:
        return HttpResponseRedirect(URL)
    try:
        decide(job, actor=person.pk, now=clock.now())
    except JobMovedOn:
        say(request, "这项任务已经不在“已停止”之列，没有改动。")
    else:
        say(request, told, f"{timezone.localtime(clock.now()):%H:%M} 记入日志。")
    return HttpResponseRedirect(URL)


def _administrator(request: HttpRequest) -> Person:
    person = person_of(request)
    if Role.SYSADMIN not in person.roles_on(clock.today()):
        raise PermissionDenied("后台任务由系统管理员查看和处理。")
    return person
