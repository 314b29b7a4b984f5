"""Long lists: cut by key, never by number, and counted up to a thousand.

A page goes on after the last row that was shown, so that the thousandth page costs what the first
does and no row is shown twice because another came before it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from operator import neg
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, IntegerField, Model, Q, QuerySet, Subquery
from django.http import HttpRequest

from sunlit.web.parts import COUNTED_AT_MOST, Pager

M = TypeVar("M", bound=Model)
_GREATEST_DIGITS = 18


@dataclass(frozen=True)
class ByDay:
    """The earliest day first; `day` and `key` are columns, together unique and in one index."""

    day: str
    key: str = "pk"


@dataclass(frozen=True)
class NewestFirst:
    """The greatest key first."""

    key: str = "pk"


Order = ByDay | NewestFirst


@dataclass(frozen=True)
class Cut(Generic[M]):
    """One page of rows; `before` and `after` are where the pages beside it go on, or empty."""

    rows: list[M]
    before: str = ""
    after: str = ""


def cut(rows: QuerySet[M], order: Order, request: HttpRequest, size: int) -> Cut[M]:
    """Return the page that `?after=` or `?before=` asks for; the first where neither is a place."""
    after = _place(order, request.GET.get("after", ""))
    before = None if after else _place(order, request.GET.get("before", ""))
    if before:
        earlier = rows.filter(_beyond(order, before, back=True))
        found = list(_ordered(earlier, order, back=True)[: size + 1])
        return _page(order, found[:size][::-1], before=len(found) > size, after=True)
    chosen = rows.filter(_beyond(order, after)) if after else rows
    found = list(_ordered(chosen, order)[: size + 1])
    return _page(order, found[:size], before=bool(after), after=len(found) > size)


def cut_keys(keys: Sequence[int], request: HttpRequest, size: int) -> tuple[list[int], Cut[Any]]:
    """Return the keys of the page that is asked for, of those that a search found newest first.

    :returns: those keys, and the page, whose rows are still to be read.
    """
    order = NewestFirst()
    after = _place(order, request.GET.get("after", ""))
    before = None if after else _place(order, request.GET.get("before", ""))
    if before:
        start = max(bisect_left(keys, -before[0], key=neg) - size, 0)
    else:
        start = bisect_right(keys, -after[0], key=neg) if after else 0
    shown = list(keys[start : start + size])
    return shown, Cut(
        [],
        before=str(shown[0]) if shown and start else "",
        after=str(shown[-1]) if start + size < len(keys) else "",
    )


def capped_counts(lists: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """Count each of `lists` up to one more than `COUNTED_AT_MOST`, all in one query."""
    found = dict.fromkeys(lists, 0)
    texts: list[str] = []
    names: list[str] = []
    parameters: list[Any] = []
    for name, rows in lists.items():
        with suppress(EmptyResultSet):
            text, given = _first(rows).query.sql_with_params()
            texts.append(f"(SELECT COUNT(*) FROM ({text}) AS counted)")  # noqa: S608 - compiled by Django
            parameters += given
            names.append(name)
    if texts:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(texts)}", parameters)
            found |= zip(names, cursor.fetchone(), strict=True)
    return found


def first_counted(rows: QuerySet[Any], parts: Mapping[str, Q]) -> dict[str, int]:
    """Count the first rows of the list, at most one more than `COUNTED_AT_MOST`, and their parts.

    One pass for all parts; `all` is the number of the rows themselves.
    """
    numbers = {f"n{at}": Count("pk", filter=part) for at, part in enumerate(parts.values())}
    found = rows[: COUNTED_AT_MOST + 1].aggregate(whole=Count("pk"), **numbers)
    return {"all": found["whole"], **{name: found[f"n{at}"] for at, name in enumerate(parts)}}


def count_words(count: int) -> str:
    """Return the number as a list shows it: 1000+ beyond a thousand."""
    return f"{count}" if count <= COUNTED_AT_MOST else f"{COUNTED_AT_MOST}+"


def keyed_pager(count: int, page: Cut[Any], url_of: Callable[[Mapping[str, str]], str]) -> Pager:
    """Return the foot of the list; `url_of` makes an address of what `?after=` or `?before=` is."""
    return Pager(
        total=f"共 {count_words(count)} 条",
        pages=(),
        previous_url=url_of({"before": page.before}) if page.before else "",
        next_url=url_of({"after": page.after}) if page.after else "",
    )


def counted(rows: QuerySet[Any]) -> Subquery:
    """Return the number of rows, at most one more than `COUNTED_AT_MOST`, as a column."""
    return _Counted(_first(rows))


class _Counted(Subquery):
    """The number of rows of a query that is already cut."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def _first(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    return rows.order_by().values("pk")[: COUNTED_AT_MOST + 1]


def _ordered(rows: QuerySet[M], order: Order, *, back: bool = False) -> QuerySet[M]:
    columns = [order.day, order.key] if isinstance(order, ByDay) else [order.key]
    downwards = back == isinstance(order, ByDay)
    return rows.order_by(*(f"-{one}" if downwards else one for one in columns))


def _beyond(order: Order, place: tuple[Any, ...], *, back: bool = False) -> Q:
    upwards = back != isinstance(order, ByDay)
    beyond = "gt" if upwards else "lt"
    if isinstance(order, NewestFirst):
        return Q(**{f"{order.key}__{beyond}": place[0]})
    day, key = place
    further = Q(**{f"{order.day}__{beyond}": day})
    same = Q(**{order.day: day, f"{order.key}__{beyond}": key})
    return Q(**{f"{order.day}__{beyond}e": day}) & (further | same)


def _page(order: Order, rows: list[M], *, before: bool, after: bool) -> Cut[M]:
    return Cut(
        rows,
        before=_token(order, rows[0]) if rows and before else "",
        after=_token(order, rows[-1]) if rows and after else "",
    )


def _token(order: Order, row: Model) -> str:
    key = str(_value(row, order.key))
    return f"{_value(row, order.day):%Y%m%d}-{key}" if isinstance(order, ByDay) else key


def _value(row: Model, column: str) -> Any:
    found: Any = row
    for name in column.split("__"):
        found = getattr(found, name)
    return found


def _place(order: Order, token: str) -> tuple[Any, ...] | None:
    """Return the place that a token names, None where it is none, whatever was typed there."""
    day, _, key = token.rpartition("-")
    if not (key.isascii() and key.isdecimal() and len(key) <= _GREATEST_DIGITS):
        return None
    if isinstance(order, NewestFirst):
        return None if day else (int(key),)
    try:
        return date.fromisoformat(day), int(key)
    except ValueError:
        return None
