"""Go's checksum-database code reads the tiles we publish, and rejects every tampering."""

import functools
import http.server
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from ledger.world import NOON, SUBJECT, act
from sunlit.ledger import notes, proofs, queries
from sunlit.ledger.models import Log, LogCheckpoint
from sunlit.ledger.services.record import record

JUDGE = Path(__file__).parents[1] / "judge" / "main.go"
LIBRARY = Path("/usr/share/gocode")
SIZE = 700
Judge = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The judge, compiled offline against Debian's golang-golang-x-mod-dev."""
    if shutil.which("go") is None or not (LIBRARY / "src/golang.org/x/mod/sumdb").exists():
        if os.environ.get("CI") == "true":
            pytest.fail("golang-go and golang-golang-x-mod-dev are not installed")
        pytest.skip("golang-go and golang-golang-x-mod-dev are not installed")
    folder = tmp_path_factory.mktemp("judge")
    offline = {
        "GO111MODULE": "off",
        "GOPATH": str(LIBRARY),
        "GOCACHE": str(folder / "cache"),
        "GOFLAGS": "",
    }
    built = folder / "judge"
    subprocess.run(
        ["go", "build", "-o", built, JUDGE], check=True, cwd=folder, env={**os.environ, **offline}
    )
    return built


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def published(keep: Callable[[], LogCheckpoint], instance: Path) -> Path:
    """A log of 700 entries in three rounds; its old checkpoint and one proof file beside it."""
    event = act()
    keep()
    _many(SIZE - 400)
    (instance / "old").write_text(keep().note)
    _many(399)
    keep()
    proof = queries.proof_of(event)
    assert proof is not None
    (instance / "one.tlog-proof").write_text(proofs.write(proof))
    return instance / "log" / "record"


def _many(count: int) -> None:
    with transaction.atomic():
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


@pytest.fixture
def judge(program: Path, published: Path, instance: Path) -> Iterator[Judge]:
    """Let the judge read the published folder over HTTP."""
    handler = functools.partial(_Quiet, directory=str(published))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()

    def run() -> subprocess.CompletedProcess[str]:
        origin = queries.current_origin(Log.RECORD)
        assert origin is not None
        return subprocess.run(
            [
                *(str(program), "-old", str(instance / "old")),
                *("-proof", str(instance / "one.tlog-proof")),
                *(f"http://127.0.0.1:{server.server_port}", origin.vkey),
            ],
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )

    yield run
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_the_judge_accepts_what_we_publish(judge: Judge) -> None:
    verdict = judge()
    expected = "OK size 700, consistent with 301, 700 inclusion proofs, proof file holds\n"
    assert (verdict.returncode, verdict.stdout) == (0, expected)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("file", "at", "complaint"),
    [
        ("tile/0/000", 4_000, "inclusion"),
        ("tile/0/002.p/188", 0, "tile"),
        ("tile/1/000.p/2", 40, "tile"),
        ("tile/entries/001", 300, "entry"),
        ("tile/entries/002.p/188", 20, "entry"),
        ("checkpoint", 40, "checkpoint"),
    ],
)
def test_the_judge_rejects_one_flipped_byte(
    judge: Judge, published: Path, file: str, at: int, complaint: str
) -> None:
    content = bytearray((published / file).read_bytes())
    content[at] ^= 1
    (published / file).write_bytes(content)
    verdict = judge()
    assert verdict.returncode == 1
    assert verdict.stdout.startswith("FAIL")
    assert complaint in verdict.stdout


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_judge_rejects_another_record_in_a_proof_file(judge: Judge, instance: Path) -> None:
    file = instance / "one.tlog-proof"
    proof = proofs.read(file.read_text())
    changed = {**vars(proof), "canonical": proof.canonical.replace(b'"actor":7', b'"actor":8')}
    file.write_text(proofs.write(proofs.Proof(**changed)))
    verdict = judge()
    assert verdict.returncode == 1
    assert "proof file" in verdict.stdout


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_judge_rejects_a_log_that_does_not_go_on_from_an_old_checkpoint(
    judge: Judge, instance: Path, key: Ed25519PrivateKey
) -> None:
    name = "office.example.cn/log/record"
    forked = notes.sign(notes.Checkpoint(name, 301, b"\x01" * 32), key)
    assert judge().returncode == 0
    (instance / "old").write_text(forked)
    verdict = judge()
    assert verdict.returncode == 1
    assert "consistency" in verdict.stdout
