"""Every byte is read again by itself, and whoever must know is told without asking."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from assurance.conftest import Keep, act
from factories import make_person
from sunlit.assurance import jobs
from sunlit.assurance.models import Part, VerificationRound
from sunlit.assurance.queries import alarms
from sunlit.commands.check import faults
from sunlit.desk.views.assurance import nothing_found
from sunlit.jobs.models import Job
from sunlit.jobs.run import Run, Stopping
from sunlit.jobs.worker import Workers
from sunlit.ledger.models import LogOrigin
from sunlit.ledger.services.verify import verify
from sunlit.people.models import Person
from sunlit.records.services.keep import keep as keep_file
from sunlit.rules.procedure import Role
from tampering import tamper

pytestmark = pytest.mark.usefixtures("database", "website")
ALTER = "UPDATE ledger_pendingevent SET event = 'tests.never'"


def run_a_period() -> None:
    """Let come what comes by itself, as if the program ran for a while."""
    workers = Workers()
    workers.queue_periodic()
    Job.objects.update(run_at=timezone.now() - timedelta(seconds=1))
    workers.run_until_idle()


def sentences() -> list[str]:
    return [alarm.sentence for alarm in alarms(timezone.now()) if alarm.grave]


@pytest.fixture
def told(keep: Keep) -> list[str]:
    """Two acts, published; then what an insider alters, found by nobody who asked."""
    act()
    act()
    keep()
    run_a_period()
    assert sentences() == []
    tamper(ALTER)
    Job.objects.all().delete()
    run_a_period()
    return sentences()


def test_what_was_never_compared_is_not_said_to_agree() -> None:
    """The first page of an auditor in an instance that has just been made."""
    never = [{"part": part.label, "when": ""} for part in Part]
    assert nothing_found(never, []).title == "还没有核对完"
    done = [{"part": part.label, "when": "2026-11-24 09:00"} for part in Part]
    assert "没有可以比对的" in nothing_found(done, []).text
    assert "都对得上" in nothing_found(done, [{"when": "2026-11-24 09:30"}]).text


def test_what_was_altered_is_found_by_itself_within_its_period(told: list[str]) -> None:
    assert len(told) == 1
    assert told[0].startswith("核对日志和数据库发现")
    last = VerificationRound.objects.filter(part=Part.DATABASE).order_by("pk").last()
    assert last is not None
    assert "叶与所存事件的规范字节" in " ".join(last.findings)


@pytest.mark.usefixtures("told")
def test_a_finding_stands_before_auditor_supervisor_readyz_check_and_metrics(
    persons: dict[str, Person], signed_in: Callable[[Person], Client]
) -> None:
    ready = Client().get("/readyz")
    assert ready.status_code == 503
    assert "核对日志和数据库发现" in ready.content.decode()
    assert [line for line in faults() if "核对日志和数据库发现" in line]
    metrics = Client().get("/metrics").content.decode()
    assert 'sunlit_verification_findings{part="database"}' in metrics
    assert 'sunlit_alarms{grave="yes"} 1.0' in metrics
    office = persons["officer1"].office
    for role, address in ((Role.AUDITOR, "/desk/log/"), (Role.SUPERVISOR, "/desk/")):
        client = signed_in(make_person(f"watching_{role}", "监督甲", office, [role]))
        assert "核对发现问题，请查明" in client.get(address).content.decode(), role
        page = client.get("/desk/assurance/").content.decode()
        assert "叶与所存事件的规范字节" in page
    assert "核对发现问题" not in signed_in(persons["officer1"]).get("/desk/").content.decode()
    assert signed_in(persons["officer1"]).get("/desk/assurance/").status_code == 403


def test_a_stored_file_that_was_altered_is_found_by_itself(keep: Keep, instance: Path) -> None:
    stored = keep_file(b"evidence", name="照片.jpg", media_type="image/jpeg", now=timezone.now())
    keep()
    [file] = (instance / "store/objects").rglob(stored.sha256)
    file.chmod(0o640)
    file.write_bytes(b"EVIDENCE")
    run_a_period()
    assert [line for line in sentences() if line.startswith("核对存储的文件发现 1 个问题")]
    assert "照片" not in " ".join(sentences())  # an auditor reads no names


def test_the_rounds_are_events_of_the_log_and_verify_knows_their_rows(keep: Keep) -> None:
    act()
    keep()
    run_a_period()
    assert VerificationRound.objects.count() == len(Part)
    keep()
    assert list(verify()) == []
    tamper("DELETE FROM assurance_verificationround")
    assert [line for line in verify() if "已不在数据库中" in line.sentence]


def test_a_round_gives_way_to_pages_and_stops_with_the_program(keep: Keep) -> None:
    act()
    keep()
    passed: list[int] = []

    def is_busy() -> bool:
        passed.append(1)
        return len(passed) < 4

    workers = Workers(is_busy=is_busy)
    workers.queue_periodic()
    Job.objects.exclude(kind="assurance.check_database").delete()
    Job.objects.update(run_at=timezone.now())
    assert workers.run_until_idle() == 1
    assert len(passed) >= 3

    run = Run(Job.objects.get(), timezone.now)
    run.stopping.set()
    with pytest.raises(Stopping):
        jobs.check_the_database.work(run)
    assert VerificationRound.objects.filter(part=Part.DATABASE).count() == 1


def test_a_round_that_does_not_come_to_its_end_in_time_is_told(
    keep: Keep, settings: Settings
) -> None:
    act()
    keep()
    later = timezone.now() + timedelta(hours=2 * django_settings.VERIFY_HOURS + 1)
    assert [alarm for alarm in alarms(later) if "小时没有核对完" in alarm.sentence]
    assert not [alarm for alarm in alarms(timezone.now()) if "小时没有核对完" in alarm.sentence]


def test_a_new_generation_is_told_to_everybody_who_watches(keep: Keep) -> None:
    act()
    old = keep().origin
    LogOrigin.objects.create(
        log=old.log,
        generation=2,
        name=f"{old.name}/2",
        vkey=old.vkey,
        opened_at=timezone.now(),
    )
    assert "开启了第 2 代" in Client().get("/readyz").content.decode()
    assert [line for line in faults() if "开启了第 2 代" in line]


def test_a_checkpoint_older_than_one_published_is_told_at_once(keep: Keep, instance: Path) -> None:
    act()
    old = keep()
    act()
    keep()
    tamper(
        'DELETE FROM ledger_logentry WHERE "index" = 1',
        'DELETE FROM ledger_lognode WHERE level > 0 OR "index" = 1',
        f"DELETE FROM ledger_logcheckpoint WHERE size > {old.size}",
    )
    assert "数据库现在只有 1 条" in Client().get("/readyz").content.decode()


def test_a_clock_that_was_put_back_is_told(keep: Keep, settings: Settings) -> None:
    settings.CLOCK = ""
    act()
    keep()
    earlier = timezone.now() - timedelta(minutes=30)
    [told] = [alarm for alarm in alarms(earlier) if "时钟被拨回" in alarm.sentence]
    assert told.grave
    assert not [one for one in alarms(timezone.now()) if "时钟被拨回" in one.sentence]
