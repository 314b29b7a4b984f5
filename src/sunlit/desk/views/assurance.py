"""核对: what the rounds found, the generations of the logs, and whether checkpoints go out."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sunlit.assurance.hand_out import ways
from sunlit.assurance.models import Part
from sunlit.assurance.queries import alarms, last_rounds
from sunlit.desk.frame import page, roles_of
from sunlit.desk.warnings import TOLD, URL
from sunlit.ledger.models import Log, LogOrigin
from sunlit.web.methods import reading_only
from sunlit.web.parts import Empty


@reading_only
@login_required
def assurance(request: HttpRequest) -> HttpResponse:
    """Show how the checks stand."""
    if not TOLD & roles_of(request):
        raise PermissionDenied("核对情况由审计员和监督人员查看。")
    sent = [{"name": way.name, "when": _when(way.sent_at), "error": way.error} for way in ways()]
    rounds = _rounds()
    context = {
        "alarms": list(alarms(timezone.now())),
        "rounds": rounds,
        "generations": [_generation(one) for one in LogOrigin.objects.order_by("log", "pk")],
        "ways": sent,
        "sheet_url": "/log/sheet/",
        "empty": nothing_found(rounds, sent),
    }
    return page(request, "desk/assurance.html", context, section=URL)


def nothing_found(rounds: list[dict[str, Any]], sent: list[dict[str, Any]]) -> Empty:
    """Return what it means that nothing stands here: what was not compared does not agree."""
    waiting = "、".join(one["part"] for one in rounds if not one["when"])
    if waiting:
        return Empty("还没有核对完", f"{waiting}的第一轮核对还没有完成，现在不能说没有问题。")
    if any(way["when"] for way in sent):
        return Empty("没有发现问题", "最近一轮核对没有发现问题，送到外面的检查点也都对得上。")
    return Empty("没有发现问题", "最近一轮核对没有发现问题；没有检查点送到外面，没有可以比对的。")


def _rounds() -> list[dict[str, Any]]:
    last = last_rounds()
    return [
        {
            "part": part.label,
            "when": _when(last[part.value].ended_at) if part.value in last else "",
            "found": last[part.value].found if part.value in last else 0,
            "findings": last[part.value].findings if part.value in last else [],
            "remarks": last[part.value].remarks if part.value in last else [],
        }
        for part in Part
    ]


def _generation(origin: LogOrigin) -> dict[str, Any]:
    return {
        "log": Log(origin.log).label,
        "number": origin.generation,
        "when": _when(origin.opened_at),
        "name": origin.name,
    }


def _when(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
