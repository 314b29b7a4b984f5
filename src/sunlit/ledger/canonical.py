"""Canonical bytes, commitments and leaves: what exactly the log hashes.

An event becomes one canonical record (RFC 8785). The log holds only a commitment to it, so a
leaf tells nobody anything and may stay when the record must go.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, cast
from uuid import UUID, uuid5

import rfc8785

EVENT_TYPE = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+")

FORM_VERSION = 1
_EXACT_IN_JSON = 2**53
SALT_BYTES = 32
_SUBJECTS = UUID("6f0c0f5e-3d1b-4f0e-9a53-1c6a2f8f8b1d")

Json = None | bool | int | float | str | Sequence[Any] | Mapping[str, Any]


def canonical_value(value: object) -> Json:
    """Return a column's value as JSON that is the same on every database.

    UUID -> text; bytes -> hexadecimal; a moment -> UTC with microseconds; a day -> ISO.

    :raises TypeError: for a type that has no canonical form here.
    """
    kind = type(value)
    if kind in SCALARS:
        return cast("Json", value)
    if kind in _TEXTS:
        return _TEXTS[kind](value)
    if isinstance(value, float):
        return _of_float(value)
    if isinstance(value, Mapping):
        return {str(key): canonical_value(value[key]) for key in sorted(value)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [canonical_value(part) for part in value]
    return _of_choice(value)


def _of_float(value: float) -> Json:
    if not value.is_integer():
        return float(value)
    if abs(value) >= _EXACT_IN_JSON:
        raise ValueError("a whole number beyond 2^53 has no canonical form")
    return int(value)


def _of_choice(value: object) -> Json:
    """Return the plain value of an enumeration's member, or of another child of text or number."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"no canonical form for {type(value).__name__}")


def moment_text(moment: datetime) -> str:
    """Return `moment` as UTC with microseconds: 2026-09-24T01:30:00.000000Z.

    :raises ValueError: when `moment` has no offset.
    """
    if moment.tzinfo is None:
        raise ValueError("a logged moment needs its offset")
    return f"{moment.astimezone(UTC).isoformat(timespec='microseconds').removesuffix('+00:00')}Z"


SCALARS = frozenset({type(None), bool, int, str})
"""Types whose values are canonical as they are."""

_TEXTS: dict[type, Callable[[Any], str]] = {
    datetime: moment_text,
    date: date.isoformat,
    time: time.isoformat,
    UUID: str,
    Decimal: str,
    bytes: bytes.hex,
    memoryview: memoryview.hex,
}


def canonical_bytes(value: Json) -> bytes:
    """Return the RFC 8785 form of `value`."""
    return rfc8785.dumps(value)


def commitment(salt: bytes | None, canonical: bytes) -> bytes:
    """Return SHA-256(salt ‖ canonical record); only a public record goes without a salt."""
    return hashlib.sha256((salt or b"") + canonical).digest()


def leaf_bytes(*, version: int, event: str, time: str, subject: str, commit: bytes) -> bytes:
    """Return the leaf: RFC 8785 JSON of {v, type, time, object, commit}.

    None of the values holds a character that JSON escapes, so the form is written down directly.
    """
    return (
        f'{{"commit":"{commit.hex()}","object":"{subject}","time":"{time}",'
        f'"type":"{event}","v":{version}}}'
    ).encode()


def subject_of(table: str, key: object) -> str:
    """Return the opaque identity of a row: its UUID, or one derived from table and number."""
    if isinstance(key, UUID):
        return str(key)
    return str(uuid5(_SUBJECTS, f"{table}:{key}"))
