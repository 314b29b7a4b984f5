"""Back up the whole instance while it is in use: the database first, then the files.

Files are written once, and before the row that names them: whatever the copied database names is
still there when the files are copied. Left out are what is hidden (unfinished, and may be gone at
any moment), what follows from the database (the current log folder, the second record of acts), and
what would let somebody in elsewhere: the sessions, and the key that signs them.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from sunlit.ledger import database_copies, manifest
from sunlit.ledger.files import sync_folder
from sunlit.ledger.models import Log
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file, last_backup_file
from sunlit.ledger.queries import current_origin, last_checkpoint
from sunlit.ledger.refusals import BackupRefusedError
from sunlit.ledger.verification.finding import Progress, say_nothing

FILES = "files"
_NEVER = (
    "static",
    "last-backup",
    "secret-key",
    "handed-out.json",
    "side-log",
    "side-log-fault",
)
_KEYS = ("keys",)


def backup(
    target: Path, *, now: datetime, with_keys: bool = False, progress: Progress = say_nothing
) -> manifest.Manifest:
    """Write the backup into `target`, a new or empty folder, and return its manifest.

    :param with_keys: also copy the signing key; then the backup itself must be kept like a key.
        Without it a restored log goes on under a new key.
    :raises BackupRefusedError: when the folder holds something or lies inside the instance, or
        the instance holds an earlier backup.
    """
    _require_outside(target)
    if target.exists() and any(target.iterdir()):
        raise BackupRefusedError("备份目录不是空的。")
    part = target.with_name(f".{target.name}.partial")
    if part.exists():
        raise BackupRefusedError(f"另一次备份没有完成，请先移走 {part.name}。")
    part.mkdir(mode=0o700, parents=True)
    checkpoints = _checkpoints()
    database = database_copies.name_of_copy(connection)
    database_copies.copy_out(connection, part / database)
    files = {database: manifest.measure(part / database)}
    wanted = sorted(_instance_files(with_keys=with_keys))
    for done, path in enumerate(wanted):
        name = f"{FILES}/{path}"
        files[name] = manifest.copy_measured(settings.INSTANCE_DIR / path, part / name)
        progress("文件", done + 1, len(wanted))
    made = manifest.Manifest(now.isoformat(), connection.vendor, files, checkpoints)
    manifest.write(part, made)
    if key_file().exists():
        manifest.sign(part, load_key(key_file()))
    part.rename(target)
    sync_folder(target.parent)
    last_backup_file().write_text(now.isoformat())
    return made


def _require_outside(target: Path) -> None:
    """A backup below the instance would be copied by the next one, and so on without end."""
    instance = Path(settings.INSTANCE_DIR).resolve()
    if target.resolve().is_relative_to(instance):
        raise BackupRefusedError(
            "备份目录不能在实例目录里面：下一次备份会把它再备份一遍。"
            "请写到另一台机器或者另一块磁盘。"
        )
    for earlier in sorted(instance.glob(f"*/{manifest.NAME}")):
        raise BackupRefusedError(
            f"实例目录里有一份较早的备份（{earlier.parent.name}），请先移到别处。"
        )


def _checkpoints() -> dict[str, str]:
    """Return the last checkpoint of each log; the copied database holds at least these."""
    found: dict[str, str] = {}
    for log in Log:
        origin = current_origin(log)
        checkpoint = last_checkpoint(origin) if origin else None
        if checkpoint is not None:
            found[log.value] = checkpoint.note
    return found


def _instance_files(*, with_keys: bool) -> Iterator[Path]:
    instance = Path(settings.INSTANCE_DIR)
    database = _database_files()
    for file in manifest.files_below(instance):
        path = file.relative_to(instance)
        hidden = any(part.startswith(".") for part in path.parts)
        if hidden or path.parts[0] in _NEVER or file in database:
            continue
        if path.parts[0] in _KEYS and not with_keys:
            continue
        if path.parts[0] == "log" and not _is_shelved(path):
            continue
        yield path


def _database_files() -> set[Path]:
    if connection.vendor != "sqlite":
        return set()
    file = Path(connection.settings_dict["NAME"])
    return {file, *(file.with_name(f"{file.name}{end}") for end in ("-wal", "-shm", "-journal"))}


def _is_shelved(path: Path) -> bool:
    """Tell whether a file of the log belongs to an ended generation: log/<log>/g<k>/…"""
    shelf = path.parts[2] if len(path.parts) > 2 else ""  # noqa: PLR2004 - log, name, shelf
    return shelf.startswith("g") and shelf[1:].isdecimal()
