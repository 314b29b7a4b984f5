"""The list of cases in ready words: its filters, its rows, and what to do where there are none."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from sunlit.cases.models import Case
from sunlit.cases.searching import of_keys, search_keys
from sunlit.cases.visible import reach_of, visible_to
from sunlit.catalogue.organ import current_calendar
from sunlit.desk.frame import WORK
from sunlit.desk.presenters.due_words import due_words
from sunlit.desk.presenters.filter_rows import (
    ENDED,
    KIND_NAMES,
    STAGE_NAMES,
    choice,
    due_filter,
    kind_filter,
    office_filter,
    removable,
    stage_filter,
)
from sunlit.desk.presenters.saved_filters import saved_filters
from sunlit.desk.work import soon_day, work_count
from sunlit.duties.models import NO_DAY
from sunlit.parts.voiding.steps import APPROVAL
from sunlit.people.models import Office, Person
from sunlit.rules.procedure import Role
from sunlit.web.list_address import Address
from sunlit.web.paging import ByDay, Cut, NewestFirst, capped_counts, cut, cut_keys, keyed_pager
from sunlit.web.parts import Empty, FilterGroup, Link, Tag

FILTERS = ("kind", "stage", "office", "year", "due", "mine", "sort", "q")
NEW_CASE = "/desk/cases/new/"
PAGE_SIZE = 20
_CASES = "cases"
_YEARS_BACK = 5
_EARLIER = "earlier"
_EARLIER_WORDS = "更早的年份"
_LONGEST_YEAR = 4
_BESIDE = ("office", "summary__lead", "summary__second")
_SHOWN = (
    *("uuid", "number", "kind", "title", "office__name"),
    *("summary__title", "summary__stage", "summary__ended_by", "summary__next_step"),
    *("summary__deadline", "summary__sort_on", "summary__due_on"),
    *("summary__due_at", "summary__provisional"),
    *("summary__lead__name", "summary__second__name"),
)
_OF_ONE_OFFICE = frozenset({Role.OFFICER, Role.OFFICE_HEAD})


class CaseList:
    """One page of the cases that one person may open."""

    def __init__(self, request: HttpRequest, person: Person, now: datetime, asked: Address) -> None:
        """Take what the address asks for."""
        self.request = request
        self.person = person
        self.now = now
        self.today = timezone.localdate(now)
        self.calendar = current_calendar()
        self.roles = person.roles_on(self.today)
        self.address = asked
        self.asked = asked.asked

    def context(self) -> dict[str, Any]:
        """Return what `desk/cases.html` shows."""
        page = self._page()
        may_register = Role.OFFICER in self.roles
        return {
            "page_title": "案件",
            "new_case_url": NEW_CASE if may_register else "",
            "new_case_label": "登记案件来源",
            "search": self.address.search("案号、文号、当事人、代码、办案人员（按 / 键到这里）"),
            "filters": self._filters(),
            "chips": removable(self.address, self._chip_words()),
            "saved": saved_filters(self.person, "cases", self.address),
            "cases": [self._row(case) for case in page.rows],
            "pager": keyed_pager(self.counts[_CASES], page, self.address.but),
            "empty": None if page.rows else self._empty(),
            "downloads": [],
        }

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many cases there are, and how much the person has to do."""
        work = {WORK: work_count(self.person, self.today)}
        if self._is_search:
            return {_CASES: len(self._found), **work}
        return capped_counts({_CASES: self._chosen}) | work

    @cached_property
    def offices(self) -> list[Office]:
        """The offices among which the person may choose."""
        if self.roles <= _OF_ONE_OFFICE:
            return []
        return list(Office.objects.filter(is_handling=True))

    def _page(self) -> Cut[Case]:
        if self.asked.get("sort") == "due":
            dated = self._shown(self._chosen).filter(summary__isnull=False)
            if self._is_search:
                dated = of_keys(self._found, dated)
            return cut(dated, ByDay("summary__sort_on"), self.request, PAGE_SIZE)
        if not self._is_search:
            return cut(self._shown(self._chosen), NewestFirst(), self.request, PAGE_SIZE)
        keys, page = cut_keys(self._found, self.request, PAGE_SIZE)
        return replace(page, rows=list(self._shown(of_keys(keys, self._chosen)).order_by("-pk")))

    def _shown(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        return cases.select_related(*_BESIDE).only(*_SHOWN)

    @property
    def _is_search(self) -> bool:
        return "q" in self.asked

    @cached_property
    def _found(self) -> list[int]:
        is_filtered = self.asked.keys() - {"q", "sort"}
        reach = None if is_filtered else reach_of(self.person, self.today)
        return search_keys(self.asked["q"], self._chosen, reach)

    @cached_property
    def _chosen(self) -> QuerySet[Case]:
        """What the filters leave, before it is searched."""
        chosen = visible_to(self.person, self.today)
        asked = self.asked
        if "kind" in asked:
            chosen = chosen.filter(kind=asked["kind"])
        if "stage" in asked:
            stage = "" if asked["stage"] == ENDED else asked["stage"]
            chosen = chosen.filter(summary__stage=stage)
        if "office" in asked:
            chosen = chosen.filter(office__code=asked["office"])
        if "year" in asked:
            chosen = chosen.filter(_of_year(asked["year"], self.today.year))
        if "due" in asked:
            chosen = chosen.filter(self._due(asked["due"]))
        if "mine" in asked:
            person = self.person
            chosen = chosen.filter(Q(summary__lead=person) | Q(summary__second=person))
        return chosen

    def _due(self, when: str) -> Q:
        soon = soon_day(self.today, self.calendar)
        match when:
            case "overdue":
                return Q(summary__sort_on__lt=self.today)
            case "today":
                return Q(summary__sort_on=self.today)
            case "soon":
                return Q(summary__sort_on__gt=self.today, summary__sort_on__lte=soon)
            case "later":
                return Q(summary__sort_on__gt=soon, summary__sort_on__lt=NO_DAY)
            case "none":
                return Q(summary__sort_on=NO_DAY)
            case _:
                return Q()

    def _filters(self) -> list[FilterGroup]:
        last = self.today.year
        years = [(str(year), f"{year} 年") for year in range(last, last - _YEARS_BACK, -1)]
        years.append((_EARLIER, _EARLIER_WORDS))
        rows = [
            kind_filter(self.address),
            stage_filter(self.address, ended=True),
            due_filter(self.address),
            office_filter(self.address, self.offices),
            choice(self.address, "year", "年份", years),
            self._order(),
        ]
        if Role.OFFICER in self.roles:
            whose = (
                Link("全部", self.address.but({"mine": ""}), "mine" not in self.asked),
                Link("我承办的", self.address.but({"mine": "1"}), "mine" in self.asked),
            )
            rows.append(FilterGroup("承办人", whose))
        return [row for row in rows if row]

    def _order(self) -> FilterGroup:
        by_day = self.asked.get("sort") == "due"
        links = (
            Link("最新的在前", self.address.but({"sort": ""}), not by_day),
            Link("先到期的在前", self.address.but({"sort": "due"}), by_day),
        )
        return FilterGroup("排列", links)

    def _chip_words(self) -> dict[str, str]:
        code = self.asked.get("office")
        return {
            "office": next((one.name for one in self.offices if one.code == code), ""),
            "year": _year_words(self.asked.get("year", "")),
            "mine": "我承办的",
            "sort": "先到期的在前",
        }

    def _row(self, case: Case) -> dict[str, Any]:
        row = {
            "number": case.number,
            "url": f"/desk/cases/{case.uuid}/",
            "kind": Tag(KIND_NAMES[case.kind], "info"),
            "cause": case.office.name,
        }
        summary = getattr(case, "summary", None)
        if summary is None:
            nothing = {"officers": "", "stage": Tag("待整理"), "next_step": "", "due": None}
            return {**row, "party": case.title, **nothing}
        officers = [one.name for one in (summary.lead, summary.second) if one]
        stage = STAGE_NAMES.get(summary.stage)
        return {
            **row,
            "party": summary.title,
            "officers": "、".join(officers) or "未指派",
            "stage": _stage(stage, summary.ended_by),
            "next_step": summary.next_step,
            "due": due_words(summary, self.now, self.calendar),
        }

    def _empty(self) -> Empty:
        if self.asked.keys() - {"sort"}:
            everything = Link("看全部案件", self.address.path)
            return Empty(
                "没有案件", "没有符合条件的案件；可以去掉一个条件，或者换一个词。", everything
            )
        if Role.OFFICER in self.roles:
            register = Link("登记案件来源", NEW_CASE)
            return Empty("没有案件", "您的科室还没有案件；从登记案件来源开始。", register)
        return Empty("没有案件", "您能查看的案件会出现在这里；现在一件也没有。")


def _stage(stage: str | None, ended_by: str) -> Tag:
    """Where the case stands; of one that is void, that it is, whatever is still to be filed."""
    if ended_by == APPROVAL:
        return Tag("已作废", "plain")
    return Tag(stage, "info") if stage else Tag("已结案", "good")


def _year_words(text: str) -> str:
    return _EARLIER_WORDS if text == _EARLIER else f"{text} 年"


def _of_year(text: str, this_year: int) -> Q:
    if text == _EARLIER:
        return Q(summary__year__lte=this_year - _YEARS_BACK)
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_YEAR):
        return Q(pk__in=[])
    return Q(summary__year=int(text))
