"""The sequencer and the published files: no gap, none left out, repaired after a crash."""

import json
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction
from django.utils import timezone

from ledger.together import Together
from ledger.world import NOON, SUBJECT, act, slip
from sunlit.ledger import merkle, notes, proofs, queries
from sunlit.ledger.files import WrittenDifferentlyError
from sunlit.ledger.models import Log, LogCheckpoint, LogEntry, LogNode, PendingEvent, QueuedEvent
from sunlit.ledger.sequencer import Sequencer
from sunlit.ledger.services import publish as publishing
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.record import record
from sunlit.ledger.services.sequence import sequence

pytestmark = pytest.mark.usefixtures("database")
Keep = Callable[..., LogCheckpoint]


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_every_event_gets_a_place_and_is_covered_by_a_signed_checkpoint(
    keep: Keep, instance: Path
) -> None:
    events = [act() for _ in range(5)]
    checkpoint = keep()
    assert (checkpoint.size, bytes(checkpoint.root)) == (5, _naive_root())
    assert not QueuedEvent.objects.exists()
    assert {entry.pending_id for entry in LogEntry.objects.all()} == {each.pk for each in events}
    assert sorted(files(instance / "log" / "record")) == [
        "checkpoint",
        "tile/0/000.p/5",
        "tile/entries/000.p/5",
        "vkey",
    ]


def _naive_root() -> bytes:
    leaves = LogEntry.objects.order_by("index").values_list("leaf", flat=True)
    return merkle.append(merkle.Frontier(), (merkle.leaf_hash(bytes(leaf)) for leaf in leaves))[
        0
    ].root


def test_the_two_logs_grow_apart(keep: Keep) -> None:
    act(Log.RECORD)
    act(Log.PUBLICITY)
    act(Log.PUBLICITY)
    assert keep(Log.RECORD).size == 1
    assert keep(Log.PUBLICITY).size == 2
    names = {origin.name for origin in map(queries.current_origin, Log) if origin}
    assert names == {"office.example.cn/log/publicity", "office.example.cn/log/record"}


def test_a_leaf_tells_type_time_and_subject_and_nothing_of_the_record(keep: Keep) -> None:
    act(number="晋AC〔2026〕9号", drawer="王某某")
    keep()
    leaf = json.loads(bytes(LogEntry.objects.get().leaf))
    assert set(leaf) == {"v", "type", "time", "object", "commit"}
    assert (leaf["v"], leaf["type"], leaf["object"]) == (1, "slips.slip_written", SUBJECT)
    assert len(leaf["commit"]) == 64


def test_rounds_of_any_size_build_the_same_tree(keep: Keep, instance: Path) -> None:
    sizes = (1, 254, 1, 1, 300)
    for size in sizes:
        with transaction.atomic():
            _many(size)
        keep()
    total = sum(sizes)
    origin = queries.current_origin(Log.RECORD)
    assert origin is not None
    assert queries.frontier_at(origin, total).root == _naive_root()
    assert LogNode.objects.count() == sum(total >> level for level in range(11))
    for old in (1, 255, 256, 257):
        proof = queries.consistency_proof(origin, old, total)
        stored = bytes(LogCheckpoint.objects.get(size=old).root)
        assert merkle.verify_consistency(old, total, stored, _naive_root(), proof)


def _many(count: int) -> None:
    for _ in range(count):
        record(
            log=Log.RECORD,
            event="slips.slip_counted",
            subject=SUBJECT,
            facts={},
            rows=[],
            actor=None,
            happened_at=NOON,
            recorded_at=NOON,
        )


def test_a_proof_file_leads_from_the_record_to_the_signed_root(
    keep: Keep, key: Ed25519PrivateKey
) -> None:
    events = [act() for _ in range(7)]
    assert queries.proof_of(events[3]) is None
    keep()
    proof = queries.proof_of(events[3])
    assert proof is not None
    verifier = notes.Verifier("office.example.cn/log/record", key.public_key())
    text = proofs.write(proof)
    assert text.startswith("c2sp.org/tlog-proof@v1\nextra ")
    assert proofs.check(proofs.read(text), verifier).size == 7
    forged = proofs.Proof(
        **{**vars(proof), "canonical": proof.canonical.replace("现场".encode(), "书面".encode())}
    )
    with pytest.raises(proofs.BadProofError):
        proofs.check(proofs.read(proofs.write(forged)), verifier)
    with pytest.raises(proofs.BadProofError):
        proofs.read(text.replace("index", "place"))


