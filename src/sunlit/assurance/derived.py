"""What stands beside the facts: the search index, the work in the background, the organ's file."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from sunlit.cases import searching as case_search
from sunlit.cases.models import Case
from sunlit.catalogue.organ import house_file
from sunlit.catalogue.services.load_house import EVENT
from sunlit.disclosure import searching as publication_search
from sunlit.disclosure.models import Publication
from sunlit.jobs.models import Job, State
from sunlit.jobs.registry import load_kinds
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.verification.finding import Finding, Progress
from sunlit.search.check import differences
from sunlit.search.collection import DESK, PORTAL, Collection, Entry

_AT_ONCE = 2000


@dataclass(frozen=True)
class Source:
    """Where the rows of one collection come from."""

    collection: Collection
    name: str
    facts: Callable[[], QuerySet[Any]]
    read: Callable[[UUID], Entry | None]

    def subjects(self) -> Iterator[UUID]:
        """Yield the UUID of each subject, the oldest first; nothing stays open in between."""
        last = 0
        rows = self.facts().order_by("pk").values_list("pk", "uuid")
        while some := list(rows.filter(pk__gt=last)[:_AT_ONCE]):
            last = some[-1][0]
            yield from (subject for _, subject in some)


SOURCES = (
    Source(DESK, "案件", Case.objects.all, case_search.read_entry),
    Source(PORTAL, "公示", Publication.objects.public, publication_search.read_entry),
)


def check_search(progress: Progress) -> Iterator[Finding]:
    """Yield a finding for each entry of the desk and of the portal that the facts do not give."""
    for source in SOURCES:
        total = source.facts().count()
        done = iter(range(1, total + 1))

        def step(name: str = source.name, done: Iterator[int] = done, total: int = total) -> None:
            progress(f"检索 {name}", next(done, total), total)

        for sentence in differences(source.collection, source.subjects(), source.read, step):
            yield Finding(f"检索 {source.name}", sentence)


def check_jobs() -> Iterator[Finding]:
    """Yield a finding for each job that stopped for good, and each of a kind that nobody wrote."""
    for job in Job.objects.filter(state=State.DEAD).order_by("pk").iterator():
        yield Finding(f"后台任务 {job.pk}", "停止了，没有办成：请重试或者作废。")
    for job in Job.objects.exclude(kind__in=load_kinds()).order_by("pk").iterator():
        yield Finding(f"后台任务 {job.pk}", f"种类 {job.kind} 不属于本系统。")


def check_house() -> Iterator[Finding]:
    """Yield a finding when the organ's file is not the one that the log last spoke of."""
    last = PendingEvent.objects.filter(event=EVENT).order_by("-recorded_at").first()
    if last is None:
        return
    recorded = json.loads(bytes(last.canonical))["facts"]["sha256"]
    if hashlib.sha256(house_file(settings.HOUSE)).hexdigest() != recorded:
        yield Finding(
            "本机关的制度和参数文件",
            "与日志最近登记的不同：本单位修改的，重新启动时登记；否则请查明。",
        )
