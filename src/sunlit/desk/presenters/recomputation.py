"""重新计算期限: how far the work behind the pages has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from sunlit.cases.jobs import recompute
from sunlit.jobs.models import Job, State
from sunlit.web.parts import Tag

_TAGS = {
    State.QUEUED: Tag("等候", "info"),
    State.RUNNING: Tag("正在计算", "info"),
    State.DONE: Tag("已完成", "good"),
    State.DEAD: Tag("没有算完", "bad"),
    State.DISCARDED: Tag("已作废", "plain"),
}


@dataclass(frozen=True)
class Recomputation:
    """The last recomputation of some causes; `going_on` while the page should look again."""

    tag: Tag
    line: str
    asked: str
    done: int
    total: int
    going_on: bool
    url: str


def last_recomputation(subjects: Iterable[UUID], url: str) -> Recomputation | None:
    """Return how the last recomputation for one of `subjects` stands; `url` is the page."""
    found = Job.objects.filter(kind=recompute.code, subject__in=list(subjects))
    job = found.order_by("pk").last()
    if job is None:
        return None
    return Recomputation(
        tag=_TAGS[State(job.state)],
        line=_line(job),
        asked=f"{timezone.localtime(job.created_at):%Y-%m-%d %H:%M}",
        done=job.done,
        total=job.total,
        going_on=job.state in {State.QUEUED, State.RUNNING},
        url=url,
    )


def _line(job: Job) -> str:
    if job.state == State.QUEUED and job.attempt:
        return f"第 {job.attempt} 次没有成功，稍后自动再试。"
    if job.state == State.RUNNING and job.total:
        return f"已经算好 {job.done} 件，共 {job.total} 件。您可以先办别的事。"
    return {
        State.QUEUED: "涉及的期限即将在后台重新计算，您可以先办别的事。",
        State.RUNNING: "正在查找涉及的案件。",
        State.DONE: job.words,
        State.DEAD: f"算到第 {job.done} 件停止了，其余的期限还是原来的。请系统管理员重试。",
        State.DISCARDED: "系统管理员已经作废了这次计算。",
    }[State(job.state)]
