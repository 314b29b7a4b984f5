"""What the drivers give, as a leaf spells it.

SQLite gives an identifier as 32 digits and a moment in UTC without its offset, PostgreSQL both
whole. SQLite also keeps a text where bytes belong, when somebody puts one there.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sunlit.ledger.canonical import moment_text


def uuid_text(stored: str | UUID) -> str:
    """Return the identifier with its hyphens."""
    if isinstance(stored, UUID):
        return str(stored)
    return f"{stored[:8]}-{stored[8:12]}-{stored[12:16]}-{stored[16:20]}-{stored[20:]}"


def utc_text(stored: datetime) -> str:
    """Return the moment as `moment_text` spells it."""
    if stored.tzinfo is None:
        return f"{stored.isoformat(timespec='microseconds')}Z"
    return moment_text(stored)


def as_bytes(stored: bytes | str) -> bytes:
    """Return the value as bytes, a text as its UTF-8."""
    return stored if isinstance(stored, bytes) else str(stored).encode()


def all_bytes(stored: Sequence[Any]) -> Sequence[bytes]:
    """Return `as_bytes` of each, without a call for each."""
    return stored if {*map(type, stored)} == {bytes} else [as_bytes(each) for each in stored]
