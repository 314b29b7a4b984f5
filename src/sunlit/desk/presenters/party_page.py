"""One party in ready words: who it is, and each of its cases with what came of it."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Prefetch, QuerySet, Subquery, Sum, Value
from django.http import HttpRequest
from django.utils import timezone

from sunlit.cases.models import Case, Decision
from sunlit.cases.procedures import PROCEDURES, worked
from sunlit.cases.queries import CaseFacts
from sunlit.cases.visible import cases_of_party, visible_to
from sunlit.cases.visible_records import visible_records
from sunlit.desk.frame import WORK
from sunlit.desk.presenters.document_fact import document_fact
from sunlit.desk.work import work_of
from sunlit.people.models import Person
from sunlit.rules.money import yuan
from sunlit.rules.party_codes import UNKNOWN_PARTY
from sunlit.web.list_address import Address
from sunlit.web.paging import NewestFirst, capped_counts, count_words, cut, keyed_pager
from sunlit.web.parts import Fact, Tag

PAGE_SIZE = 20
_CASES = "cases"


class PartyPage:
    """The party of one case, with all its cases that one person may open, the newest first."""

    def __init__(self, request: HttpRequest, facts: CaseFacts, person: Person, day: date) -> None:
        """Read the party."""
        self.request = request
        self.case = facts.case
        self.person = person
        self.day = day
        self.facts = facts
        self.cases = cases_of_party(self.facts.party).filter(
            pk__in=visible_to(person, day).values("pk")
        )
        own = f"{facts.ordinal}/" if facts.ordinal else ""
        self.address = Address(f"/desk/parties/{self.case.uuid}/{own}", {})

    def context(self) -> dict[str, Any]:
        """Return what `desk/party.html` shows."""
        rows = (
            self._with_totals(self.cases)
            .select_related("office", "summary")
            .prefetch_related(Prefetch("decisions", Decision.objects.select_related("draft")))
        )
        page = cut(rows, NewestFirst(), self.request, PAGE_SIZE)
        return {
            "name": self.facts.party.name,
            "kind": Tag(self.facts.party.get_kind_display() or UNKNOWN_PARTY, "info"),
            "facts": [*self._who(), *self._totals(page.rows[0])],
            "cases": [_row(case) for case in page.rows],
            "pager": keyed_pager(self.counts[_CASES], page, self.address.but),
        }

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many cases of the party there are, and how much the person has to do."""
        lists: dict[str, QuerySet[Any]] = {
            _CASES: self.cases,
            WORK: work_of(self.person, self.day),
        }
        return capped_counts(lists)

    def _who(self) -> list[Fact]:
        party = self.facts.party
        whole = visible_records(self.person, self.facts, self.day).number
        rows = [
            document_fact(party, whole=whole),
            Fact("住所", party.address or UNKNOWN_PARTY),
        ]
        return [*rows, Fact("法定代表人", party.representative)] if party.representative else rows

    def _with_totals(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        """Return the cases, each with how many decisions all of them have, and the fines in all."""
        of_all = Decision.objects.filter(case__in=cases).order_by().values(one=Value(1))
        return cases.annotate(
            decided=Subquery(of_all.annotate(number=Count("pk")).values("number")),
            fined=Subquery(of_all.annotate(sum=Sum("fine_fen")).values("sum")),
        )

    def _totals(self, row: Any) -> list[Fact]:
        return [
            Fact("案件", f"{count_words(self.counts[_CASES])} 件（您能查看的）"),
            Fact("处理决定", f"{row.decided or 0} 件，罚款合计 {yuan(row.fined or 0)} 元"),
        ]


def _row(case: Case) -> dict[str, Any]:
    summary = getattr(case, "summary", None)
    return {
        "number": case.number,
        "url": f"/desk/cases/{case.uuid}/",
        "title": summary.title if summary else case.title,
        "office": case.office.name,
        "since": f"{timezone.localtime(case.recorded_at):%Y-%m-%d}",
        "outcome": _outcome(case, summary.ended_by if summary else ""),
    }


def _outcome(case: Case, ended_by: str) -> Tag:
    """What came of the case: its decisions, that it was not filed, or that it is on its way."""
    decisions = list(case.decisions.all())
    if not decisions:
        if not ended_by:
            return Tag("办理中", "info")
        return Tag(PROCEDURES[case.procedure].step(ended_by).ended, "plain")
    said = worked(case.procedure).meaning.decided
    return Tag("；".join(said(decision) for decision in decisions), "warn")
