"""What a search of one collection finds, in which order, on both databases."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from sunlit.search.check import differences
from sunlit.search.collection import DESK, PORTAL, Collection, Entry
from sunlit.search.conditions import Filters, Reach
from sunlit.search.models import DeskEntry
from sunlit.search.queries import AT_MOST, found, subjects, years
from sunlit.search.services.index_many import index_many
from sunlit.search.services.refresh import refresh

COMPANY = "阳泉示例（山西）粮油贸易有限公司"
ONE_DAY = timedelta(days=1)
CODE = "91140300MA0TEXT04A"
pytestmark = pytest.mark.usefixtures("database")


def entry(serial: int, text: str, **changes: Any) -> Entry:
    given: dict[str, Any] = {
        "day": date(2026, 1, 31) + serial * ONE_DAY,
        "kind": "penalty",
        "office": "supervision",
        "keys": (),
    }
    return Entry(subject=uuid.UUID(int=serial), serial=serial, text=text, **{**given, **changes})


def store(*entries: Entry) -> None:
    assert index_many(PORTAL, entries) == len(entries)


def of_numbers(*numbers: int) -> Any:
    """Select the subjects of those numbers; no entry has the number 0."""
    rows = DeskEntry.objects.filter(subject__in=[uuid.UUID(int=one) for one in (0, *numbers)])
    return rows.values("subject")


def serials(asked: str, **filters: Any) -> list[int]:
    keys = found(PORTAL, asked, Filters(**filters))
    return [subject.int for subject in subjects(PORTAL, keys)]


def told(entries: list[Entry]) -> list[str]:
    """Return what the check says of the stored rows, were these entries the facts."""
    facts = {one.subject: one for one in entries}
    return [
        sentence.partition(" ")[2] or sentence
        for sentence in differences(PORTAL, facts, facts.get, lambda: None)
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "粮油",
        "粮",
        "司",
        "公司",
        "示例(山西)粮油",
        "示例【山西】",
        "有限公司 阳泉",
        "罚款 粮",
        CODE,
        CODE.lower(),
        CODE[:6],
        CODE[-4:],
        "阳发改罚〔2026〕8号",
        "阳发改罚[2026]8号",
        "（2026）",
        "2026",
        "02",
        "𬭎",
        "䶮𬭎",
        "王䶮",
        "艾力·买买提",
        "艾力买买",
        "abc-1",
        "ＡＢＣ",
    ],
)
def test_a_text_is_found_by_its_words_as_people_type_them(asked: str) -> None:
    text = f"{COMPANY}\n{CODE}\n阳发改罚〔2026〕8号\n王䶮𬭎、艾力·买买提\n罚款\nABC－1"
    store(entry(1, text), entry(2, "另一件，无关的事"))
    assert serials(asked) == [1]


@pytest.mark.parametrize(
    "asked",
    [
        "油粮",
        "粮司",
        "阳泉有限",
        "粮油 没有",
        "8号〔",
        '"',
        "*",
        "粮*油",
        "%",
        "_",
        "粮_",
        "粮%油",
        "\\",
        "'",
        "'; DROP TABLE x; --",
        "AND",
        "粮油 AND 有限",
        "NEAR(粮油 有限)",
        "NOT 粮油",
        "words:粮油",
        "^粮油",
        "😀",
        "\x00",
        "粮\x00油",
        "长" * 200,
        "".join(chr(0x4E00 + at) for at in range(200)),
    ],
)
def test_what_a_text_does_not_hold_does_not_find_it(asked: str) -> None:
    store(entry(1, f"{COMPANY}\n阳发改罚〔2026〕8号"))
    expected = [1] if asked in {"粮_", "粮%油", "粮*油", "粮\x00油", "^粮油"} else []
    assert serials(asked) == expected


def test_the_pairs_of_a_word_scattered_in_a_text_are_not_the_word() -> None:
    store(entry(1, "山西省，西省阳，省阳泉"), entry(2, "山西省阳泉市"))
    assert serials("山西省阳泉") == [2]


def test_the_newest_day_stands_first_and_on_one_day_the_later_entry() -> None:
    same = date(2026, 1, 1)
    store(entry(1, "罚款", day=same), entry(2, "罚款", day=same), entry(3, "罚款"))
    store(entry(4, "罚款", day=date(2025, 1, 1)))
    assert serials("罚款") == serials("") == [3, 2, 1, 4]
    assert years(PORTAL) == [2026, 2025]


def test_a_number_finds_its_own_entry_and_not_those_that_mention_it() -> None:
    number = "阳发改罚〔2026〕8号"
    store(entry(1, number, keys=(number,)), entry(2, f"撤销{number}"))
    assert serials("阳发改罚[2026] 第008号") == [1]
    assert serials("改罚〔2026〕8号") == [2, 1]


def test_filters_narrow_a_search_and_a_list() -> None:
    store(
        entry(1, "罚款", office="price-office_2"),
        entry(2, "罚款", kind="license"),
        entry(3, "罚款", day=date(2025, 3, 1)),
    )
    for asked in ("", "罚款", "罚"):
        assert serials(asked, office="price-office_2") == [1]
        assert serials(asked, kind="license") == [2]
        assert serials(asked, year=2025) == [3]
        assert serials(asked, kind="penalty", year=2025, office="supervision") == [3]
        assert serials(asked, kind="nothing") == []


@pytest.mark.parametrize("office", ["a b", "a.b", "' OR 1=1 --", '"', "a·b", "*", "{a}", "a\tb"])
def test_a_filter_of_any_signs_is_one_filter(office: str) -> None:
    store(entry(1, "罚款", office="a"), entry(2, "罚款", office="b"))
    assert serials("罚款", office=office) == []
    assert serials("罚", kind=office) == []


def test_more_than_a_thousand_are_not_counted() -> None:
    store(*(entry(at, "罚款", day=date(2026, 1, 1)) for at in range(1, AT_MOST + 5)))
    for asked in ("", "罚款", "罚"):
        assert len(found(PORTAL, asked)) == AT_MOST + 1
        assert serials(asked)[0] == AT_MOST + 4


def test_the_collections_know_nothing_of_each_other() -> None:
    store(entry(1, "公示的"))
    index_many(DESK, [entry(2, "案件的，公示的")])
    assert serials("案件") == []
    assert serials("公示") == [1]


def test_only_the_subjects_one_may_see_are_found_and_counted() -> None:
    index_many(DESK, [entry(at, "罚款", keys=("阳发改案-2026-1",)) for at in range(1, 6)])
    seen = DeskEntry.objects.filter(office="supervision", pk__gt=0, year=2026)
    mine = seen.filter(subject__in=[uuid.UUID(int=2), uuid.UUID(int=4)]).values("subject")
    for asked in ("", "罚款", "罚", "阳发改案-2026-1"):
        keys = found(DESK, asked, among=mine)
        assert [one.int for one in subjects(DESK, keys)] == [4, 2]
        assert found(DESK, asked, among=DeskEntry.objects.none().values("subject")) == []


def test_what_the_columns_say_may_be_found_is_found_without_being_looked_up() -> None:
    index_many(DESK, [entry(at, "罚款", keys=("阳发改案-2026-1",)) for at in range(1, 6)])
    index_many(DESK, [entry(at, "罚款", office="market") for at in (6, 7)])
    nobody, second = of_numbers(), of_numbers(2)
    later, the_fourth = date(2027, 1, 1), date(2026, 1, 31) + 4 * ONE_DAY
    for reach, wanted in (
        (Reach(later, nobody), [7, 6, 5, 4, 3, 2, 1]),
        (Reach(later, second), [7, 6, 5, 4, 3, 1]),
        (Reach(the_fourth, second), [4, 3, 1]),
        (Reach(later, nobody, "supervision"), [7, 5, 4, 3, 2, 1]),
        (Reach(the_fourth, second, "supervision"), [4, 3, 1]),
        (Reach(later, second, "nowhere"), [7]),
        (Reach(later, of_numbers(7), "nowhere"), []),
    ):
        keys = found(DESK, "罚款", among=of_numbers(7), reach=reach)
        assert [one.int for one in subjects(DESK, keys)] == wanted, reach
    by_number = Reach(the_fourth, second, "supervision")
    keys = found(DESK, "阳发改案-2026-1", among=of_numbers(7), reach=by_number)
    assert [one.int for one in subjects(DESK, keys)] == [4, 3, 1]


def test_a_thousand_newer_ones_of_others_hide_nothing_and_are_not_counted() -> None:
    mine = [entry(at, "罚款") for at in (1, 2)]
    theirs = [entry(at, "罚款", office="market") for at in range(3, AT_MOST + 6)]
    index_many(DESK, [*mine, *theirs])
    reach = Reach(date(2040, 1, 1), of_numbers(2), "supervision")
    for among, wanted in ((of_numbers(), [1]), (of_numbers(2), [1]), (of_numbers(9), [9, 1])):
        keys = found(DESK, "罚款", among=among, reach=reach)
        assert [one.int for one in subjects(DESK, keys)] == wanted


def test_a_refreshed_entry_is_found_by_its_new_words_only() -> None:
    store(entry(1, "旧名称"), entry(2, "旧名称"))
    refresh(PORTAL, uuid.UUID(int=1), entry(1, "新名称"))
    assert (serials("旧名"), serials("新名"), serials("名称")) == ([2], [1], [2, 1])
    refresh(PORTAL, uuid.UUID(int=2), None)
    refresh(PORTAL, uuid.UUID(int=9), None)
    assert (serials("旧名"), serials("名称"), serials("")) == ([], [1], [1])
    assert told([entry(1, "新名称")]) == []


def test_a_long_text_is_indexed_whole() -> None:
    text = "".join(chr(0x4E00 + at) for at in range(20000))
    store(entry(1, text))
    assert serials(text[19990:]) == serials(text[5000:5080]) == [1]
    assert told([entry(1, text)]) == []


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("collection", [DESK, PORTAL], ids=lambda one: one.name)
def test_on_postgresql_the_words_of_a_row_stand_in_it(
    database: str, collection: Collection
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attstorage FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attname = 'words'",
            [collection.table],
        )
        assert cursor.fetchone() == ("m",), "the words are kept in a table beside the rows"
