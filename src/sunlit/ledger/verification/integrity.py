"""The database file itself: SQLite's own integrity check. PostgreSQL keeps page checksums."""

from collections.abc import Iterator

from django.db import connection

from sunlit.ledger.verification.finding import Finding

_MOST = 20


def check_integrity() -> Iterator[Finding]:
    """Yield what SQLite finds wrong with its file, at most twenty lines of it."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        lines = [str(line) for (line,) in cursor.fetchall()]
    if lines == ["ok"]:
        return
    for line in lines[:_MOST]:
        yield Finding("数据库文件", f"SQLite 的完整性检查没有通过：{line}。")
