"""Who read what: asked by person, by case and by day; and its digest."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sunlit.ledger.canonical import canonical_bytes, canonical_value
from sunlit.ledger.models import Reading, ReadingSeal
from sunlit.ledger.verification.finding import Finding, Progress

_CHUNK = 2_000


def readings_of(
    *,
    reader: int | None = None,
    case: UUID | None = None,
    since: datetime | None = None,
    before: datetime | None = None,
) -> QuerySet[Reading]:
    """Return what that person read, or of that case, from `since` on and earlier than `before`."""
    asked = {"reader": reader, "case": case, "read_at__gte": since, "read_at__lt": before}
    return Reading.objects.filter(**{name: one for name, one in asked.items() if one is not None})


def digest_of(rows: Iterable[Reading]) -> str:
    """Return the SHA-256 over the canonical form of the rows, in their order."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(canonical_bytes(_values(row)))
        digest.update(b"\n")
    return digest.hexdigest()


def check_readings(progress: Progress) -> Iterator[Finding]:
    """Compare every sealed stretch of readings with its seal, and the seals with each other."""
    total = ReadingSeal.objects.count()
    reached = 0
    for done, seal in enumerate(ReadingSeal.objects.order_by("last").iterator(_CHUNK), start=1):
        rows = Reading.objects.filter(pk__gte=seal.first, pk__lte=seal.last).order_by("pk")
        where = f"查阅记录 {seal.first}-{seal.last}"
        if digest_of(rows.iterator(_CHUNK)) != seal.digest:
            yield Finding(where, f"与封存时不符：当时 {seal.count} 行，现有 {rows.count()} 行。")
        if Reading.objects.filter(pk__gt=reached, pk__lt=seal.first).exists():
            yield Finding(where, "此前有没有封存的查阅记录，应当是后来补写的。")
        reached = seal.last
        progress("查阅记录", done, total)


def _values(row: Reading) -> dict[str, object]:
    names = ("id", "reader", "read_at", "kind", "subject", "case", "what")
    return {name: canonical_value(getattr(row, name)) for name in names}
