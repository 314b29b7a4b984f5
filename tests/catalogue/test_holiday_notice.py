"""Entering a year's holiday notice: what it changes, what it leaves behind, what is refused."""

import json
import threading
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from catalogue.conftest import DAYS_2027, entry_for_2027, without
from factories import CaseStory, at
from sunlit.cases.duties import derive
from sunlit.cases.services.recompute_duties import (
    DaysChanged,
    Recomputed,
    recompute_duties,
)
from sunlit.catalogue.models import HolidayNotice
from sunlit.catalogue.notice_entry import NoticeEntry, check_holiday_notice
from sunlit.catalogue.notice_text import read_days
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.catalogue.services.enter_holiday_notice import enter_holiday_notice
from sunlit.catalogue.services.enter_parameter import ParameterEntry, enter_parameter
from sunlit.duties.models import Duty
from sunlit.duties.queries import differences
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.services.verify import verify
from sunlit.people.models import Person
from sunlit.rules.calendar import load_packaged_calendar
from sunlit.rules.refusal import Refused

NOW = at("2026-11-24 09:00")
CALENDAR = load_packaged_calendar()


def facts_of(event: str) -> list[dict[str, Any]]:
    """Return what the events of a kind say, in order."""
    rows = PendingEvent.objects.filter(event=event).order_by("recorded_at")
    return [json.loads(bytes(row.canonical))["facts"] for row in rows]


def decision_duty(story: CaseStory) -> Duty:
    """Return the duty to decide within ninety days."""
    return Duty.objects.get(subject=story.case.uuid, deadline="CF-DECIDE")


def enter(sysadmin: Person, **changes: Any) -> tuple[HolidayNotice, Recomputed]:
    """Enter the notice for 2027 and derive the duties again, as the screen does."""
    seen = changes.pop("seen", 0)
    notice = enter_holiday_notice(entry_for_2027(**changes), seen=seen, actor=sysadmin, now=NOW)
    done = recompute_duties(
        DaysChanged(notice.first_day, notice.last_day),
        subject=notice.uuid,
        reason="录入",
        actor=sysadmin,
        now=NOW,
    )
    return notice, done


def test_a_notice_moves_a_due_day_and_takes_the_doubt_away(
    winter_case: CaseStory, sysadmin: Person
) -> None:
    before = decision_duty(winter_case)
    assert (before.due_on, before.provisional) == (date(2027, 2, 9), True)
    _, done = enter(sysadmin)
    after = decision_duty(winter_case)
    assert (after.due_on, after.raw_on) == (date(2027, 2, 12), date(2027, 2, 8))
    assert after.target_on == date(2027, 2, 4)
    assert not Duty.objects.filter(provisional=True).exists()
    assert done.cases == 1
    assert done.moved >= 1


def test_the_old_and_the_new_due_day_stay_on_record(
    winter_case: CaseStory, sysadmin: Person
) -> None:
    notice, _ = enter(sysadmin)
    assert facts_of("catalogue.holiday_notice_entered") == [{"year": 2027, "edition": 1}]
    [facts] = facts_of("cases.duties_recomputed")
    moved = {duty["code"]: (duty["old"], duty["new"]) for duty in facts["duties"]}
    assert moved["CF-DECIDE"] == ("2027-02-09", "2027-02-12")
    assert (facts["cases"], facts["changed"]) == (1, len(moved))
    [event] = PendingEvent.objects.filter(event="catalogue.holiday_notice_entered")
    row = json.loads(bytes(event.canonical))["rows"][f"catalogue_holidaynotice:{notice.pk}"]
    assert row["holidays"]["2027-02-08"] == "春节"


def test_the_stored_duties_are_what_the_facts_give_afterwards(
    winter_case: CaseStory, sysadmin: Person
) -> None:
    enter(sysadmin)
    derived = derive(winter_case.facts, current_calendar(), current_house())
    assert differences(winter_case.case.uuid, derived) == []


def test_what_was_entered_stands_the_verification(winter_case: CaseStory, sysadmin: Person) -> None:
    enter(sysadmin)
    period = ParameterEntry("FS-REVIEW", date(2026, 12, 1), 3, "局务会议确定（示例）")
    enter_parameter(period, actor=sysadmin, now=NOW)
    assert [str(finding) for finding in verify()] == []


def test_a_notice_that_touches_no_duty_is_on_record_too(sysadmin: Person) -> None:
    _, done = enter(sysadmin)
    assert done == Recomputed(0, ())
    assert [facts["cases"] for facts in facts_of("cases.duties_recomputed")] == [0]


def test_a_case_of_another_year_is_not_derived_again(story: CaseStory, sysadmin: Person) -> None:
    story.until("decide")
    Duty.objects.filter(due_on__gte=date(2027, 1, 1)).delete()
    assert enter(sysadmin)[1].cases == 0


def test_a_corrected_notice_replaces_the_first_and_says_why(
    winter_case: CaseStory, sysadmin: Person
) -> None:
    enter(sysadmin)
    days = DAYS_2027.replace("2027-02-05 至 2027-02-11", "2027-02-05 至 2027-02-12")
    notice, _ = enter(sysadmin, days=days, reason="国务院延长春节假期（示例）", seen=1)
    assert notice.edition == 2
    assert decision_duty(winter_case).due_on == date(2027, 2, 13)
    assert HolidayNotice.objects.filter(year=2027).count() == 2


def test_a_notice_may_name_december_days_of_the_year_before(
    winter_case: CaseStory, sysadmin: Person
) -> None:
    days = DAYS_2027.replace("2027-01-01 至", "2026-12-31 至")
    notice, _ = enter(sysadmin, days=days)
    assert notice.first_day == date(2026, 12, 31)
    assert not current_calendar().is_working_day(date(2026, 12, 31))


