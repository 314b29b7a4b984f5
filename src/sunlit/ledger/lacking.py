"""At the start: does the database still hold all that was published, and can it be read at all?

A log file that got lost or was cut, an older copy put back, a deleted database: the acts that are
gone were acknowledged. Nothing goes on silently then; `sunlit resume` is the way on, with a reason.
"""

from collections.abc import Iterator

from django.db import DatabaseError, connection

from sunlit.ledger.held_against import Held, hold_checkpoint
from sunlit.ledger.models import Log, LogOrigin
from sunlit.ledger.places import log_directory

WAY_ON = (
    "查明原因以前不要启动。确认丢失无法挽回的，"
    "运行 sunlit resume --reason 原因，另起一代日志后继续。"
)


def published_notes() -> Iterator[str]:
    """Yield the checkpoint that each log's folder shows, those of ended generations as well."""
    for log in Log:
        folder = log_directory(log)
        for file in (folder / "checkpoint", *sorted(folder.glob("g*/checkpoint"))):
            if file.is_file():
                yield file.read_text(errors="replace")


def lacking(kept: Iterator[str] | tuple[str, ...] = ()) -> Iterator[Held]:
    """Yield each published checkpoint, and each of `kept`, that the database does not hold.

    What a later generation says to be lost is left out: it was told.
    """
    for note in (*published_notes(), *kept):
        held = hold_checkpoint(note)
        if not held.agrees and not held.acknowledged:
            yield held


def unreadable() -> str:
    """Say in words why the database cannot be used before its structure is touched; empty if fine.

    An empty one under a published log is one that was lost, not a new one.
    """
    try:
        tables = set(connection.introspection.table_names())
        begun = LogOrigin._meta.db_table in tables and LogOrigin.objects.exists()
    except DatabaseError as error:
        return f"数据库读不出来：{in_words(error)}"
    if not begun and any(published_notes()):
        return "数据库是空的，而这个实例已经公布过日志：数据库文件丢失，或者被换掉了。"
    return ""


def in_words(error: DatabaseError) -> str:
    """Return what a database's own words mean for whoever keeps the machine."""
    said = str(error)
    if "malformed" in said or "not a database" in said or "corrupt" in said:
        return "数据库文件已经损坏。请停止使用，保留原文件，从最近的备份和第二份记录恢复。"
    if "disk I/O" in said:
        return "磁盘读写出错。请检查磁盘，保留原文件。"
    if "readonly" in said or "read-only" in said:
        return "磁盘是只读的，不能写入。请检查磁盘和目录的权限。"
    if "full" in said:
        return "磁盘已满。请腾出空间。"
    return f"数据库出错（{type(error).__name__}）。"
