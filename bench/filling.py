"""What a bulk load writes: copies of the demonstration's cases and publications."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from bench.copies import Copier, Graph, reached, replaced
from bench.invented import Inventor
from sunlit.assurance.derived import SOURCES
from sunlit.cases.models import Case
from sunlit.disclosure.models import Publication, Withdrawal
from sunlit.disclosure.searching import entry_of
from sunlit.documents.models import Document, DocumentNumber, Rendition
from sunlit.duties.models import Duty
from sunlit.ledger.canonical import canonical_bytes
from sunlit.rules.withdrawal import WithdrawalGround
from sunlit.search.collection import DESK, PORTAL, Collection
from sunlit.search.services.index_many import index_many

FIRST_DAY, LAST_DAY = date(2016, 1, 4), date(2026, 11, 20)
_FIRST_DUE, _LAST_DUE = date(2026, 10, 1), date(2027, 3, 1)
_OPEN_SERIALS, _PUBLISHED_SERIALS = 1_000_000, 3_000_000


class Filling:
    """What is written: both kinds of copies share one stream of invented things."""

    def __init__(self, seed: int) -> None:

        self.copier = Copier()
        self.inventor = Inventor(seed)

    def new_uuid(self) -> UUID:
        """Return an identifier from the seeded stream."""
        return UUID(int=self.inventor.bits(), version=4)

    def open_cases(self, number: int) -> Iterator[None]:
        """Copy the open cases of the demonstration in turn, each with everything it has."""
        graphs = []
        columns = ("duties_duty.due_on", "documents_documentnumber.serial")
        for case in Case.objects.filter(decisions=None).order_by("pk"):
            duties = list(Duty.objects.filter(subject=case.uuid))
            if not any(one.closed_on is None for one in duties):
                continue
            rows = [*reached(case, backwards=True), *duties]
            words = [case.number, *_party_words(case), *_numbers(rows)]
            graphs.append((Graph(rows, words, columns), words))
        for place in range(number):
            graph, words = graphs[place % len(graphs)]
            serial = _OPEN_SERIALS + place
            party = self.inventor.party()
            changed = [f"YQFGW-CF-2026-{serial}", party.name, party.code]
            changed += [f"{number[: number.index('〕') + 1]}{serial}号" for number in words[3:]]
            stated = {
                "duties_duty.due_on": self.inventor.day(_FIRST_DUE, _LAST_DUE),
                "documents_documentnumber.serial": serial,
            }
            graph.copy(self.copier, dict(zip(words, changed, strict=True)), self.new_uuid, stated)
            yield

    def published(self, number: int) -> Iterator[None]:
        """Copy the published decisions of the demonstration in turn, with what they point to."""
        graphs = []
        for one in Publication.objects.select_related("decision__case").order_by("pk"):
            case = one.decision.case
            rows = [*reached(one, backwards=False), *case.parties.all(), case.summary]
            rows += list(case.access.all())
            rows += Rendition.objects.filter(document__in=_papers(rows))
            for row in rows:
                if row is not one and hasattr(row, "content"):
                    row.content = {}
            words = [one.decision.case.number, *_party_words(one.decision.case), one.number]
            words.append(one.public_id)
            graphs.append((one, Graph(rows, words, _STATED), words))
        for place in range(number):
            one, graph, words = graphs[place % len(graphs)]
            changed = self._published_words(one, place)
            changing = dict(zip(words, changed, strict=True))
            columns = self._columns(one, changing, _PUBLISHED_SERIALS + place)
            graph.copy(self.copier, changing, self.new_uuid, columns)
            yield

    def _published_words(self, one: Any, place: int) -> list[str]:
        party = self.inventor.party()
        serial = _PUBLISHED_SERIALS + place
        number = f"{one.number[: one.number.index('〕') + 1]}{serial}号"
        public_id = f"{self.inventor.bits():032x}"[:12]
        return [f"YQFGW-CF-2026-{serial}", party.name, party.code, number, public_id]

    def _columns(self, one: Any, words: dict[str, str], serial: int) -> dict[str, Any]:

        decided = self.inventor.day(FIRST_DAY, LAST_DAY)
        snapshot = replaced(_snapshot_of(one), words)
        findings = self.inventor.findings()
        for row in snapshot["rows"]:
            row["words"] = findings if row["words"] == snapshot["facts"] else row["words"]
        snapshot |= {
            "facts": findings,
            "fine_fen": self.inventor.fine_fen(),
            "decided_on": decided.isoformat(),
            "published_on": decided.isoformat(),
        }
        stored = canonical_bytes(snapshot)
        return {
            "disclosure_publication.snapshot": stored,
            "disclosure_publication.snapshot_sha256": hashlib.sha256(stored).hexdigest(),
            "disclosure_publication.decided_on": decided,
            "disclosure_publication.published_on": decided,
            "cases_decision.decided_on": decided,
            "documents_documentnumber.serial": serial,
        }

    def withdrawn(self, number: int) -> Iterator[None]:
        """Withdraw that many of the newest publications."""
        for one in Publication.objects.filter(withdrawal=None).order_by("-pk")[:number]:
            Withdrawal.objects.create(
                publication=one,
                ground=next(iter(WithdrawalGround)),
                received_on=LAST_DAY,
                reason="",
                withdrawn_at=one.published_at,
                withdrawn_by_id=one.published_by_id,
            )
            yield

    def index(self) -> None:
        """Index what was written: the open cases of the desk, and the public decisions."""
        cases, _ = SOURCES
        decided = Case.objects.exclude(decisions=None).values_list("uuid", flat=True)
        left_out = {*_indexed(DESK), *decided}
        wanted = (one for one in cases.subjects() if one not in left_out)
        index_many(DESK, (entry for one in wanted if (entry := cases.read(one))))
        there = _indexed(PORTAL)
        public = Publication.objects.public().order_by("pk").iterator()
        index_many(PORTAL, (entry_of(one) for one in public if one.uuid not in there))


def _indexed(collection: Collection) -> set[UUID]:
    return set(collection.model.objects.values_list("subject", flat=True))


_STATED = (
    "disclosure_publication.snapshot",
    "disclosure_publication.snapshot_sha256",
    "disclosure_publication.decided_on",
    "disclosure_publication.published_on",
    "cases_decision.decided_on",
    "documents_documentnumber.serial",
)


def _snapshot_of(publication: Any) -> dict[str, Any]:
    snapshot: dict[str, Any] = json.loads(bytes(publication.snapshot))
    return snapshot


def _party_words(case: Any) -> list[str]:
    party = case.parties.get()
    return [party.name, party.code]


def _papers(rows: Any) -> list[Document]:
    return [row for row in rows if isinstance(row, Document)]


def _numbers(rows: Any) -> list[str]:
    return [str(row) for row in rows if isinstance(row, DocumentNumber)]
