"""verify: silent on a sound instance; each way of altering it gives its own finding."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, connections, transaction

from ledger.world import NOON, SUBJECT, act, blob, slip, spelled
from sunlit.ledger import notes, queries
from sunlit.ledger.models import Log, LogCheckpoint, PendingEvent, QueuedEvent
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.record import record
from sunlit.ledger.services.sequence import sequence
from sunlit.ledger.services.verify import verify
from sunlit.ledger.sqlite_guard import schema_changes
from sunlit.ledger.verification.finding import Part
from tampering import tamper

pytestmark = pytest.mark.usefixtures("database")
Keep = Callable[..., LogCheckpoint]


def said() -> list[str]:
    return [str(finding) for finding in verify()]


@pytest.mark.usefixtures("sound")
def test_a_sound_instance_gives_no_finding_and_the_progress_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    assert list(verify(progress=lambda *step: told.append(step))) == []
    assert {what for what, _, _ in told} >= {"日志 office.example.cn/log/record", "表 slips_slip"}
    assert all(done <= total for _, done, total in told)


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize(
    ("attack", "expected"),
    [
        ("UPDATE slips_slip SET amount = 9 WHERE amount = 2", "amount：与事件"),
        ("UPDATE slips_slip SET details = '{{}}' WHERE amount = 2", "details：与事件"),
        ("DELETE FROM slips_slip WHERE amount = 2", "所记的行已不在数据库中"),
        ("UPDATE ledger_pendingevent SET event = 'slips.slip_lost'", "叶与所存事件的规范字节"),
        ("UPDATE ledger_pendingevent SET event = 'slips.slip_lost'", "登记项与规范字节所记不符"),
        ("UPDATE ledger_pendingevent SET salt = {other}", "叶与所存事件的规范字节"),
        ("UPDATE ledger_pendingevent SET canonical = {other}", "规范字节无法识读"),
        ("UPDATE ledger_logentry SET leaf = {other}", "散列树第 0 层第 0 个节点与事件不符"),
        ('UPDATE ledger_logentry SET "index" = 7 WHERE "index" = 1', "序号不连续"),
        ("DELETE FROM ledger_logentry", "既没有进入日志，也不在待处理队列中"),
        ("DELETE FROM ledger_logentry", "所签叶数多于现有的 0 片叶"),
        ("UPDATE ledger_lognode SET hash = {other}", "散列树第 1 层第 0 个节点与事件不符"),
        ("DELETE FROM ledger_lognode WHERE level = 1", "散列树应有 4 个节点，数据库中有 3 个"),
        (
            'UPDATE ledger_lognode SET level = 9 WHERE level = 0 AND "index" = 2',
            "散列树第 9 层第 2 个节点与事件不符",
        ),
        (
            'UPDATE ledger_lognode SET "index" = 7 WHERE level = 0 AND "index" = 2',
            "散列树第 0 层第 7 个节点与事件不符",
        ),
        ("UPDATE ledger_logcheckpoint SET root = {other}", "所签内容与数据库中的叶数或根不符"),
        ("UPDATE ledger_logcheckpoint SET note = 'x'", "检查点 3：签名无效"),
        ("UPDATE ledger_logorigin SET vkey = 'x'", "验证公钥无法识读"),
        ("UPDATE ledger_logorigin SET vkey = 'x'", "验证公钥与本机的签名密钥不符"),
        ("DELETE FROM ledger_logcheckpoint", "最新的检查点被删除"),
    ],
)
def test_what_an_owner_of_the_database_alters_is_found(
    attack: str, expected: str, database: str
) -> None:
    other = "X'00ff'" if database == "sqlite" else r"'\x00ff'"
    tamper(attack.format(other=other))
    assert [line for line in said() if expected in line]


@pytest.mark.usefixtures("sound")
def test_who_keeps_the_time_is_told_of_every_part() -> None:
    told: list[Part] = []
    assert list(verify(turn=told.append)) == []
    assert set(told) == set(Part)


@pytest.mark.usefixtures("sound")
def test_a_protected_row_that_no_event_speaks_of_is_found() -> None:
    written = slip()
    assert said() == [f"slips_slip:{written.pk}：此行没有登记过任何事件。"]


@pytest.mark.usefixtures("sound")
def test_an_event_that_was_taken_out_of_the_queue_is_found() -> None:
    QueuedEvent.objects.all().delete()
    [line] = said()
    assert line.endswith("既没有进入日志，也不在待处理队列中。")


@pytest.mark.usefixtures("sound")
def test_a_rewritten_history_under_the_same_key_is_found_by_the_published_files(
    key: Ed25519PrivateKey,
) -> None:
    """One who owns database and key may build a new tree; what was published tells."""
    before = queries.current_origin(Log.RECORD)
    assert before is not None
    tamper(
        "DELETE FROM ledger_logcheckpoint",
        "DELETE FROM ledger_lognode",
        "DELETE FROM ledger_queuedevent",
        "DELETE FROM ledger_logentry",
        "DELETE FROM ledger_pendingevent WHERE log = 'record'",
        "DELETE FROM slips_slip",
        "DELETE FROM ledger_pendingevent",
    )
    for _ in range(4):
        act()
    sequence(Log.RECORD, key=key.public_key(), now=NOON)
    frontier = queries.frontier_at(before, 4)
    note = notes.sign(notes.Checkpoint(before.name, 4, frontier.root), key)
    LogCheckpoint.objects.create(
        origin=before, size=4, root=frontier.root, note=note, signed_at=NOON
    )
    found = said()
    assert [line for line in found if "公布的根与重新计算的散列树不符" in line]
    assert [line for line in found if "tile/entries/000.p/3：公布的文件缺失或与数据库不符" in line]


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize("file", ["tile/0/000.p/3", "tile/entries/000.p/3", "checkpoint", "vkey"])
@pytest.mark.parametrize("how", ["flipped", "removed"])
def test_an_altered_or_lost_published_file_is_found(file: str, how: str, instance: Path) -> None:
    path = instance / "log" / "publicity" / file
    content = path.read_bytes()
    path.unlink()
    if how == "flipped":
        path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    assert [line for line in said() if line.startswith("office.example.cn/log/publicity")]


@pytest.mark.usefixtures("sound")
def test_an_old_checkpoint_put_back_on_the_portal_is_found(instance: Path, keep: Keep) -> None:
    file = instance / "log" / "record" / "checkpoint"
    old = file.read_bytes()
    keep()
    file.write_bytes(old)
    assert [line for line in said() if "公布的检查点落后于已签发的检查点" in line]


@pytest.mark.usefixtures("sound")
def test_a_log_under_a_key_that_the_reader_does_not_know_is_found() -> None:
    stranger = notes.Verifier(
        "office.example.cn/log/record", Ed25519PrivateKey.generate().public_key()
    )
    found = [str(finding) for finding in verify(trusted=[stranger.vkey])]
    assert "office.example.cn/log/record：验证公钥不是所信任的公钥。" in found
    known = [origin.vkey for origin in map(queries.current_origin, Log) if origin]
    assert list(verify(trusted=known)) == []


@pytest.mark.usefixtures("sound")
def test_a_lost_trigger_is_found(database: str) -> None:
    if database == "sqlite":
        with schema_changes(connection), connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER append_only_delete_slips_slip")
        assert said() == ["触发器：表 slips_slip 缺少触发器 append_only_delete_slips_slip。"]
    else:
        with connections["owner"].cursor() as cursor:
            cursor.execute("DROP TRIGGER append_only_row_slips_slip ON slips_slip")
        assert said() == ["触发器：表 slips_slip 缺少触发器 append_only_row_slips_slip。"]


@pytest.mark.usefixtures("sound")
def test_a_column_that_was_added_later_does_not_break_an_old_event(database: str) -> None:
    """The model has more columns than the event knew: the event is as true as before."""
    with transaction.atomic():
        written = slip()
        event = record(
            log=Log.RECORD,
            event="slips.slip_written",
            subject=SUBJECT,
            facts={},
            rows=[],
            actor=None,
            happened_at=NOON,
            recorded_at=NOON,
        )
    old = f'"rows":{{"slips_slip:{written.pk}":{{"number":"{written.number}"}}}}'  # type: ignore[attr-defined]
    canonical = bytes(event.canonical).replace(b'"rows":{}', old.encode())
    value = blob(canonical, database)
    tamper(f"UPDATE ledger_pendingevent SET canonical = {value} WHERE id = '{spelled(event.pk)}'")
    assert said() == []


@pytest.mark.usefixtures("sound")
def test_verification_reads_one_moment_while_others_go_on_writing(
    key: Ed25519PrivateKey,
) -> None:
    """Acts recorded between two steps of the reading are not findings."""

    def work() -> None:
        act()
        sequence(Log.RECORD, key=key.public_key(), now=NOON)
        publish(Log.RECORD, key=key, now=NOON)
        connection.close()

    found = []
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        thread = threading.Thread(target=work)
        thread.start()
        thread.join(30)

    found = list(verify(progress=step))
    assert found == []
    assert steps > 3
    assert PendingEvent.objects.count() > 7
