"""From which facts each collection of the search is derived, and deriving all of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sunlit.cases import searching as case_search
from sunlit.cases.models import Case
from sunlit.commands.progress import Progress
from sunlit.disclosure import searching as publication_search
from sunlit.disclosure.models import Publication
from sunlit.search.collection import DESK, PORTAL, Collection, Entry
from sunlit.search.services.rebuild import rebuild

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


def fill_empty_index() -> None:
    """Index what an earlier version left without an index."""
    for source in SOURCES:
        if not source.collection.model.objects.exists() and source.facts().exists():
            rebuild_index(source)


def rebuild_index(source: Source) -> int:
    """Derive every row of the source again; return how many there are."""
    progress = Progress(source.name, source.facts().count())
    total = progress.total
    done = rebuild(
        source.collection,
        source.subjects(),
        source.read,
        lambda count: progress.at(source.name, count, total),
    )
    progress.say(f"{source.name}：{done} 条已编入检索索引。")
    return done
