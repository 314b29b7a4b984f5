"""A consistent copy of the whole database, taken while it is in use, and its way back."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from sunlit.ledger import privileges
from sunlit.ledger.refusals import BackupRefusedError

_OWNER = "owner"
_SESSIONS = "django_session"
"""Who is signed in: with the rows somebody else could go on as them."""


def name_of_copy(connection: BaseDatabaseWrapper) -> str:
    """Return the file name of a copy, which says what made it."""
    return "database.dump" if connection.vendor == "postgresql" else "database.sqlite3"


def copy_out(connection: BaseDatabaseWrapper, target: Path) -> None:
    """Write the database, as it stands at one moment, to `target`."""
    if connection.vendor == "postgresql":
        _run_client(
            "pg_dump",
            connection,
            [
                *("--format=custom", "--no-owner", "--no-acl", f"--file={target}"),
                f"--exclude-table-data={_SESSIONS}",
            ],
        )
        return
    connection.ensure_connection()
    copy = sqlite3.connect(target)
    try:
        connection.connection.backup(copy)
        _without_sessions(copy)
    finally:
        copy.close()


def _without_sessions(copy: sqlite3.Connection) -> None:
    """Overwrite the sessions in the copy, so that not even their bytes are left."""
    copy.execute("PRAGMA secure_delete = ON")
    if copy.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [_SESSIONS]).fetchone():
        copy.execute(f"DELETE FROM {_SESSIONS}")  # noqa: S608 - the name is ours
    copy.commit()


def copy_in(connection: BaseDatabaseWrapper, source: Path) -> None:
    """Fill the empty database from a copy; on PostgreSQL as the owner, where there is one.

    :raises BackupRefusedError: when the database is not empty.
    """
    if connection.introspection.table_names():
        raise BackupRefusedError("数据库不是空的，不能恢复到其中。")
    if connection.vendor == "postgresql":
        _restore_postgresql(connection, source)
        return
    path = Path(connection.settings_dict["NAME"])
    connection.close()
    for leftover in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    shutil.copyfile(source, path)


def _restore_postgresql(connection: BaseDatabaseWrapper, source: Path) -> None:
    has_owner = _OWNER in settings.DATABASES
    owner = connections[_OWNER] if has_owner else connection
    options = ["--no-owner", "--no-acl", "--single-transaction", "--exit-on-error"]
    database = f"--dbname={owner.settings_dict['NAME']}"
    _run_client("pg_restore", owner, [*options, database, str(source)])
    if has_owner:
        privileges.grant(owner, settings.DATABASES[DEFAULT_DB_ALIAS]["USER"])


def _run_client(program: str, connection: BaseDatabaseWrapper, arguments: list[str]) -> None:
    found = shutil.which(program)
    if found is None:
        raise BackupRefusedError(f"本机没有 PostgreSQL 的 {program} 程序，请先安装客户端。")
    ran = subprocess.run(  # noqa: S603 - the program is found by name, the arguments are ours
        [found, *arguments],
        env={**os.environ, **_address(connection)},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        raise BackupRefusedError(f"{program} 未能完成：{ran.stderr.strip()}")


def _address(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return the address for PostgreSQL's own programs; the password stays off the command line."""
    database = connection.settings_dict
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    return {name: str(database[key]) for name, key in names.items() if database[key]}
