"""The deadline table: complete, sourced, explained; a parameter may be the organ's own."""

import hashlib
import json
from datetime import date, datetime
from importlib.resources import files

import pytest

from sunlit.rules.calendar import load_packaged_calendar, parse_year_table
from sunlit.rules.citations import practice
from sunlit.rules.deadlines import (
    DEADLINES,
    UnknownDeadline,
    due_of,
    statement_due,
    with_parameter,
)
from sunlit.rules.effective import Version
from sunlit.rules.explanation import explain, explain_count
from sunlit.rules.house.load import packaged_house
from sunlit.rules.periods import BEIJING, Period, Unit, due
from sunlit.rules.refusal import Refused

CALENDAR = load_packaged_calendar()
HOUSE = packaged_house()
TABLE = files("sunlit.rules").joinpath("data", "deadlines.json")


OWN = files("sunlit.rules").joinpath("data", "deadlines-own.json")


def test_the_table_has_its_77_rows_in_order_and_those_that_it_lacked() -> None:
    rows = json.loads(TABLE.read_text(encoding="utf-8"))["rules"]
    own = [row["code"] for row in json.loads(OWN.read_text(encoding="utf-8"))["rules"]]
    assert list(DEADLINES) == [*(row["code"] for row in rows), *own]
    assert len(rows) == 77
    assert own == ["CF-TRANSFER-PROC", "CF-GAINS", "CF-GOODS"]


def test_the_table_is_the_one_that_was_handed_over() -> None:
    digest = hashlib.sha256(TABLE.read_bytes()).hexdigest()
    assert digest == "8a694d0d89fba7e345d33acf9be72d02763a2913aa7b075c56d116c222ea34f4"


@pytest.mark.parametrize("code", DEADLINES)
def test_every_row_is_worded_in_chinese(code: str) -> None:
    row = DEADLINES[code]
    for text in (row.name, row.consequence, row.extension, row.note):
        assert not set(text) & set("abcdefghijklmnopqrstuvwxyz"), text
    assert row.name
    assert row.consequence


@pytest.mark.parametrize("code", DEADLINES)
def test_every_row_is_due_and_explained(code: str) -> None:
    row = DEADLINES[code]
    start = datetime(2026, 9, 24, 9, tzinfo=BEIJING)
    result = due_of(code, start, CALENDAR, HOUSE)
    sentences = explain(result, row)
    assert sentences[0].startswith(f"规则：{row.name}")
    assert sentences[1] == f"依据：{row.basis_text}。"
    assert any(sentence.startswith(("期满：", "最迟：")) for sentence in sentences)
    assert all(sentence.endswith("。") for sentence in sentences)


@pytest.mark.parametrize(
    ("code", "start", "last"),
    [
        ("GS-XKCF", "2026-09-24", "2026-10-12"),
        ("GS-OTHER", "2026-06-18", "2026-07-17"),
        ("CF-WITHDRAW", "2026-09-18", "2026-09-22"),
        ("CF-PAY", "2026-09-20", "2026-10-08"),
        ("DA-ARCHIVE", "2026-01-17", "2026-02-24"),
        ("CF-DECIDE", "2026-08-01", "2026-10-30"),
        ("SV-PUBLIC", "2026-09-01", "2026-10-08"),
        ("CF-PRESERVE", "2026-02-13", "2026-03-02"),
        ("XK-SUPP", "2026-09-28", "2026-10-10"),
        ("RM-RECON", "2026-08-04", "2026-10-08"),
        ("RM-SUIT", "2026-08-31", "2027-03-01"),
        ("XK-RENEW", "2026-12-31", "2026-12-01"),
        ("XK-RENEW-DECIDE", "2026-10-03", "2026-10-03"),
        ("CF-HEAR-NOTICE", "2026-11-20", "2026-11-10"),
        ("HZ-DELAY-APPLY", "2026-11-20", "2026-10-10"),
        ("CF-TRANSFER-APPROVE", "2026-10-01", "2026-10-04"),
        ("GS-STAT", "2026-11-24", "2027-01-31"),
        ("GS-STAT", "2027-01-31", "2027-01-31"),
        ("GS-STAT", "2027-02-01", "2028-01-31"),
    ],
)
def test_statutory_deadlines_end_when_a_lawyer_says(code: str, start: str, last: str) -> None:
    result = due_of(code, date.fromisoformat(start), CALENDAR, HOUSE)
    assert result.due == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("code", "start"),
    [
        ("CF-LIMIT-2Y", "2024-10-03"),
        ("CF-LIMIT-5Y", "2021-10-03"),
        ("QZ-SEAL", "2026-09-03"),
        ("QZ-SEAL-EXT", "2026-09-03"),
    ],
)
def test_a_period_that_protects_the_party_never_rolls_over_a_holiday(code: str, start: str) -> None:
    result = due_of(code, date.fromisoformat(start), CALENDAR, HOUSE)
    assert result.last_day == date(2026, 10, 3)  # in the middle of 国庆


