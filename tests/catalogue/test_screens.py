"""日历 and 参数 at the desk: who reads, who enters, in two steps, with entries kept."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from catalogue.conftest import DAYS_2027, TITLE_2027
from factories import ON_SQLITE, CaseStory
from sunlit.catalogue.models import HolidayNotice, ParameterRow
from sunlit.duties.models import Duty
from sunlit.jobs.models import Job
from sunlit.jobs.worker import Workers
from sunlit.people.models import Person
from sunlit.rules.deadlines import DEADLINES

CALENDAR = "/desk/calendar/"
PARAMETERS = "/desk/parameters/"
NOTICE = {"year": "2027", "notice": TITLE_2027, "days": DAYS_2027, "reason": "", "seen": "0"}
PERIOD = {"limit": "3", "since": "2026-12-01", "reason": "局务会议确定（示例）"}

SignIn = Callable[[Person], Client]
on_one_database = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def text_of(response: Any) -> str:
    """Return the page."""
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def confirmed(client: Client, **changes: str) -> Any:
    """Send the entries with the button of the preview."""
    return client.post(CALENDAR, NOTICE | {"action": "confirm"} | changes, follow=True)


def test_everyone_reads_the_years_and_the_doubtful_one_is_marked(
    winter_case: CaseStory, signed_in: SignIn
) -> None:
    page = text_of(signed_in(winter_case.persons["officer1"]).get(CALENDAR))
    assert "2027 年：" in page
    assert "项未办结的待办涉及这一年" in page
    assert "日表取自 chinesecalendar 1.11.0，未见通知原文" in page
    assert "2004 年" in page
    assert "录入放假通知" not in page


def test_the_administrator_checks_a_preview_and_then_enters_the_notice(
    winter_case: CaseStory, sysadmin: Person, signed_in: SignIn
) -> None:
    client = signed_in(sysadmin)
    assert 'value="2027"' in text_of(client.get(CALENDAR))
    preview = text_of(client.post(CALENDAR, NOTICE))
    assert "放假 27 天，调休上班 5 天" in preview
    assert "2027-02-13（周六）" in preview
    assert "2027-02-05（周五）至 2027-02-11（周四）" in preview
    assert not HolidayNotice.objects.exists()
    page = text_of(confirmed(client))
    assert "2027 年的放假安排已经录入。" in page
    assert TITLE_2027 in page
    assert "涉及的期限即将在后台重新计算" in page
    assert 'hx-trigger="every 3s"' in page
    assert "看最新进度" in page
    Workers().run_until_idle()
    page = text_of(client.get(CALENDAR))
    assert "重新计算了 1 件案件" in page
    assert "hx-trigger" not in page
    assert Duty.objects.get(deadline="CF-DECIDE").due_on == date(2027, 2, 12)


def test_the_preview_leads_back_to_the_form_with_the_entries(
    sysadmin: Person, signed_in: SignIn
) -> None:
    page = text_of(signed_in(sysadmin).post(CALENDAR, NOTICE | {"action": "edit"}))
    assert TITLE_2027 in page
    assert "上班 2027-10-09" in page
    assert not HolidayNotice.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"year": ""}, "year", "请填写年份。"),
        ({"year": "二〇二七"}, "year", "年份请写成四位数字"),
        ({"year": "2026"}, "reason", "2026 年的放假安排已经有了"),
        ({"notice": ""}, "notice", "请填写通知的标题和文号。"),
        ({"days": "随便写写"}, "days", "第 1 行没有日期，请改正或者删去。"),
        ({"days": DAYS_2027.replace("2027-09-15", "2027-09-16 至 2027-09-14")}, "days", "先后颠倒"),
        ({"days": DAYS_2027.replace("2027-06-09 端午节\n", "")}, "days", "没有写端午的放假日期。"),
    ],
)
@on_one_database
def test_a_wrong_notice_comes_back_with_its_entries_and_the_error_at_its_field(
    sysadmin: Person, signed_in: SignIn, changes: dict[str, str], field: str, sentence: str
) -> None:
    client = signed_in(sysadmin)
    for action in ({}, {"action": "confirm"}):
        response = client.post(CALENDAR, NOTICE | action | changes)
        page = text_of(response)
        assert response.status_code == 422
        assert f'<a href="#id_{field}">' in page
        assert f'id="id_{field}-error"' in page
        assert sentence in page
        assert "上班 2027-10-09" in page or "days" in changes
    assert not HolidayNotice.objects.exists()


def test_the_second_administrator_is_told_that_the_year_was_entered(
    sysadmin: Person, signed_in: SignIn
) -> None:
    client = signed_in(sysadmin)
    confirmed(client)
    response = confirmed(client, reason="重复")
    assert response.status_code == 422
    assert "已由他人录入" in text_of(response)
    assert HolidayNotice.objects.count() == 1


def test_a_known_year_shows_its_days_and_can_be_corrected_with_a_reason(
    winter_case: CaseStory, sysadmin: Person, signed_in: SignIn
) -> None:
    client = signed_in(sysadmin)
    confirmed(client)
    form = text_of(client.get(f"{CALENDAR}?year=2027"))
    assert "2027-02-05 至 2027-02-11 春节" in form
    longer = DAYS_2027.replace("至 2027-02-11", "至 2027-02-12")
    confirmed(client, days=longer, reason="原来录错", seen="1")
    Workers().run_until_idle()
    page = text_of(client.get(f"{CALENDAR}2027/"))
    assert "第 2 次录入" in page
    assert "更正理由：原来录错" in page
    assert Duty.objects.get(deadline="CF-DECIDE").due_on == date(2027, 2, 13)


@ON_SQLITE
@pytest.mark.parametrize("year", ["9" * 5000, "２０２６", "-1", "²", "\x00"])
def test_the_calendar_is_shown_whatever_year_is_asked_for(
    sysadmin: Person, signed_in: SignIn, year: str
) -> None:
    page = text_of(signed_in(sysadmin).get(CALENDAR, {"year": year}))
    assert 'value="2027"' in page


def test_the_administrator_may_have_the_due_days_of_a_year_derived_again(
    winter_case: CaseStory, sysadmin: Person, signed_in: SignIn
) -> None:
    client = signed_in(sysadmin)
    confirmed(client)
    Workers().run_until_idle()
    Duty.objects.update(due_on=date(2027, 2, 9))
    page = text_of(client.post(f"{CALENDAR}2027/", follow=True))
    assert "已经交后台重新计算期限。" in page
    client.post(f"{CALENDAR}2027/")
    assert Job.objects.filter(kind="cases.recompute_duties").count() == 2
    Workers().run_until_idle()
    assert Duty.objects.get(deadline="CF-DECIDE").due_on == date(2027, 2, 12)


def test_nobody_else_enters_anything(winter_case: CaseStory, signed_in: SignIn) -> None:
    client = signed_in(winter_case.persons["leader"])
    assert client.post(CALENDAR, NOTICE | {"action": "confirm"}).status_code == 403
    assert client.post(f"{CALENDAR}2026/").status_code == 403
    assert client.post(f"{PARAMETERS}FS-REVIEW/", PERIOD).status_code == 403
    assert not HolidayNotice.objects.exists()
    assert not ParameterRow.objects.exists()


def test_who_has_not_signed_in_reads_nothing(database: str, website: None) -> None:
    for url in (CALENDAR, f"{CALENDAR}2026/", PARAMETERS, f"{PARAMETERS}FS-REVIEW/"):
        assert Client().get(url).status_code == 302


def test_what_does_not_exist_is_not_found(sysadmin: Person, signed_in: SignIn) -> None:
    client = signed_in(sysadmin)
    assert client.get(f"{CALENDAR}1999/").status_code == 404
    assert client.get(f"{PARAMETERS}XX-NONE/").status_code == 404


def test_everyone_reads_every_deadline_with_its_source(story: CaseStory, signed_in: SignIn) -> None:
    client = signed_in(story.persons["officer1"])
    page = text_of(client.get(PARAMETERS))
    assert "2021-07-15" in page, "the day from which 行政处罚法 is in force"
    assert all(f">{rule.name}<" in page and str(rule.period) in page for rule in DEADLINES.values())
    own = text_of(client.get(f"{PARAMETERS}?source=own"))
    shown = [code for code in DEADLINES if f"{PARAMETERS}{code}/" in own]
    assert shown == [rule.code for rule in DEADLINES.values() if rule.is_parameter]
    assert "另定长度" not in text_of(client.get(f"{PARAMETERS}FS-REVIEW/"))


def test_the_administrator_sets_a_period_from_a_day_on(sysadmin: Person, signed_in: SignIn) -> None:
    client = signed_in(sysadmin)
    page = text_of(client.post(f"{PARAMETERS}FS-REVIEW/", PERIOD, follow=True))
    assert "“法制审核”自 2026-12-01 起为 3个工作日。" in page
    assert "局务会议确定（示例）" in page
    assert "自 2026-12-01 起 3个工作日" in text_of(client.get(PARAMETERS))
    assert ParameterRow.objects.get().entered_by == sysadmin


def test_a_period_set_by_law_has_no_form_and_takes_no_entry(
    sysadmin: Person, signed_in: SignIn
) -> None:
    client = signed_in(sysadmin)
    page = text_of(client.get(f"{PARAMETERS}CF-DECIDE/"))
    assert "另定长度" not in page
    assert "本机关不能另行规定" in page
    response = client.post(f"{PARAMETERS}CF-DECIDE/", PERIOD)
    assert response.status_code == 422
    assert "的期限由法律规定，本机关不能另行规定。" in text_of(response)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"limit": ""}, "limit", "请填写长度。"),
        ({"limit": "三"}, "limit", "长度请写成整数。"),
        ({"limit": "0"}, "limit", "至少为 1。"),
        ({"since": "12月1日"}, "since", "日期请写成 2026-11-24 的样子。"),
        ({"since": "2026-11-01"}, "since", "施行日期不能早于今天"),
        ({"reason": ""}, "reason", "请填写理由。"),
    ],
)
@on_one_database
def test_a_wrong_period_comes_back_with_its_entries_and_the_error_at_its_field(
    sysadmin: Person, signed_in: SignIn, changes: dict[str, str], field: str, sentence: str
) -> None:
    response = signed_in(sysadmin).post(f"{PARAMETERS}FS-REVIEW/", PERIOD | changes)
    page = text_of(response)
    assert response.status_code == 422
    assert f'<a href="#id_{field}">' in page
    assert sentence in page
    assert all(f'value="{value}"' in page for value in (PERIOD | changes).values() if value)
    assert not ParameterRow.objects.exists()


def test_a_parameter_from_today_on_moves_what_began_today(
    story: CaseStory, sysadmin: Person, signed_in: SignIn
) -> None:
    story.moments |= {
        "register_lead": "2026-11-20 08:00",
        "check_lead": "2026-11-20 08:30",
        "apply_to_file": "2026-11-20 09:00",
        "endorse_filing": "2026-11-20 09:30",
        "file_case": "2026-11-20 10:00",
        "assign_officers": "2026-11-20 10:30",
        "investigate": "2026-11-20 15:00",
        "conclude_investigation": "2026-11-23 09:00",
        "notify": "2026-11-23 15:00",
        "serve_notice": "2026-11-24 08:30",
    }
    story.until("serve_notice")
    duty = Duty.objects.get(deadline="CF-STATEMENT")
    assert duty.due_on == date(2026, 11, 27)
    entered = PERIOD | {"since": "2026-11-24", "limit": "5"}
    signed_in(sysadmin).post(f"{PARAMETERS}CF-STATEMENT/", entered)
    Workers().run_until_idle()
    assert Duty.objects.get(pk=duty.pk).due_on == date(2026, 12, 1)
