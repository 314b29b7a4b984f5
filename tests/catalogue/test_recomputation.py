"""Due days follow a changed calendar behind the pages: each part once, whoever is killed."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from catalogue.conftest import entry_for_2027
from factories import CaseStory, at
from sunlit.cases.jobs import change_of, payload_of
from sunlit.cases.services import recompute_duties as recomputing
from sunlit.cases.services.order_recomputation import order_recomputation
from sunlit.cases.services.recompute_duties import DaysChanged, PeriodChanged
from sunlit.cases.services.refresh_case import refresh_case
from sunlit.catalogue.models import HolidayNotice
from sunlit.catalogue.services.enter_holiday_notice import enter_holiday_notice
from sunlit.duties.models import Duty
from sunlit.jobs.models import Job, State
from sunlit.jobs.services.claim import claim
from sunlit.jobs.worker import Workers
from sunlit.ledger.models import PendingEvent
from sunlit.people.models import Person

NOW = at("2026-11-24 09:00")


def ordered(sysadmin: Person) -> HolidayNotice:
    """Enter the notice for 2027 and ask for the recomputation, as the screen does."""
    notice = enter_holiday_notice(entry_for_2027(), seen=0, actor=sysadmin, now=NOW)
    order_recomputation(
        DaysChanged(notice.first_day, notice.last_day),
        subject=notice.uuid,
        reason="录入",
        actor=sysadmin,
    )
    return notice


def recomputed() -> list[dict[str, object]]:
    """Return what the events say."""
    rows = PendingEvent.objects.filter(event="cases.duties_recomputed")
    return [json.loads(bytes(row.canonical))["facts"] for row in rows]


def test_the_job_says_what_it_did(winter_case: CaseStory, sysadmin: Person) -> None:
    ordered(sysadmin)
    before = Duty.objects.get(deadline="CF-DECIDE").due_on
    Workers().run_until_idle()
    job = Job.objects.get(kind="cases.recompute_duties")
    assert (job.state, job.done, job.total) == (State.DONE, 1, 1)
    assert job.words.startswith("重新计算了 1 件案件：")
    assert Duty.objects.get(deadline="CF-DECIDE").due_on != before
    assert [facts["cases"] for facts in recomputed()] == [1]


def test_a_killed_recomputation_goes_on_where_it_stood_and_records_nothing_twice(
    winter_case: CaseStory, sysadmin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recomputing, "_CASES_A_TRANSACTION", 1)
    CaseStory(winter_case.persons, moments=winter_case.moments).until("file_case")
    ordered(sysadmin)
    real = refresh_case
    calls: list[object] = []

    def killed_at_the_second(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(*arguments)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(recomputing, "refresh_case", killed_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        Workers().run_until_idle()
    stands = Job.objects.get(kind="cases.recompute_duties")
    assert (stands.state, stands.done, stands.total) == (State.RUNNING, 1, 2)
    assert len(recomputed()) == 1

    Job.objects.filter(pk=stands.pk).update(lease_until=stands.created_at)
    Workers().run_until_idle()
    stands.refresh_from_db()
    assert (stands.state, stands.attempt, stands.done) == (State.DONE, 2, 2)
    assert len(recomputed()) == 2
    assert stands.words.startswith("重新计算了 2 件案件：")


def test_a_cause_that_waits_already_is_not_asked_for_twice(
    winter_case: CaseStory, sysadmin: Person
) -> None:
    notice = ordered(sysadmin)
    change = DaysChanged(notice.first_day, notice.last_day)
    order_recomputation(change, subject=notice.uuid, reason="再次", actor=sysadmin)
    jobs = Job.objects.filter(kind="cases.recompute_duties")
    assert jobs.count() == 1
    assert claim("a", ["cases.recompute_duties"], now=timezone.now(), lease=timedelta(seconds=30))
    order_recomputation(change, subject=notice.uuid, reason="再次", actor=sysadmin)
    assert jobs.count() == 2


def test_a_change_survives_its_way_through_the_table(sysadmin: Person) -> None:
    for change in (DaysChanged(NOW.date(), NOW.date()), PeriodChanged("CF-DECIDE", NOW.date())):
        payload = json.loads(
            json.dumps(payload_of(change, subject=uuid4(), reason="理由", actor=sysadmin))
        )
        assert change_of(payload) == change