def test_a_deadline_across_the_turn_of_the_year_is_recomputed_with_the_notice() -> None:
    before = due_of("GS-XKCF", date(2026, 12, 28), CALENDAR, HOUSE)
    assert (before.due, before.provisional) == (date(2027, 1, 7), True)
    notice = parse_year_table(
        'year = 2027\nnotice = "示例通知"\n'
        '[[holiday]]\nname = "元旦"\nfirst = 2027-01-01\nlast = 2027-01-03\n'
        '[[working_weekend]]\nfor = "元旦"\nday = 2026-12-27\n'
        '[[holiday]]\nname = "元旦"\nfirst = 2027-01-04\nlast = 2027-01-04\n'
    )
    after = due_of("GS-XKCF", date(2026, 12, 28), CALENDAR.with_year(notice), HOUSE)
    assert (after.due, after.provisional) == (date(2027, 1, 8), False)


def test_the_explanation_names_every_skipped_holiday() -> None:
    row = DEADLINES["GS-XKCF"]
    sentences = explain(due_of("GS-XKCF", date(2026, 9, 24), CALENDAR, HOUSE), row)
    assert "计入：2026年9月28日（周一）至2026年10月12日（周一），共7个工作日。" in sentences
    assert (
        "不计入：9月25日至27日法定节假日（中秋节）；10月1日至7日法定节假日（国庆节）；10月11日周末。"
        in sentences
    )


def test_the_explanation_says_why_the_last_day_moved() -> None:
    sentences = explain(due_of("CF-PAY", date(2026, 9, 20), CALENDAR, HOUSE), DEADLINES["CF-PAY"])
    assert (
        "顺延：期限的最后一日2026年10月5日（周一）是休息日，"
        "顺延至休息日结束后的2026年10月8日（周四）。" in sentences
    )
    assert any(sentence.startswith("延长：确有经济困难") for sentence in sentences)


def test_the_explanation_of_a_provisional_day_says_so() -> None:
    sentences = explain_count(due_of("GS-XKCF", date(2026, 12, 28), CALENDAR, HOUSE))
    assert sentences[-1].startswith("暂算：2027年放假安排未公布")


def test_a_bare_period_is_explained_with_the_civil_code() -> None:
    sentences = explain(due(Period(7, Unit.WD), date(2026, 9, 24), CALENDAR), None)
    assert sentences[-1] == "依据：《民法典》第二百零一条、《民法典》第二百零三条。"


def test_statement_and_defense_last_as_long_as_the_time_to_ask_for_a_hearing() -> None:
    served = date(2026, 11, 2)
    plain = statement_due(served, CALENDAR, HOUSE, hearing_right=False)
    with_right = statement_due(served, CALENDAR, HOUSE, hearing_right=True)
    assert plain.due == date(2026, 11, 5)
    assert with_right.due == date(2026, 11, 9)


def entered(limit: int, unit: Unit = Unit.WD) -> Version[Period]:
    return Version(date(2026, 7, 1), Period(limit, unit), practice(), date(2026, 6, 30))


def test_a_parameter_changes_from_its_day_on_and_not_before() -> None:
    house = with_parameter(HOUSE, "FS-REVIEW", entered(10))
    assert due_of("FS-REVIEW", date(2026, 6, 30), CALENDAR, house).period.limit == 5
    assert due_of("FS-REVIEW", date(2026, 7, 1), CALENDAR, house).period.limit == 10


def test_a_period_set_by_law_cannot_be_set_by_the_organ() -> None:
    with pytest.raises(Refused, match="行政处罚法》第六十条"):
        with_parameter(HOUSE, "CF-DECIDE", entered(120, Unit.CD))


@pytest.mark.parametrize(("limit", "unit"), [(5, Unit.CD), (0, Unit.WD)])
def test_a_parameter_keeps_its_unit_and_is_at_least_one(limit: int, unit: Unit) -> None:
    with pytest.raises(Refused, match="工作日"):
        with_parameter(HOUSE, "FS-REVIEW", entered(limit, unit))


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownDeadline, match="没有代码为 XX-NONE 的期限"):
        due_of("XX-NONE", date(2026, 1, 1), CALENDAR, HOUSE)
