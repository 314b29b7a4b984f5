"""Derive every row of a collection again, while it is in use."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import transaction

from sunlit.ledger.batches import batches
from sunlit.search.collection import Collection, Entry
from sunlit.search.index import hold, the_index
from sunlit.search.queries import stored, strays

_A_TRANSACTION = 100


def rebuild(
    collection: Collection,
    subjects: Iterable[UUID],
    read: Callable[[UUID], Entry | None],
    progress: Callable[[int], None],
) -> int:
    """Write the rows of all subjects anew and remove the others; return how many there are.

    `read` derives the row of a subject, None when it has none. Each transaction takes a hundred
    subjects, so that acts go on in between. Words without a row cannot be taken out one by one:
    when there are any, the index is emptied first, and until the end less is found.
    """
    index = the_index()
    if index.is_damaged(collection):
        with transaction.atomic():
            index.empty(collection)
    known: set[int] = set()
    done = 0
    for some in batches(subjects, _A_TRANSACTION):
        with transaction.atomic():
            known |= _write(collection, some, read)
        done += len(some)
        progress(done)
    gone = [row.subject for row in strays(collection, known)]
    for some in batches(gone, _A_TRANSACTION):
        with transaction.atomic():
            known |= _write(collection, some, read)
    return len(known)


def _write(
    collection: Collection, some: list[UUID], read: Callable[[UUID], Entry | None]
) -> set[int]:
    for subject in some:
        hold(subject)
    index = the_index()
    index.remove(collection, list(stored(collection, some).values()))
    rows = [entry.row() for subject in some if (entry := read(subject))]
    index.put(collection, rows)
    return {row.id for row in rows}
