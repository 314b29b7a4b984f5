"""后台任务 in words: kinds, times and counts; no person and no case is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from django.utils import timezone

from sunlit.jobs.models import Job, State
from sunlit.jobs.registry import load_kinds, name_of
from sunlit.web.parts import Empty, Tag

SHOWN = 50
ENDED_SHOWN = 10
_TAGS = {
    State.QUEUED: Tag("等候", "plain"),
    State.RUNNING: Tag("进行中", "info"),
    State.DONE: Tag("完成", "good"),
    State.DEAD: Tag("已停止", "bad"),
    State.DISCARDED: Tag("已作废", "plain"),
}


@dataclass(frozen=True)
class JobRow:
    """One job: its name, the first of its number, when, and what there is to say."""

    name: str
    number: str
    state: Tag
    when: str
    words: str
    attempts: str
    done: int = 0
    total: int = 0
    url: str = ""


@dataclass(frozen=True)
class Rows:
    """Some jobs, a sentence when not all are shown, and what stands there when there is none."""

    rows: tuple[JobRow, ...]
    more: str
    empty: Empty


def totals() -> str:
    """Return how many jobs stand how."""
    counted = dict(Job.objects.order_by().values_list("state").annotate(Count("id")))
    parts = (State.QUEUED, State.RUNNING, State.DEAD)
    return "　".join(f"{state.label} {counted.get(state.value, 0)} 项" for state in parts)


def dead_rows(url: str) -> Rows:
    """Return the jobs that wait for the administrator, the oldest first."""
    dead = Job.objects.filter(state=State.DEAD).order_by("pk")
    return _rows(
        dead,
        SHOWN,
        Empty("没有停止的任务。", "任务几次没有办成才会停在这里，由您决定重试或者作废。"),
        url,
    )


def going_on() -> Rows:
    """Return what goes on and what waits, in the order in which it is done."""
    jobs = Job.objects.filter(state__in=[State.RUNNING, State.QUEUED])
    return _rows(
        jobs.order_by("-state", "run_at", "pk"),
        SHOWN,
        Empty("没有等候的任务。", "制作文书、重新计算期限等工作会自动排到这里。"),
    )


def ended_rows() -> Rows:
    """Return what was done last."""
    ended = Job.objects.filter(state__in=[State.DONE, State.DISCARDED]).order_by("-finished_at")
    return _rows(ended, ENDED_SHOWN, Empty("还没有完成的任务。"))


def _rows(jobs: QuerySet[Job], most: int, empty: Empty, url: str = "") -> Rows:
    load_kinds()
    found = list(jobs[: most + 1])
    more = f"只列出 {most} 项。" if len(found) > most else ""
    return Rows(tuple(_each(found[:most], url)), more, empty)


def _each(jobs: Iterable[Job], url: str) -> Iterable[JobRow]:
    for job in jobs:
        yield JobRow(
            name=name_of(job.kind),
            number=str(job.uuid)[:8],
            state=_TAGS[State(job.state)],
            when=_moment(job.finished_at or job.created_at),
            words=job.error or job.words,
            attempts=f"第 {job.attempt} 次" if job.attempt else "未开始",
            done=job.done,
            total=job.total,
            url=f"{url}{job.uuid}/" if url else "",
        )


def _moment(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%m-%d %H:%M:%S}"
