"""A list is cut by key: forth, back, at its ends, where rows share a day, whatever was typed."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Q
from django.test import RequestFactory

from factories import ON_SQLITE
from sunlit.duties.models import NO_DAY, Duty
from sunlit.web.paging import (
    ByDay,
    Cut,
    NewestFirst,
    Order,
    capped_counts,
    cut,
    cut_keys,
    first_counted,
    keyed_pager,
)

FIRST = date(2026, 3, 2)
SIZE = 4
ORDERS = (ByDay("sort_on"), NewestFirst())


@pytest.fixture
def duties(database: str) -> list[Duty]:
    """Eleven duties: three a day, the last without a day."""
    assert database
    days = [FIRST + timedelta(days=number // 3) for number in range(10)] + [NO_DAY]
    return [
        Duty.objects.create(
            subject=uuid.UUID(int=number),
            code=f"step:{number}",
            title="示例",
            number=str(number),
            role="officer",
            start=datetime(2026, 3, 1, tzinfo=UTC),
            sort_on=day,
        )
        for number, day in enumerate(days[::-1])
    ]


def page(order: Order, query: str = "") -> Cut[Duty]:
    return cut(Duty.objects.all(), order, RequestFactory().get(f"/desk/?{query}"), SIZE)


def in_order(order: Order) -> list[int]:
    by_day = isinstance(order, ByDay)
    rows = Duty.objects.order_by("sort_on", "pk") if by_day else Duty.objects.order_by("-pk")
    return list(rows.values_list("pk", flat=True))


@pytest.mark.usefixtures("duties")
def test_the_pages_forth_and_back_show_every_row_once_in_its_order() -> None:
    for order in ORDERS:
        pages = [page(order)]
        while pages[-1].after:
            pages.append(page(order, f"after={pages[-1].after}"))
        assert [len(one.rows) for one in pages] == [4, 4, 3]
        assert [row.pk for one in pages for row in one.rows] == in_order(order)
        back = [pages[-1]]
        while back[-1].before:
            back.append(page(order, f"before={back[-1].before}"))
        assert [[row.pk for row in one.rows] for one in back[::-1]] == [
            [row.pk for row in one.rows] for one in pages
        ]
        assert not pages[0].before


@pytest.mark.usefixtures("duties")
def test_a_row_that_came_before_shifts_no_page() -> None:
    after = page(ORDERS[0]).after
    second = [row.pk for row in page(ORDERS[0], f"after={after}").rows]
    early = Duty.objects.order_by("sort_on", "pk")[0]
    early.pk, early.code, early.sort_on = None, "step:early", FIRST - timedelta(days=1)
    early.save()
    assert [row.pk for row in page(ORDERS[0], f"after={after}").rows] == second


@ON_SQLITE
@pytest.mark.usefixtures("duties")
@pytest.mark.parametrize(
    "query", ["after=", "after=x", "after=2026-13-01-5", "before=-", "after=20260301-", "after=٣"]
)
def test_what_is_no_place_in_the_list_shows_its_beginning(query: str) -> None:
    for order in ORDERS:
        assert [row.pk for row in page(order, query).rows] == in_order(order)[:SIZE]


@ON_SQLITE
@pytest.mark.usefixtures("duties")
def test_behind_the_last_row_the_list_is_empty_and_has_no_neighbor() -> None:
    last = page(ORDERS[0], "after=99991231-999999")
    assert (last.rows, last.before, last.after) == ([], "", "")


def test_counts_stop_at_a_thousand_and_one(duties: list[Duty]) -> None:
    Duty.objects.bulk_create(
        Duty(
            subject=uuid.uuid4(),
            code="step:many",
            title="示例",
            number="1",
            role="leader",
            start=duties[0].start,
            sort_on=FIRST,
        )
        for _ in range(1200)
    )
    lists = {
        "few": Duty.objects.filter(role="officer"),
        "many": Duty.objects.filter(role="leader"),
        "none": Duty.objects.filter(pk__in=[]),
    }
    counts = capped_counts(lists)
    assert counts == {"few": 11, "many": 1001, "none": 0}


def test_the_keys_that_a_search_found_are_cut_as_the_rows_themselves_would_be() -> None:
    keys = [90, 80, 70, 60, 50, 40, 30, 20, 10]
    ask = RequestFactory().get
    pages: list[tuple[list[int], str, str]] = []
    query = ""
    while len(pages) < 3:
        shown, place = cut_keys(keys, ask(f"/desk/?{query}"), SIZE)
        pages.append((shown, place.before, place.after))
        query = f"after={place.after}"
    assert pages == [([90, 80, 70, 60], "", "60"), ([50, 40, 30, 20], "50", "20"), ([10], "10", "")]
    shown, place = cut_keys(keys, ask("/desk/?before=50"), SIZE)
    assert (shown, place.before, place.after) == ([90, 80, 70, 60], "", "60")
    assert cut_keys(keys, ask("/desk/?after=55"), SIZE)[0] == [50, 40, 30, 20]
    assert cut_keys(keys, ask("/desk/?after=1"), SIZE) == ([], Cut([]))
    assert cut_keys([], ask("/desk/?after=x"), SIZE) == ([], Cut([]))


@pytest.mark.usefixtures("duties")
def test_the_parts_of_a_list_are_counted_in_one_pass() -> None:
    rows = Duty.objects.order_by("sort_on", "pk")
    counts = first_counted(rows, {"first": Q(sort_on=FIRST), "last": Q(sort_on=NO_DAY)})
    assert counts == {"all": 11, "first": 3, "last": 1}


def test_the_foot_of_a_list_says_1000_plus_and_leads_to_the_neighbors() -> None:
    foot = keyed_pager(1001, Cut([], before="3", after="9"), lambda place: f"?{place}")
    assert foot.total == "共 1000+ 条"
    assert (foot.previous_url, foot.next_url) == ("?{'before': '3'}", "?{'after': '9'}")
    assert keyed_pager(1000, Cut([]), str).total == "共 1000 条"
