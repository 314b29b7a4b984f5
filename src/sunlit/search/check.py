"""Does the index say what the facts say? For `sunlit search --check`."""

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from sunlit.ledger.batches import batches
from sunlit.search.collection import Collection, Entry, Row
from sunlit.search.index import the_index
from sunlit.search.queries import stored, strays

_AT_ONCE = 200


def differences(
    collection: Collection,
    subjects: Iterable[UUID],
    read: Callable[[UUID], Entry | None],
    progress: Callable[[], None],
) -> Iterator[str]:
    """Yield a sentence for each subject whose row is missing, wrong, too many or not indexed.

    `read` derives the row of a subject. A difference is looked at twice: somebody may have acted
    between the two readings.
    """
    known: set[int] = set()
    for some in batches(subjects, _AT_ONCE):
        found = stored(collection, some)
        for subject in some:
            row = _row(read(subject))
            if row:
                known.add(row.id)
            if row != found.get(subject):
                row, again = _row(read(subject)), stored(collection, [subject]).get(subject)
                yield from _compared(subject, row, again)
            progress()
        unindexed = the_index().not_indexed(collection, list(found.values()))
        yield from (
            f"{row.subject} 的检索条目没有编入索引。"
            for row in found.values()
            if row.id in unindexed and stored(collection, [row.subject]).get(row.subject) == row
        )
    for stray in strays(collection, known):
        if read(stray.subject) is None:
            yield f"{stray.subject} 不应有检索条目。"
    if the_index().is_damaged(collection):
        yield "索引里有不属于任何条目的词。"


def _row(entry: Entry | None) -> Row | None:
    return entry.row() if entry else None


def _compared(subject: UUID, row: Row | None, found: Row | None) -> Iterator[str]:
    if row == found:
        return
    if row is None:
        yield f"{subject} 不应有检索条目。"
    elif found is None:
        yield f"{subject} 没有检索条目。"
    else:
        yield f"{subject} 的检索条目与事实不符。"
