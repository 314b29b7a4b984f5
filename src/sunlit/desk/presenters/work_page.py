"""The work list in ready words: whose work, which part of it, what to do where there is none."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from sunlit.cases.searching import searched_subjects
from sunlit.catalogue.organ import current_calendar
from sunlit.desk.frame import WORK, day_words
from sunlit.desk.presenters.filter_rows import kind_filter, office_filter, removable, stage_filter
from sunlit.desk.presenters.saved_filters import saved_filters
from sunlit.desk.presenters.work_empty import empty_list, heading_of
from sunlit.desk.presenters.work_groups import groups_of
from sunlit.desk.presenters.work_items import work_item
from sunlit.desk.presenters.work_panel import (
    LateOffice,
    late_offices,
    office_rows,
    officer_rows,
)
from sunlit.desk.work import (
    NOBODY,
    counts_beside,
    due_in,
    handed_on_by,
    looked_after_by,
    of_officer,
    waits_of,
    work_of,
)
from sunlit.duties.models import DutyQuerySet
from sunlit.people.models import Person
from sunlit.rules.procedure import Role
from sunlit.web.list_address import Address
from sunlit.web.paging import (
    ByDay,
    Cut,
    capped_counts,
    count_words,
    cut,
    first_counted,
    keyed_pager,
)
from sunlit.web.parts import COUNTED_AT_MOST, FilterGroup, Link

FILTERS = ("when", "whose", "what", "stage", "kind", "office", "officer", "q")
PAGE_SIZE = 20
_ORDER_LINE = "按到期先后排列，期限由系统按工作日历计算。"
_DUE = (
    ("", "全部"),
    ("overdue", "已超期"),
    ("today", "今天到期"),
    ("soon", "3 个工作日内"),
    ("later", "以后"),
)
_SHOWN = (
    *("subject", "step", "deadline", "title", "number", "about", "why", "role", "start"),
    *("counted_from", "raw_on", "due_on", "due_at", "sort_on", "provisional", "actionable"),
    *("waits_for", "waits_since", "assignee__name", "second__name", "office__name", "of_party"),
)
_DAYS = tuple(code for code, _ in _DUE if code)
_WORTH_CHOOSING = 2
_HANDED, _WAITS, _CHOSEN = "handed", "waits", "chosen"
_BESIDE = ((_HANDED, "我交办的"), (_WAITS, "还不能办的"))
_LOOKS_ON = frozenset({Role.SUPERVISOR, Role.COUNSEL})
"""The roles of which no step is ever asked."""


class WorkPage:
    """One page of the work list of one person."""

    def __init__(self, request: HttpRequest, person: Person, now: datetime, asked: Address) -> None:
        """Take what the address asks for."""
        self.request = request
        self.person = person
        self.now = now
        self.today = timezone.localdate(now)
        self.calendar = current_calendar()
        self.asked = asked
        self.roles = person.roles_on(self.today)
        self.looked_after = looked_after_by(person, self.today)
        self.only_looks_on = self.roles <= _LOOKS_ON
        asks_for_all = asked.asked.get("whose") == "all" or self.only_looks_on
        self.shows_all = asks_for_all and self.looked_after is not None
        self.when = asked.asked.get("when", "")

    def context(self) -> dict[str, Any]:
        """Return what `desk/work_list.html` shows."""
        page = self._page()
        return {
            "page_heading": heading_of(self.roles, shows_all=self.shows_all),
            "day_line": f"{day_words(timezone.localtime(self.now))}　{_ORDER_LINE}",
            "search": self.asked.search("案号、文号、当事人或事由（按 / 键到这里）"),
            "scopes": self._scopes(),
            "tabs": [] if self._has_no_work else self._tabs(),
            "groups": self._groups(),
            "filters": self._filters(),
            "chips": removable(self.asked, self._chip_words()),
            "items": [work_item(duty, self) for duty in page.rows],
            "panel": self._panel(),
            "empty": None if page.rows else empty_list(self),
            "pager": keyed_pager(self.counts[_CHOSEN], page, self.asked.but) if page.rows else None,
            "saved": saved_filters(self.person, "work", self.asked),
        }

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many stand behind the chosen tab and those beside the days; how much there is."""
        counted: dict[str, QuerySet[Any]] = {}
        known: dict[str, int] = {}
        if not self.shows_all and not self.is_filtered:
            known = dict(
                zip((_HANDED, _WAITS), counts_beside(self.person, self.today), strict=True)
            )
        elif not self.shows_all:
            counted = {code: self._behind(code) for code, _ in _BESIDE}
        if self.shows_all or self.is_filtered:
            counted[WORK] = work_of(self.person, self.today)
        else:
            known[WORK] = self._first_counted["all"]
        if not self.when:
            known[_CHOSEN] = self._first_counted["all"]
        elif self.when not in counted.keys() | known.keys():
            counted[_CHOSEN] = self._chosen
        found = capped_counts(counted) | known
        return {_CHOSEN: found.get(self.when, 0), **found}

    @cached_property
    def _first_counted(self) -> dict[str, int]:
        """The whole list and its parts, counted in one pass over its beginning."""
        days = {code: due_in(code, self.today, self.calendar) for code in _DAYS}
        kinds = {f"what:{group.code}": group.duties for group in self._own_groups}
        return first_counted(self._behind(""), days | kinds)

    @cached_property
    def parts(self) -> dict[str, str]:
        """The number of each part of the list in words.

        The list is in the order of the days. Where it is longer than is counted, what lies behind
        the cut has no number, and where the cut falls a plus.
        """
        found = self._first_counted
        words = {"": count_words(found["all"])}
        cut_at, seen = found["all"] > COUNTED_AT_MOST, 0
        for code in _DAYS:
            seen += found[code]
            is_last = cut_at and seen == found["all"]
            words[code] = f"{found[code]}+" if is_last else str(found[code])
            if is_last:
                break
        kinds = [name for name in found if name.startswith("what:")]
        return words | {name: f"{found[name]}{'+' if cut_at else ''}" for name in kinds}

    @cached_property
    def offices(self) -> list[LateOffice]:
        """The offices among which the person may choose, with what is late in each."""
        of_all = self.roles & {Role.LEADER, Role.SUPERVISOR}
        return late_offices(self.today) if of_all else []

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the tab narrows the list."""
        return bool(self.asked.asked.keys() - {"when", "whose"})

    @property
    def has_any_work(self) -> bool:
        """Whether anything at all is counted for this person."""
        return any(self.counts.values())

    @property
    def _has_no_work(self) -> bool:
        return self.only_looks_on and self.looked_after is None

    @cached_property
    def _own_groups(self) -> list[Any]:
        return [] if self.shows_all else groups_of(self.roles)

    @property
    def _chosen(self) -> DutyQuerySet:
        return self._behind(self.when if self.when in self._tab_codes else "")

    @property
    def _tab_codes(self) -> frozenset[str]:
        """What `?when=` may say here."""
        return frozenset(code for code, _ in (*_DUE, *(() if self.shows_all else _BESIDE)))

    def _behind(self, code: str) -> DutyQuerySet:
        """Return what stands behind the tab of that code."""
        if code == _HANDED:
            return self._filtered(handed_on_by(self.person, self.today))
        if code == _WAITS:
            return self._filtered(waits_of(self.person, self.today))
        return self._whole.filter(due_in(code, self.today, self.calendar)) if code else self._whole

    @cached_property
    def _whole(self) -> DutyQuerySet:
        whole = self.looked_after if self.shows_all else work_of(self.person, self.today)
        if whole is None:
            raise AssertionError("who looks after nothing sees only their own work")
        return self._filtered(whole)

    def _page(self) -> Cut[Any]:
        rows = self._chosen.select_related("assignee", "second", "office").only(*_SHOWN)
        return cut(rows, ByDay("sort_on"), self.request, PAGE_SIZE)

    def _filtered(self, work: DutyQuerySet) -> DutyQuerySet:
        asked = self.asked.asked
        for name in ("stage", "kind"):
            if name in asked:
                work = work.filter(**{name: asked[name]})
        if "office" in asked:
            work = work.filter(office__code=asked["office"])
        if "officer" in asked:
            work = work.filter(of_officer(asked["officer"]))
        for group in self._own_groups:
            if group.code == asked.get("what"):
                work = work.filter(group.duties)
        if "q" in asked:
            among = work.values("subject")
            work = work.filter(subject__in=searched_subjects(asked["q"], among))
        return work

    def _tabs(self) -> list[Link]:
        beside = () if self.shows_all else _BESIDE
        now = self.when if self.when in self._tab_codes else ""
        numbers = self.parts | {code: count_words(self.counts[code]) for code, _ in beside}
        numbers[now] = count_words(self.counts[_CHOSEN])
        return [
            Link(label, self.asked.but({"when": code}), code == now, numbers.get(code))
            for code, label in (*_DUE, *beside)
        ]

    def _scopes(self) -> list[Link]:
        if self.looked_after is None or self.only_looks_on:
            return []
        wide = "全机关" if self.roles & {Role.LEADER, Role.SUPERVISOR} else "本科室"
        path = self.asked.path
        return [
            Link("轮到我办的", path, not self.shows_all),
            Link(f"{wide}在办的", f"{path}?whose=all", self.shows_all),
        ]

    def _groups(self) -> list[Link]:
        chosen = self.asked.asked.get("what", "")
        if len(self._own_groups) < _WORTH_CHOOSING:
            return []
        return [
            Link("全部事项", self.asked.but({"what": ""}), not chosen),
            *(
                Link(
                    group.label,
                    self.asked.but({"what": group.code}),
                    group.code == chosen,
                    self.parts[f"what:{group.code}"],
                )
                for group in self._own_groups
            ),
        ]

    def _filters(self) -> list[FilterGroup]:
        if self._has_no_work:
            return []
        rows = [kind_filter(self.asked), stage_filter(self.asked)]
        if self.shows_all:
            rows.append(office_filter(self.asked, self.offices))
        return [row for row in rows if row]

    def _chip_words(self) -> dict[str, str]:
        asked, groups = self.asked.asked, {one.code: one.label for one in self._own_groups}
        return {
            "what": groups.get(asked.get("what", ""), ""),
            "officer": self._officer_name(),
            "office": {one.code: one.name for one in self.offices}.get(asked.get("office", ""), ""),
        }

    def _officer_name(self) -> str:
        asked = self.asked.asked.get("officer", "")
        if asked == NOBODY:
            return "未指派"
        return next((row.name for row in self._officers if row.code == asked), asked)

    @cached_property
    def _officers(self) -> list[Any]:
        if Role.OFFICE_HEAD not in self.roles or self.looked_after is None:
            return []
        office = self.person.office_id
        return officer_rows(self.looked_after, office, self.today, self.asked.path)

    def _panel(self) -> dict[str, Any] | None:
        if self.offices:
            rows = office_rows(self.offices, self.asked.path)
            return {"first": self.shows_all, "heading": "本周超期（按科室）", "rows": rows}
        if self._officers:
            heading = "本科室各人在办的"
            return {"first": self.shows_all, "heading": heading, "rows": self._officers}
        return None
