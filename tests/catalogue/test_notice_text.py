"""The lines of a holiday notice, as typed or as printed."""

from datetime import date

import pytest

from sunlit.catalogue.notice_text import UnreadableDays, read_days, written_days
from sunlit.rules.calendar import load_packaged_calendar

PRINTED_2026 = """\
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。\
2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""


def test_the_sentences_of_a_printed_notice_give_the_table_of_its_year() -> None:
    table = load_packaged_calendar().years[2026]
    read = read_days(2026, PRINTED_2026)
    assert read.holidays == table.holidays
    assert read.working_weekends == table.working_weekends


@pytest.mark.parametrize("year", range(2008, 2027))
def test_the_lines_written_from_a_year_are_read_back_to_the_same_days(year: int) -> None:
    table = load_packaged_calendar().years[year]
    read = read_days(year, written_days(table))
    assert read.holidays == table.holidays
    assert read.working_weekends == table.working_weekends


@pytest.mark.parametrize(
    "line",
    [
        "2027-01-01 至 2027-01-03 元旦",
        "元旦 2027-01-01至2027-01-03",
        "元旦：2027年1月1日（星期五）至3日（星期日）放假，共3天。",
        "元旦：1月1日—3日放假",
        "元旦：１月１日～３日放假",
        "2027/1/1 到 1/3 元旦",
    ],
)
def test_a_span_may_be_written_in_several_ways(line: str) -> None:
    read = read_days(2027, line)
    assert read.holidays == dict.fromkeys(
        (date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)), "元旦"
    )
    assert read.working_weekends == {}


def test_a_day_worked_serves_the_holiday_named_last() -> None:
    read = read_days(2027, "2027-10-01 至 2027-10-07 国庆节\n上班 2027-10-09\n上班 2027-02-13 春节")
    assert read.working_weekends == {date(2027, 10, 9): "国庆节", date(2027, 2, 13): "春节"}


@pytest.mark.parametrize(
    "line",
    [
        "春节：2月5日（周五）至11日（周四）放假调休，共7天。2月13日（周六）、14日（周日）上班。",
        "春节：2月5日至11日放假，共七天。13日（周六）、14日（周日）上班",
        "春节：2月5日（农历腊月二十九、周五）起至2月11日放假，2月13日和14日（周六、周日）上班",
        "春节：2月5日——11日放假，2月13日周六，14日星期天，上班",
        "2027-02-05 至 2027-02-11 春节\n上班 2027-02-13、14日",
    ],
)
def test_a_day_without_its_month_is_one_of_the_month_before_it(line: str) -> None:
    read = read_days(2027, line)
    assert list(read.holidays) == [date(2027, 2, day) for day in range(5, 12)]
    assert read.working_weekends == {date(2027, 2, 13): "春节", date(2027, 2, 14): "春节"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("元旦放假三天", "第 1 行没有日期，请改正或者删去。"),
        ("2027-01-01", "第 1 行：没有写是哪个节日。"),
        ("2027-02-30 春节", "第 1 行：没有 2027年2月30日 这一天。"),
        (
            "2027-01-03 至 2027-01-01 元旦",
            "第 1 行：2027-01-03 至 2027-01-01 先后颠倒，或者超过 15 天。",
        ),
        (
            "2027-01-01 至 2027-03-01 元旦",
            "第 1 行：2027-01-01 至 2027-03-01 先后颠倒，或者超过 15 天。",
        ),
        ("元旦：1月1日（周四）放假", "第 1 行：2027-01-01 是周五，不是周四。"),
        ("元旦：1月1日至3日放假，共4天", "第 1 行：写的是共 4 天，日期却有 3 天。"),
        ("2027-01-01 元旦\n2027-01-01 元旦", "第 2 行：2027-01-01 前面已经写过。"),
        ("2027-01-01 元旦\n上班 2027-01-01", "第 2 行：2027-01-01 前面已经写过。"),
        ("春节：2月13日（周六）、14日（周一）上班", "第 1 行：2027-02-14 是周日，不是周一。"),
        ("春节：2月13日、14日（周六、周一）上班", "第 1 行：2027-02-14 是周日，不是周一。"),
        ("春节：2月13日 周日上班", "第 1 行：2027-02-13 是周六，不是周日。"),
        ("春节：13日、2月14日上班", "第 1 行：“13日”没有写月份。"),
        (
            "春节：2月13日、十四日上班",
            "第 1 行：“十四日上班”没有读懂，请改写成“2月13日”或者“2027-02-13”的样子。",
        ),
        (
            "春节：2月5日放假；2.13上班",
            "第 1 行：“2.13上班”没有读懂，请改写成“2月13日”或者“2027-02-13”的样子。",
        ),
        (
            "元旦：1月1日（即2日）放假",
            "第 1 行：“即2日”没有读懂，请改写成“2月13日”或者“2027-02-13”的样子。",
        ),
        (
            "元旦：1月1日放假上班",
            "第 1 行：“元旦:1月1日放假上班”又写放假又写上班，请分成两句。",
        ),
        ("元旦：1月1日至3日放假，共四天", "第 1 行：写的是共 四 天，日期却有 3 天。"),
    ],
)
def test_a_line_that_cannot_be_right_is_named_with_its_fault(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableDays) as caught:
        read_days(2027, text)
    assert caught.value.sentences == (sentence,)


def test_every_line_at_fault_is_named_at_once() -> None:
    with pytest.raises(UnreadableDays) as caught:
        read_days(2027, "各地区\n2027-01-01 至 2027-01-03 元旦\n2027-13-01 春节")
    assert len(caught.value.sentences) == 2
