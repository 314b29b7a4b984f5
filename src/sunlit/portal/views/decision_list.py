"""事后公开: the list of published decisions, searched and narrowed."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from sunlit.disclosure.models import Publication
from sunlit.ledger.fast_rows import loaded
from sunlit.ledger.prepared_query import PreparedQuery
from sunlit.people.models import Office
from sunlit.portal.frame import page
from sunlit.portal.presenters import decision_row
from sunlit.portal.views.page_cache import kept_part
from sunlit.search.collection import PORTAL
from sunlit.search.conditions import Filters
from sunlit.search.models import place
from sunlit.search.queries import AT_MOST, found, subjects_of, years
from sunlit.search.tokens import Query, parse
from sunlit.web.list_address import SEARCHED, asked_page, asked_words, typed_words, unread_words
from sunlit.web.methods import reading_only
from sunlit.web.parts import Empty, FilterGroup, Link, Pager, Search, pager

PAGE_SIZE = 20
PERIODS_LINE = "行政许可、行政处罚 7 个工作日内公开，其他决定 20 个工作日内公开"
KINDS = (("penalty", "行政处罚"), ("license", "行政许可"), ("inspection", "行政检查"))
SEARCH_LABEL = "当事人名称、决定文号或统一社会信用代码"
_ADDRESS = "/decisions/"
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)

Address = Callable[..., str]
Choices = tuple[str, str, list[tuple[str, str]]]


@reading_only
def decision_list(request: HttpRequest) -> HttpResponse:
    """List and search published decisions: `?q= kind= year= office= page=`.

    At most a thousand are listed: who wants others says more of them.
    """
    asked = {name: asked_words(request, name) for name in ("q", "kind", "year", "office")}
    keys = found(PORTAL, asked["q"], _filters(asked))
    listed = keys[:AT_MOST]
    number = asked_page(request, len(listed), PAGE_SIZE)
    query = parse(asked["q"])
    address = _addresses(asked)
    groups = _filter_groups(asked, kept_part(request, "choices", _choices), address)
    below = _pager(len(keys), number, address)
    context = {
        "page_title": _title(asked, groups, number),
        "search": Search(
            _ADDRESS,
            SEARCH_LABEL,
            typed_words(request, SEARCHED),
            tuple((key, asked[key]) for key in ("kind", "year", "office") if asked[key]),
            "查询",
            unread_words(request, SEARCHED),
        ),
        "filters": groups,
        "periods_line": PERIODS_LINE,
        "decisions": [
            decision_row(one, query)
            for one in published(listed[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
        ],
        "pager": below,
        "narrow_line": _narrow_line(len(keys), below),
        "empty": _empty(asked, query),
        "downloads": [],
    }
    return page(request, "portal/decisions.html", context, section=_ADDRESS)


def _addresses(asked: Mapping[str, str]) -> Address:
    """Return what makes the address of the same list with something changed."""
    same = {name: _encoded(name, value) for name, value in asked.items()}

    def address(**changed: str | int) -> str:
        other = {name: _encoded(name, one) for name, one in changed.items()}
        words = "&".join(filter(None, {**same, **other}.values()))
        return f"{_ADDRESS}?{words}" if words else _ADDRESS

    return address


def _encoded(name: str, value: str | int) -> str:
    return urlencode({name: value}) if value else ""


def published(keys: list[int]) -> list[Publication]:
    """Return the publications of at most a page of keys, in the order of the keys.

    One withdrawn meanwhile is left out.
    """
    given = (*keys, *_NO_KEYS[len(keys) :])
    found = [loaded(Publication, row) for row in _PUBLISHED.rows(*given)]
    return sorted(found, key=lambda one: place(one.decided_on, one.pk), reverse=True)


def _published(*keys: int) -> QuerySet[Publication, Any]:
    rows = Publication.objects.public().filter(uuid__in=subjects_of(PORTAL, keys))
    return rows.values_list(*(field.attname for field in Publication._meta.concrete_fields))


_NO_KEYS = tuple(range(-PAGE_SIZE, 0))
_PUBLISHED = PreparedQuery(_published, *_NO_KEYS)


def _filters(asked: Mapping[str, str]) -> Filters:
    year = int(asked["year"]) if _YEAR.fullmatch(asked["year"]) else 0
    return Filters(asked["kind"], year, asked["office"])


def _pager(count: int, number: int, address: Address) -> Pager:
    shown = pager(min(count, AT_MOST), number, PAGE_SIZE, lambda n: address(page=n))
    return replace(shown, total=f"共 {AT_MOST}+ 条") if count > AT_MOST else shown


def _narrow_line(count: int, below: Pager) -> str:
    if count <= AT_MOST or below.next_url:
        return ""
    return f"只列出最近的 {AT_MOST} 条；要看更早的，请再写几个字，或者选择类别、年份、承办科室。"


def _title(asked: Mapping[str, str], groups: list[FilterGroup], number: int) -> str:
    chosen = [link.label for group in groups for link in group.links[1:] if link.current]
    words = [f"“{asked['q']}”"] if asked["q"] else []
    title = "：".join(["行政执法决定", *filter(None, ["、".join([*words, *chosen])])])
    return f"{title}（第 {number} 页）" if number > 1 else title


def _empty(asked: Mapping[str, str], query: Query) -> Empty:
    narrowed = any(asked[name] for name in ("kind", "year", "office"))
    if not asked["q"]:
        name = dict(KINDS).get(asked["kind"], "行政执法")
        text = f"到今天为止，没有符合条件的{name}决定。"
        return Empty(f"没有{name}公示", text, Link("看全部决定", _ADDRESS) if narrowed else None)
    if not query.words:
        text = "只有标点或者符号的不能查；请输入当事人名称、决定文号或者统一社会信用代码。"
        return Empty("没有找到", text, Link("看全部决定", _ADDRESS))
    if narrowed:
        everywhere = f"{_ADDRESS}?{urlencode({'q': asked['q']})}"
        text = "在选定的类别、年份或者承办科室里没有；可以在全部决定里再查。"
        return Empty("没有找到", text, Link("在全部决定里查", everywhere))
    text = (
        "请检查名称或者文号有没有写错；可以少写几个字，如只写单位名称里最特别的两个字。"
        "几个词之间用空格分开，决定里要都有。"
    )
    return Empty("没有找到", text, Link("看全部决定", _ADDRESS))


def _choices() -> tuple[Choices, ...]:
    offices = Office.objects.filter(is_handling=True)
    return (
        ("类别", "kind", list(KINDS)),
        ("年份", "year", [(str(year), str(year)) for year in years(PORTAL)]),
        ("承办科室", "office", [(office.code, office.name) for office in offices]),
    )


def _filter_groups(
    asked: Mapping[str, str], choices: Iterable[Choices], address: Address
) -> list[FilterGroup]:
    return [
        FilterGroup(
            label,
            tuple(
                Link(name, address(**{key: value}), current=asked[key] == value)
                for value, name in (("", "全部"), *values)
            ),
        )
        for label, key, values in choices
    ]
