"""Deriving again what each collection of the search is made of."""

from sunlit.assurance.derived import SOURCES, Source
from sunlit.commands.progress import Progress
from sunlit.search.services.rebuild import rebuild


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
