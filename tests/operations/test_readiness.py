"""/readyz, /metrics and `sunlit check`: each fault is seen, each told to the right reader."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from conventions.sources import ROOT
from sunlit.catalogue.organ import house_file
from sunlit.catalogue.organ_list import read_list
from sunlit.catalogue.services.enter_list import enter_list
from sunlit.jobs.models import Job, State
from sunlit.ledger.models import Log, QueuedEvent
from sunlit.ledger.places import key_file
from sunlit.ledger.services.record import record
from sunlit.operations import installation, readiness
from sunlit.operations.installation import installation_faults

pytestmark = pytest.mark.usefixtures("database", "website")
LATER = timedelta(days=3)


def act() -> None:
    """Let something happen that the log must cover."""
    now = timezone.now()
    with transaction.atomic():
        record(
            log=Log.RECORD,
            event="tests.happened",
            subject=str(uuid4()),
            facts={},
            rows=[],
            actor=None,
            happened_at=now,
            recorded_at=now,
        )


def lines(client: Client | None = None, **meta: str) -> tuple[int, list[str]]:
    """Return status and lines of /readyz."""
    response = (client or Client()).get("/readyz", **meta)  # type: ignore[arg-type] # WSGI names
    return response.status_code, response.content.decode().splitlines()


def faults() -> list[str]:
    """Return what `sunlit check` finds of the installation."""
    return list(installation_faults(timezone.now(), timezone.now()))


def test_a_process_in_order_is_alive_and_ready() -> None:
    assert Client().get("/healthz").content == b"ok\n"
    assert lines() == (200, ["ready"])


def test_a_sequencer_that_stands_still_is_told() -> None:
    act()
    assert lines()[0] == 200
    QueuedEvent.objects.update(queued_at=timezone.now() - timedelta(minutes=5))
    status, said = lines()
    assert status == 503
    assert said == ["日志停了 5 分钟没有签发检查点。"]


def test_a_missing_trigger_and_a_missing_migration_are_told(database: str) -> None:
    if database == "postgresql":
        pytest.skip("the application's role may not drop a trigger there")
    with sqlite3.connect(connection.settings_dict["NAME"]) as behind:
        [(name,), *_] = behind.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'cases_case'"
        ).fetchall()
        behind.execute(f"DROP TRIGGER {name}")
        behind.execute("DELETE FROM django_migrations WHERE app = 'jobs'")
    status, said = lines()
    assert status == 503
    assert [line[:8] for line in said] == ["数据库的结构不是", "数据库的保护不完"]


def test_a_disk_that_is_nearly_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "free_bytes", lambda: 100 * 1024 * 1024)
    assert lines() == (503, ["实例目录所在的磁盘只剩 100 MB。"])


def test_a_stranger_learns_only_that_it_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "free_bytes", lambda: 1)
    assert lines(REMOTE_ADDR="192.0.2.7") == (503, ["not ready"])
    assert lines(HTTP_X_FORWARDED_FOR="192.0.2.7") == (503, ["not ready"])


def test_the_metrics_count_answers_jobs_events_and_duties() -> None:
    client = Client()
    client.get("/no-such-page/")
    act()
    Job.objects.create(key="a", kind="documents.set_paper", max_attempts=1)
    Job.objects.create(key="b", kind="tests.b", max_attempts=1, state=State.DEAD)
    text = client.get("/metrics").content.decode()
    for line in (
        'sunlit_requests_total{area="portal",status="404"}',
        'sunlit_request_seconds_bucket{area="portal",le="0.1"}',
        'sunlit_jobs{state="queued"} 1.0',
        'sunlit_jobs{state="dead"} 1.0',
        "sunlit_pending_events 1.0",
        "sunlit_unrendered_papers 1.0",
        "sunlit_duties_open 0.0",
        "sunlit_duties_overdue 0.0",
    ):
        assert line in text


@pytest.mark.parametrize(
    ("meta", "status"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, 200),
        ({"REMOTE_ADDR": "10.1.2.3"}, 200),
        ({"REMOTE_ADDR": "192.0.2.7"}, 403),
        ({"REMOTE_ADDR": ""}, 403),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 403),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_REAL_IP": "10.1.2.3"}, 403),
    ],
)
def test_the_metrics_are_for_the_named_addresses_and_pass_no_proxy(
    settings: Settings, meta: dict[str, str], status: int
) -> None:
    settings.METRICS_FROM = [ip_network("127.0.0.1"), ip_network("10.0.0.0/8")]
    assert Client().get("/metrics", **meta).status_code == status  # type: ignore[arg-type] # WSGI


@pytest.fixture
def in_order(settings: Settings, instance: Path, database: str) -> None:
    """Nothing to find but what the test breaks."""
    enter_list(read_list((ROOT / "deploy" / "organ.toml").read_text("utf-8")), timezone.now())
    own = house_file(settings.HOUSE).decode().replace("示例", "").replace("0000", "1234")
    (instance / "organ.toml").write_text(own, "utf-8")
    settings.HOUSE = str(instance / "organ.toml")
    settings.PUBLIC_URL = "https://office.example.cn"
    settings.ALLOWED_HOSTS = ["office.example.cn"]
    (instance / "last-backup").write_text(timezone.now().isoformat())
    settings.CHECKPOINT_FOLDERS = [str(instance)]
    settings.SIDE_LOG = "/dev/shm"


@pytest.mark.usefixtures("in_order")
def test_an_installation_in_order_has_no_fault() -> None:
    assert faults() == []


def _plain_address(settings: Settings, _instance: Path) -> None:
    settings.PUBLIC_URL = "http://office.example.cn"


def _any_host(settings: Settings, _instance: Path) -> None:
    settings.ALLOWED_HOSTS = ["*"]


def _other_host(settings: Settings, _instance: Path) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]


def _open_key(_settings: Settings, _instance: Path) -> None:
    key_file().chmod(0o644)


def _no_backup(_settings: Settings, instance: Path) -> None:
    (instance / "last-backup").unlink()


def _old_backup(_settings: Settings, instance: Path) -> None:
    (instance / "last-backup").write_text((timezone.now() - LATER).isoformat())


def _nothing_goes_out(settings: Settings, _instance: Path) -> None:
    settings.CHECKPOINT_FOLDERS = []


def _second_record_beside_the_first(settings: Settings, instance: Path) -> None:
    settings.SIDE_LOG = str(instance)


def _no_second_record(settings: Settings, _instance: Path) -> None:
    settings.SIDE_LOG = "none"


def _waiting_job(_settings: Settings, _instance: Path) -> None:
    long_ago = timezone.now() - timedelta(minutes=9)
    Job.objects.create(key="a", kind="tests.a", max_attempts=1, run_at=long_ago)


def _dead_job(_settings: Settings, _instance: Path) -> None:
    Job.objects.create(key="a", kind="tests.a", max_attempts=1, state=State.DEAD)


@pytest.mark.usefixtures("in_order")
@pytest.mark.parametrize(
    ("breaking", "sentence"),
    [
        (_plain_address, "公开地址不是 https"),
        (_any_host, "里有 *"),
        (_other_host, "office.example.cn 不在 SUNLIT_ALLOWED_HOSTS 里"),
        (_open_key, "chmod 600"),
        (_no_backup, "还没有备份过"),
        (_old_backup, "最近一次备份在 3 天以前"),
        (_nothing_goes_out, "检查点没有送到本机以外"),
        (_second_record_beside_the_first, "在同一块磁盘上"),
        (_no_second_record, "没有留已办事项的第二份记录"),
        (_waiting_job, "有后台任务等了 9 分钟没有人办"),
        (_dead_job, "有 1 项后台任务停止了"),
    ],
)
def test_check_names_each_fault_and_what_to_do(
    settings: Settings,
    instance: Path,
    breaking: Callable[[Settings, Path], None],
    sentence: str,
) -> None:
    breaking(settings, instance)
    found = faults()
    assert len(found) == 1
    assert sentence in found[0]


@pytest.mark.usefixtures("in_order")
def test_check_names_a_disk_that_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "SCARCE_BYTES", 1 << 62)
    monkeypatch.setattr(installation, "SCARCE_SHARE", 1.0)
    assert [fault[:8] for fault in faults()] == ["实例目录所在的磁"]
