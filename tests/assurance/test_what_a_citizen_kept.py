"""/verify/ and the program for everybody: an old proof against today's log, a fork in words."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from assurance.conftest import act
from assurance.small_servers import running
from assurance.test_out import FORGET
from sunlit.ledger import proofs
from sunlit.ledger.models import Log
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file
from sunlit.ledger.queries import proof_of
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.sequence import sequence
from sunlit.portal import stand_alone
from tampering import tamper

pytestmark = pytest.mark.usefixtures("database", "website")
PROGRAM = Path(stand_alone.__file__).with_name("check_log.py")


def grow(acts: int) -> None:
    for _ in range(acts):
        act(Log.PUBLICITY)
    key, now = load_key(key_file()), timezone.now()
    sequence(Log.PUBLICITY, key=key.public_key(), now=now)
    publish(Log.PUBLICITY, key=key, now=now)


@pytest.fixture
def kept(instance: Path) -> Path:
    """A proof as a citizen downloaded it, of a log of 300 entries."""
    event = act(Log.PUBLICITY)
    grow(299)
    proof = proof_of(event)
    assert proof is not None
    file = instance / "mine.tlog-proof"
    file.write_text(proofs.write(proof))
    return file


def write_anew(acts: int, instance: Path) -> None:
    tamper(*FORGET)
    shutil.rmtree(instance / "log")
    grow(acts)


def at_the_portal(file: Path) -> str:
    """Return the answer alone: the page also lists every sentence that may be found."""
    sent = SimpleUploadedFile(file.name, file.read_bytes())
    page = Client().post("/verify/", {"file": sent}).content.decode()
    return page.partition('<section class="result')[2].partition("</section>")[0]


def on_ones_own(file: Path, instance: Path) -> tuple[int, str]:
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    handler: Callable[..., SimpleHTTPRequestHandler] = partial(quiet, directory=str(instance))
    with running(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as port:
        done = subprocess.run(
            [sys.executable, "-I", str(PROGRAM), f"http://127.0.0.1:{port}", str(file)],
            check=False,
            capture_output=True,
            text=True,
        )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("anew", "portal", "program"),
    [
        (0, "一致：日志没有被改写", "一致："),
        (340, "日志被改写（分叉）", "分叉："),
        (20, "数据库现在只有 20 条", "退回："),
    ],
)
def test_an_old_proof_shows_growth_fork_and_roll_back_in_words(
    kept: Path, instance: Path, anew: int, portal: str, program: str
) -> None:
    if anew:
        write_anew(anew, instance)
    else:
        grow(40)
    assert portal in at_the_portal(kept)
    status, said = on_ones_own(kept, instance)
    assert program in said
    assert status == (1 if anew else 0)


def test_a_checkpoint_from_the_board_is_taken_as_well(kept: Path, instance: Path) -> None:
    note = instance / "board.txt"
    note.write_bytes((instance / "log/publicity/checkpoint").read_bytes())
    grow(1)
    assert "一致：日志没有被改写" in at_the_portal(note)
    assert on_ones_own(note, instance)[0] == 0
    kept.write_text(kept.read_text().replace("index ", "index 1"))
    assert "不一致" in at_the_portal(kept)
    assert on_ones_own(kept, instance)[0] == 1


def test_the_sheet_and_the_program_are_public(kept: Path) -> None:
    sheet = Client().get("/log/sheet/").content.decode()
    assert "300 条" in sheet
    assert "<svg" in sheet
    assert Client().get("/verify/check_log.py").content == PROGRAM.read_bytes()
