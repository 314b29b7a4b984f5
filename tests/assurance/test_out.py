"""Checkpoints go out by themselves, and what was kept there finds what the machine denies."""

import shutil
from email import message_from_string
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from assurance.conftest import Keep, act
from assurance.small_servers import mail_server, running, witness_server
from assurance.test_by_itself import run_a_period, sentences
from sunlit.assurance.hand_out import ways
from sunlit.assurance.kept_elsewhere import kept_notes
from sunlit.commands.whole_log import require_whole_log
from sunlit.jobs.models import Job
from sunlit.ledger import notes
from sunlit.ledger.models import Log
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file, log_directory
from sunlit.ledger.services.verify import verify
from tampering import tamper

pytestmark = pytest.mark.usefixtures("database", "website")
FORGET = (
    "DELETE FROM ledger_logcheckpoint",
    "DELETE FROM ledger_lognode",
    "DELETE FROM ledger_queuedevent",
    "DELETE FROM ledger_logentry",
    "DELETE FROM assurance_verificationround",
    "DELETE FROM ledger_pendingevent",
)


@pytest.fixture
def elsewhere(tmp_path: Path, settings: Settings, keep: Keep) -> Path:
    """A folder of another machine, and a log of two acts that was handed out to it."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    settings.CHECKPOINT_FOLDERS = [str(folder)]
    act()
    act()
    keep()
    run_a_period()
    return folder


def write_anew(acts: int, keep: Keep, instance: Path) -> None:
    """Rewrite the log as one who has machine, database and key: nothing inside disagrees."""
    tamper(*FORGET)
    shutil.rmtree(instance / "log")
    shutil.rmtree(instance / "side-log")
    for _ in range(acts):
        act()
    keep()
    assert list(verify()) == []


def run_another_hour() -> None:
    Job.objects.all().delete()
    run_a_period()


@pytest.mark.parametrize(("acts", "expected"), [(1, "数据库现在只有"), (9, "分叉")])
def test_a_log_rolled_back_or_rewritten_and_signed_again_is_told_unasked_within_the_hour(
    elsewhere: Path, keep: Keep, instance: Path, acts: int, expected: str
) -> None:
    assert len(list(kept_notes())) == 1
    write_anew(acts, keep, instance)
    run_another_hour()
    assert [line for line in sentences() if expected in line]
    assert Client().get("/readyz").status_code == 503
    with pytest.raises(SystemExit):
        require_whole_log()


def test_a_folder_that_is_not_mounted_is_told_and_never_made(
    elsewhere: Path, settings: Settings
) -> None:
    shutil.rmtree(elsewhere)
    run_another_hour()
    assert not elsewhere.exists()
    assert "没有挂载" in Client().get("/readyz").content.decode()


def test_checkpoints_are_mailed_once_a_day_to_those_who_keep_them(
    settings: Settings, keep: Keep
) -> None:
    act()
    note = keep().note
    settings.CHECKPOINT_MAIL = ["archive@example.cn"]
    server = mail_server()
    with running(server) as port:
        settings.SMTP_URL = f"smtp://127.0.0.1:{port}"
        run_a_period()
        run_another_hour()
    [received] = server.received
    message = message_from_string(received)
    assert message["To"] == "archive@example.cn"
    parts = [part.get_payload(decode=True) for part in message.walk() if part.get_filename()]
    assert parts == [note.encode()]
    [way] = ways()
    assert (way.name, way.error) == ("电子邮件", "")


def test_a_mail_server_that_is_gone_is_told(settings: Settings, keep: Keep) -> None:
    act()
    keep()
    settings.CHECKPOINT_MAIL = ["archive@example.cn"]
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    run_a_period()
    assert "检查点没有送到 电子邮件" in Client().get("/readyz").content.decode()


def test_a_witness_signs_what_grows_and_refuses_what_was_rewritten(
    settings: Settings, keep: Keep, instance: Path
) -> None:
    act()
    trusted = notes.Verifier(keep().origin.name, load_key(key_file()).public_key())
    server = witness_server(trusted)
    with running(server) as port:
        settings.WITNESSES = [f"http://127.0.0.1:{port} {server.vkey}"]
        run_a_period()
        act()
        keep()
        run_another_hour()
        [way] = ways()
        assert (way.error, way.sent_at is not None) == ("", True)
        witnessed = (log_directory(Log.RECORD) / "checkpoint.witnessed").read_text()
        assert "— archive.example.cn " in witnessed
        size = server.seen[trusted.name].size
        write_anew(1, keep, instance)
        run_another_hour()
        [way] = ways()
        assert f"见证方看到过 {size} 条" in way.error
        for _ in range(size + 3):
            act()
        keep()
        run_another_hour()
        [way] = ways()
        assert "不接受这个检查点" in way.error
    assert "不接受这个检查点" in Client().get("/readyz").content.decode()
