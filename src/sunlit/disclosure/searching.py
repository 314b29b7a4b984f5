"""What a publication is found by on the portal: what its public page says, and nothing else."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sunlit.disclosure.models import Publication
from sunlit.search.collection import PORTAL, Entry
from sunlit.search.index import hold
from sunlit.search.services.refresh import refresh

_SHOWN = ("number", "office", "cause", "conclusion")
_UNLABELLED = (
    "facts",
    "violated",
    "basis",
    "circumstance",
    "reasons",
    "disposition",
)
"""What a snapshot of before its rows were labelled holds, and its page shows."""
_OF_THE_PARTY = ("name", "uscc", "representative")


def refresh_search_of(subject: UUID) -> None:
    """Store what the publication is found by now; nothing when it is withdrawn."""
    hold(subject)
    refresh(PORTAL, subject, read_entry(subject))


def read_entry(subject: UUID) -> Entry | None:
    """Return what a publication is found by, None when it is not public."""
    publication = Publication.objects.public().filter(uuid=subject).first()
    return entry_of(publication) if publication else None


def entry_of(publication: Publication) -> Entry:
    """Return what a publication is found by: the words of its snapshot that its page shows."""
    content = json.loads(bytes(publication.snapshot))
    return Entry(
        subject=publication.uuid,
        day=publication.decided_on,
        serial=publication.pk,
        kind=publication.kind,
        office=publication.office_code,
        text="\n".join(shown_parts(content)),
        keys=(publication.number, publication.party_code, publication.public_id),
    )


def shown_parts(content: dict[str, Any]) -> Iterator[str]:
    """Yield the parts of a snapshot that are searched, each once."""
    party = content["party"]
    if "format" in content:
        said = [row["words"] for row in content["rows"]]
    else:
        said = [content.get(name) for name in _UNLABELLED]
    named, of_the_party = map(content.get, _SHOWN), map(party.get, _OF_THE_PARTY)
    parts = [*named, *said, *of_the_party]
    yield from dict.fromkeys(str(part) for part in parts if part)
