"""Make the stored row of one subject equal to what its facts say."""

from uuid import UUID

from django.db import transaction

from sunlit.search.collection import Collection, Entry
from sunlit.search.index import the_index
from sunlit.search.queries import stored


@transaction.atomic(savepoint=False)
def refresh(collection: Collection, subject: UUID, entry: Entry | None) -> None:
    """Store `entry` as the row of `subject`, or none; an equal row is left as it is.

    The caller holds the subject (`index.hold`) before it reads the facts.
    """
    before = stored(collection, [subject]).get(subject)
    after = entry.row() if entry else None
    if before == after:
        return
    index = the_index()
    if before:
        index.remove(collection, [before])
    if after:
        index.put(collection, [after])
