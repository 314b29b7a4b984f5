"""Restore a backup into an empty instance. A restored log never forks: it goes on as a new one.

Nobody can tell from a backup how far the log was published afterwards. So the restored log ends
where the backup ends, and what comes next goes into a new generation; unless a checkpoint from
outside proves that the backup is not behind.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection

from sunlit.ledger import database_copies, manifest, notes
from sunlit.ledger.files import write_whole
from sunlit.ledger.generations import knows
from sunlit.ledger.models import Log, LogOrigin
from sunlit.ledger.places import key_file, shelf_of
from sunlit.ledger.queries import current_origin, last_checkpoint
from sunlit.ledger.refusals import BackupDamagedError, BackupRefusedError
from sunlit.ledger.services.backup import FILES
from sunlit.ledger.services.open_generation import open_generation
from sunlit.ledger.services.publish import publish, write_generation
from sunlit.ledger.services.sequence import sequence
from sunlit.ledger.services.verify import verify
from sunlit.ledger.verification.finding import Finding, Progress, say_nothing


def restore(
    source: Path,
    *,
    now: datetime,
    continue_with: Sequence[str] = (),
    progress: Progress = say_nothing,
    unsigned: bool = False,
) -> list[Finding]:
    """Fill the instance from the backup, publish its logs and return what `verify` finds: nothing.

    :param continue_with: the last checkpoints that were published, one for each log that may go
        on without a new generation. One that the backup does not reach is continued instead.
    :param unsigned: take a backup without a signature: one of an earlier version.
    :raises BackupDamagedError: before anything is written, when the backup is not whole.
    :raises BackupRefusedError: when the instance is not empty, or the database another one.
    """
    made = manifest.read(source)
    signer = manifest.signer(source)
    if signer is None and not unsigned:
        raise BackupDamagedError(
            "备份的清单没有签名：可能被改动过。确实是旧版本的备份，请加 --unsigned。"
        )
    manifest.require_whole(source, made, progress)
    if made.database != connection.vendor:
        raise BackupRefusedError("备份来自另一种数据库，不能恢复到这里。")
    files = sorted(name for name in made.files if name.startswith(f"{FILES}/"))
    _require_empty([name.partition("/")[2] for name in files])
    Path(settings.INSTANCE_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    database_copies.copy_in(connection, source / database_copies.name_of_copy(connection))
    for name in files:
        target = settings.INSTANCE_DIR / name.partition("/")[2]
        manifest.copy_measured(source / name, target)
    key = notes.load_key(key_file()) if key_file().exists() else notes.create_key(key_file())
    found = list(_signed_by_another(signer))
    for log in Log:
        _go_on(log, key, now, continue_with)
    return [*found, *verify(progress=progress)]


def _signed_by_another(signer: bytes | None) -> Iterator[Finding]:
    """Yield a finding when the manifest is not signed with the key of the logs in the copy."""
    for log in Log:
        origin = current_origin(log)
        if origin is None or signer is None:
            continue
        if notes.verifier_of(origin.vkey).key.public_bytes_raw() != signer:
            yield Finding("备份清单", f"不是用{log.label}的密钥签名的：备份可能被整个换过。")


def _require_empty(files: Sequence[str]) -> None:
    instance = Path(settings.INSTANCE_DIR)
    if any((instance / path).exists() for path in (*files, "log")):
        raise BackupRefusedError("实例目录中已有文件，只能恢复到空的实例。")


def _go_on(log: Log, key: Ed25519PrivateKey, now: datetime, given: Sequence[str]) -> None:
    ended = current_origin(log)
    if ended is None:
        return
    given_note = next((note for note in given if _is_of(note, ended)), "")
    if not (given_note and _reaches(ended, given_note, key)):
        checkpoint = last_checkpoint(ended)
        note = given_note or (checkpoint.note if checkpoint else "")
        open_generation(log=log, key=key.public_key(), now=now, continues_note=note)
        _shelve_rebuilt(ended)
    while sequence(log, key=key.public_key(), now=now):
        pass
    publish(log, key=key, now=now)


def _is_of(note: str, origin: LogOrigin) -> bool:
    """Tell whether the note is a checkpoint of this generation, signed by its key.

    :raises BadNoteError: when it claims to be and is not.
    """
    if notes.parse(note).origin != origin.name:
        return False
    return notes.checkpoint_of(note, notes.verifier_of(origin.vkey)).origin == origin.name


def _reaches(origin: LogOrigin, note: str, key: Ed25519PrivateKey) -> bool:
    """Tell whether the backup holds all that was published, and the key that signed it."""
    own = notes.Verifier(origin.name, key.public_key()).vkey == origin.vkey
    last = last_checkpoint(origin)
    shown = notes.parse(note)
    return own and knows(origin, shown) and (last is None or shown.size >= last.size)


def _shelve_rebuilt(origin: LogOrigin) -> None:
    """Write the files of the ended generation, as far as the backup knows it."""
    checkpoint = last_checkpoint(origin)
    if checkpoint is None:
        return
    shelf = shelf_of(Log(origin.log), origin.generation)
    write_generation(origin, shelf, 0, checkpoint.size)
    write_whole(shelf / "checkpoint", checkpoint.note.encode())
