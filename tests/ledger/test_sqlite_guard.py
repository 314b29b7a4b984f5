"""The application's own SQLite connection attacked in many spellings: what is not allowed fails."""

from typing import Any

import pytest
from django.db import DatabaseError, connection

from ledger.world import act, table
from sunlit.ledger import triggers

pytestmark = [
    pytest.mark.usefixtures("database"),
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]
GONE = "append_only_update_slips_slip"
DROPS = f"DELETE FROM {{}} WHERE name = '{GONE}'"
LETS_ALL_IN = "BEFORE INSERT ON slips_slip BEGIN SELECT RAISE(IGNORE); END"
ATTACKS = (
    # the schema, straight on
    f"DROP TRIGGER {GONE}",
    f"drop trigger Main.{GONE}",
    "DROP TABLE slips_slip",
    "DROP INDEX slips_one_per_drawer",
    "ALTER TABLE slips_slip RENAME TO away",
    "ALTER TABLE slips_slip RENAME COLUMN amount TO sum",
    "ALTER TABLE slips_slip ADD COLUMN note TEXT",
    "ALTER TABLE slips_slip DROP COLUMN urgent",
    f"CREATE TRIGGER aaa {LETS_ALL_IN}",
    "CREATE VIEW slips AS SELECT 1",
    "CREATE TABLE slips_more (n INTEGER)",
    "CREATE INDEX slips_by_amount ON slips_slip (amount)",
    "CREATE VIRTUAL TABLE words USING fts5(word)",
    "REINDEX",
    "ANALYZE",
    "VACUUM INTO 'a-copy-that-is-never-made.sqlite3'",
    # the schema, by writing the tables that hold it
    "PRAGMA writable_schema = ON",
    "PRAGMA Writable_Schema=ON",
    "pragma WRITABLE_SCHEMA(1)",
    "PRAGMA main.Writable_Schema = 1",
    "PRAGMA \"Writable_Schema\" = 'on'",
    "PRAGMA writable_schema = RESET",
    DROPS.format("sqlite_master"),
    DROPS.format("SQLite_Schema"),
    DROPS.format("main.sqlite_master"),
    f"UPDATE sqlite_master SET sql = 'x' WHERE name = '{GONE}'",
    "INSERT INTO sqlite_master VALUES ('trigger', 'a', 'slips_slip', 0, '')",
    "DELETE FROM sqlite_sequence",
    "UPDATE SQLITE_SEQUENCE SET seq = 0",
    # something that stands before the real table
    f"CREATE TEMP TRIGGER aaa {LETS_ALL_IN.replace('ON slips', 'ON main.slips')}",
    "CREATE TEMPORARY TABLE slips_slip (id TEXT, amount INTEGER)",
    "CREATE TEMP VIEW slips_slip AS SELECT 1 AS id",
    "CREATE TABLE temp.slips_slip (id TEXT)",
    "ATTACH ':memory:' AS beside",
    "ATTACH DATABASE '' AS Beside",
    "DETACH temp",
    # the switches of the connection and the file
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA Recursive_Triggers = 0",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA FOREIGN_KEYS(0)",
    "PRAGMA defer_foreign_keys = ON",
    "PRAGMA Ignore_Check_Constraints = ON",
    "PRAGMA journal_mode = OFF",
    "PRAGMA Journal_Mode=MEMORY",
    "PRAGMA synchronous = OFF",
    "PRAGMA main.Synchronous = 0",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA query_only = ON",
    "PRAGMA trusted_schema = ON",
    "PRAGMA legacy_alter_table = ON",
    "PRAGMA schema_version = 1",
    "PRAGMA user_version = 1",
    "PRAGMA temp_store_directory = 'elsewhere'",
    "PRAGMA max_page_count = 1",
    "PRAGMA wal_autocheckpoint = 0",
    "PRAGMA incremental_vacuum",
    "PRAGMA optimize",
    # code from elsewhere
    "SELECT load_extension('libsomething')",
    "SELECT Load_Extension('libsomething')",
    "SELECT fts3_tokenizer('simple')",
)
STATE = (
    "writable_schema",
    "recursive_triggers",
    "foreign_keys",
    "ignore_check_constraints",
    "journal_mode",
    "synchronous",
    "locking_mode",
    "schema_version",
)
REFUSED = "not authorized|prohibited|authorization denied|may not be modified"


def run(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def state() -> list[object]:
    """Return what the switches stand at, read past the guard."""
    guarded = connection.connection
    guarded.set_authorizer(None)
    try:
        return [guarded.execute(f"PRAGMA {name}").fetchone() for name in STATE]
    finally:
        connection.close()


def test_no_spelling_loosens_the_schema_or_the_connection() -> None:
    """`Writable_Schema=ON` opened the schema: the list was of what is refused, and by case."""
    act(number="一号")
    connection.close()
    run("SELECT 1")
    before = state()
    passed = []
    for attack in ATTACKS:
        try:
            run(attack)
        except DatabaseError as error:
            if not any(word in str(error) for word in REFUSED.split("|")):
                passed.append(f"{attack}: {error}")
        else:
            passed.append(attack)
    assert passed == []
    assert triggers.missing(connection) == []
    assert state() == before
    with pytest.raises(DatabaseError, match="此表只许新增"):
        run("UPDATE slips_slip SET amount = 9")


def test_the_guarded_connection_does_its_ordinary_work() -> None:
    assert act().pk
    table("Scrap").objects.create(text="可改").delete()
    assert run("PRAGMA Integrity_Check") == [("ok",)]
    assert run("PRAGMA table_info(slips_slip)")
    assert run("PRAGMA journal_mode") == [("wal",)]
    assert run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 3) SELECT * FROM n"
    )