def test_an_entered_notice_can_be_neither_changed_nor_taken_away(sysadmin: Person) -> None:
    notice, _ = enter(sysadmin)
    with pytest.raises(DatabaseError), transaction.atomic():
        HolidayNotice.objects.filter(pk=notice.pk).update(notice="别的通知")
    with pytest.raises(DatabaseError), transaction.atomic():
        HolidayNotice.objects.filter(pk=notice.pk).delete()


READ = read_days(2027, DAYS_2027)
OFF, ON = dict(READ.holidays), dict(READ.working_weekends)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"year": 2029}, "year", "年份应当在 2008 和 2027 之间。"),
        ({"year": 2007}, "year", "年份应当在 2008 和 2027 之间。"),
        ({"year": 2026}, "reason", "2026 年的放假安排已经有了"),
        ({"notice": "2027年放假"}, "notice", "请照录通知的标题和文号"),
        ({"notice": "关于2026年节假日安排的通知"}, "notice", "请照录通知的标题和文号"),
        (
            {"working_weekends": ON | {date(2027, 3, 1): "春节"}},
            "days",
            "2027-03-01是周一，不能列为调休上班的周末。",
        ),
        (
            {"working_weekends": ON | {date(2027, 2, 6): "春节"}},
            "days",
            "2027-02-06不能既放假又上班。",
        ),
        (
            {"holidays": OFF | {date(2028, 1, 1): "元旦"}},
            "days",
            "2028-01-01 属于 2028 年，请在录入那一年的通知时录入。",
        ),
        (
            {"holidays": OFF | {date(2026, 11, 30): "元旦"}},
            "days",
            "2026-11-30 不属于 2027 年的放假安排。",
        ),
        ({"holidays": without(OFF, "2027-06-09")}, "days", "没有写端午的放假日期。"),
        (
            {"holidays": without(OFF, "2027-05-02")},
            "days",
            "2027-05-02 是法定节假日（劳动节），应当列为放假。",
        ),
        (
            {"holidays": without(OFF, "2027-02-07")},
            "days",
            "2027-02-07 是法定节假日（春节），应当列为放假。",
        ),
    ],
)
def test_an_entry_that_cannot_be_the_notice_is_refused_with_its_sentence(
    changes: dict[str, Any], field: str, sentence: str
) -> None:
    assert check_holiday_notice(entry_for_2027(), CALENDAR, NOW.date()).year == 2027
    with pytest.raises(Refused) as caught:
        check_holiday_notice(entry_for_2027(**changes), CALENDAR, NOW.date())
    assert caught.value.refusal.field == field
    assert caught.value.refusal.sentence.startswith(sentence)


def test_a_refused_entry_writes_nothing(sysadmin: Person) -> None:
    before = PendingEvent.objects.count()
    with pytest.raises(Refused):
        enter(sysadmin, holidays=without(OFF, "2027-05-02"))
    assert not HolidayNotice.objects.exists()
    assert PendingEvent.objects.count() == before


@pytest.mark.parametrize("year", sorted({*range(2008, 2027)} - {2020}))
def test_the_known_years_would_be_accepted_as_entries(year: int) -> None:
    """The checks ask for no more than real notices say. In 2020 two holidays were one day."""
    table = CALENDAR.years[year]
    title = f"国务院办公厅关于{year}年部分节假日安排的通知"
    entry = NoticeEntry(year, title, table.holidays, table.working_weekends, "核对原文")
    assert check_holiday_notice(entry, CALENDAR, NOW.date()).holidays == table.holidays


def test_only_the_system_administrator_enters_a_notice(story: CaseStory, sysadmin: Person) -> None:
    with pytest.raises(PermissionDenied):
        enter(story.persons["leader"])
    assert not HolidayNotice.objects.exists()


def test_the_second_of_two_who_checked_the_same_year_is_told(sysadmin: Person) -> None:
    enter(sysadmin)
    with pytest.raises(Refused, match="已由他人录入"):
        enter(sysadmin, reason="重复", seen=0)


def test_of_two_at_the_same_moment_one_enters_the_year(sysadmin: Person) -> None:
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def enter_once() -> None:
        start.wait()
        try:
            enter(sysadmin)
            outcomes.append("entered")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=enter_once) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["entered", "refused"]
    assert HolidayNotice.objects.count() == 1


def test_another_thread_sees_the_new_calendar_at_once(sysadmin: Person) -> None:
    asked, entered = threading.Event(), threading.Event()
    seen: list[bool] = []

    def look_twice() -> None:
        seen.append(current_calendar().is_working_day(date(2027, 2, 9)))
        asked.set()
        entered.wait()
        seen.append(current_calendar().is_working_day(date(2027, 2, 9)))
        connection.close()

    thread = threading.Thread(target=look_twice)
    thread.start()
    asked.wait()
    enter(sysadmin)
    entered.set()
    thread.join()
    assert seen == [True, False]


def test_a_notice_that_was_rolled_back_leaves_no_trace_in_the_calendar(sysadmin: Person) -> None:
    def undone() -> None:
        with transaction.atomic():
            enter_holiday_notice(entry_for_2027(), seen=0, actor=sysadmin, now=NOW)
            assert not current_calendar().is_provisional(date(2027, 2, 8))
            transaction.set_rollback(True)

    undone()
    longer = DAYS_2027.replace("2027-02-05 至 2027-02-11", "2027-02-05 至 2027-02-12")
    enter(sysadmin, days=longer)
    assert not current_calendar().is_working_day(date(2027, 2, 12))
