"""Fill a collection with many new subjects at once."""

from collections.abc import Iterable

from django.db import transaction

from sunlit.ledger.batches import batches
from sunlit.search.collection import Collection, Entry
from sunlit.search.index import the_index

_A_TRANSACTION = 10_000


def index_many(collection: Collection, entries: Iterable[Entry]) -> int:
    """Write a row for each entry, ten thousand in a transaction; return how many.

    None of the subjects may have a row yet. `entries` is read lazily. Nobody else can write
    meanwhile: this is for an instance that is not yet in use.
    """
    done = 0
    for some in batches(entries, _A_TRANSACTION):
        with transaction.atomic():
            the_index().put(collection, [entry.row() for entry in some])
        done += len(some)
    return done
