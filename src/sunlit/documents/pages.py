"""How many pages a paper has, read from its own PDF: what a file's contents list counts."""

import re
from functools import lru_cache

from sunlit.records.store import the_store

_ROOT = re.compile(rb"/Type\s*/Pages\s*/Count\s+(\d+)")


class UnreadablePagesError(Exception):
    """The PDF does not say how many pages it has: it was not made here."""


def count_pages(pdf: bytes) -> int:
    """Return the number of pages of a PDF that this program has set.

    The typesetter writes the page tree in the open; its root counts every page, a branch fewer.

    :raises UnreadablePagesError: for any other PDF.
    """
    counts = [int(found) for found in _ROOT.findall(pdf)]
    if not counts:
        raise UnreadablePagesError
    return max(counts)


@lru_cache(maxsize=4096)
def pages_of(sha256: str) -> int:
    """Return the pages of a stored paper; a content never changes under its hash."""
    return count_pages(b"".join(the_store().open_range(sha256)))