@pytest.mark.parametrize("crash_at", ["write_generation", "_sign", "write_whole", "_leave_queue"])
def test_a_crash_while_publishing_is_repaired_by_publishing_again(
    crash_at: str,
    keep: Keep,
    key: Ed25519PrivateKey,
    instance: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    act()
    keep()
    act()

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(publishing, crash_at, crash)
        with pytest.raises(KeyboardInterrupt):
            keep()
    checkpoint = keep()
    shown = publishing.published_checkpoint(instance / "log" / "record")
    assert shown is not None
    assert (shown.size, shown.root) == (2, bytes(checkpoint.root))
    assert LogCheckpoint.objects.filter(size=2).count() == 1
    assert not QueuedEvent.objects.exists()


def test_lost_files_are_written_again_and_altered_ones_stop_the_signing(
    keep: Keep, instance: Path
) -> None:
    act()
    keep()
    folder = instance / "log" / "record"
    before = files(folder)
    for path in ("checkpoint", "tile/0/000.p/1", "vkey"):
        (folder / path).unlink()
    keep()
    assert files(folder) == before
    (folder / "checkpoint").unlink()
    (folder / "tile/0/000.p/1").write_bytes(b"\x00" * 32)
    with pytest.raises(WrittenDifferentlyError):
        keep()


def test_a_tree_that_does_not_go_on_from_the_signed_one_is_not_signed(
    keep: Keep, key: Ed25519PrivateKey
) -> None:
    act()
    checkpoint = keep()
    act()
    sequence(Log.RECORD, key=key.public_key(), now=NOON)
    LogCheckpoint.objects.create(
        origin=checkpoint.origin, size=2, root=b"\x01" * 32, note="", signed_at=NOON
    )
    act()
    sequence(Log.RECORD, key=key.public_key(), now=NOON)
    with pytest.raises(publishing.ForkError):
        publish(Log.RECORD, key=key, now=NOON)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)  # SQLite has one writer
def test_an_event_that_commits_after_a_later_one_is_not_left_out(keep: Keep) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            _many(1)
            begun.set()
            may_end.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert begun.wait(10)
    act()
    assert keep().size == 1
    may_end.set()
    thread.join()
    assert keep().size == 2


def test_writers_and_two_sequencers_at_once_leave_no_gap_and_no_loss(
    key: Ed25519PrivateKey, keep: Keep
) -> None:
    done = threading.Event()

    def write() -> None:
        for number in range(15):
            with transaction.atomic():
                _many(1)
                slip()
                if number % 5 == 4:
                    transaction.set_rollback(True)

    def keep_on() -> None:
        while not done.is_set():
            keep()

    act()
    keep()
    together = Together()
    keepers = together.start(keep_on, 2)
    together.join(together.start(write, 4))
    done.set()
    together.join(keepers)
    checkpoint = keep()
    assert checkpoint.size == PendingEvent.objects.count() == 1 + 4 * 12
    indexes = LogEntry.objects.order_by("index").values_list("index", flat=True)
    assert list(indexes) == list(range(49))
    assert bytes(checkpoint.root) == _naive_root()


def test_the_background_thread_covers_an_event_within_the_promised_time(
    key: Ed25519PrivateKey,
) -> None:
    event = act()
    thread = Sequencer(interval=0.05)
    thread.start()
    try:
        begun = timezone.now()
        while queries.proof_of(event) is None:
            assert timezone.now() - begun < queries.PROMISED_DELAY
    finally:
        thread.stop()
    assert queries.waiting_since(Log.RECORD) is None


def test_the_background_thread_goes_on_after_an_error(
    instance: Path, caplog: pytest.LogCaptureFixture
) -> None:
    event = act()
    keeper = Sequencer()
    keeper.run_round()
    assert "未能签发检查点" in caplog.text
    assert queries.proof_of(event) is None
    notes.create_key(instance / "keys" / "log.key")
    keeper.run_round()
    assert queries.proof_of(event) is not None


def test_an_event_that_waits_longer_than_promised_is_late() -> None:
    act()
    queued = queries.waiting_since(Log.RECORD)
    assert queued is not None
    assert not queries.is_late(Log.RECORD, queued + timedelta(seconds=60))
    assert queries.is_late(Log.RECORD, queued + timedelta(seconds=61))
    assert not queries.is_late(Log.PUBLICITY, queued + timedelta(days=1))
