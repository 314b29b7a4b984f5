"""Protected tables attacked as the application can: each attack is refused on both databases."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction

from ledger.world import act, slip, table
from sunlit.ledger.collected import collected
from sunlit.ledger.models import LogCheckpoint, ReadingKind
from sunlit.ledger.services.note_reading import note_reading
from sunlit.ledger.services.seal_readings import seal_readings
from sunlit.ledger.sqlite_guard import schema_changes

pytestmark = pytest.mark.usefixtures("database")


def run(sql: str, *parameters: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)


def every_row() -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with connection.cursor() as cursor:
        for entry in collected().protected:
            cursor.execute(f'SELECT * FROM "{entry.table}"')
            found[entry.table] = sorted(cursor.fetchall(), key=repr)
    return found


@pytest.fixture
def rows(keep: Callable[[], LogCheckpoint]) -> Iterator[dict[str, list[tuple[object, ...]]]]:
    """One row in each of the log's tables and in `slips_slip`; the attack must change none."""
    act(number="一号", drawer="甲")
    note_reading(reader=1, kind=ReadingKind.LIST, what="案件列表")
    seal_readings(datetime.now(UTC) + timedelta(minutes=2))
    keep()
    before = every_row()
    assert all(before.values())
    yield before
    assert every_row() == before


@pytest.mark.usefixtures("rows")
def test_update_and_delete_are_refused_on_every_protected_table() -> None:
    for entry in collected().protected:
        with connection.cursor() as cursor:
            column = connection.introspection.get_table_description(cursor, entry.table)[0].name
        for attack in (
            f'UPDATE "{entry.table}" SET "{column}" = "{column}"',
            f'DELETE FROM "{entry.table}"',
        ):
            with pytest.raises(DatabaseError):
                run(attack)


@pytest.mark.usefixtures("rows")
def test_the_orm_cannot_change_a_row_either() -> None:
    slips = table("Slip")
    stored = slips.objects.get()
    stored.amount = 1
    attacks: list[Callable[[], object]] = [
        stored.save,
        stored.delete,
        lambda: slips.objects.update(amount=1),
        lambda: slips.objects.bulk_update([stored], ["amount"]),
        lambda: slips.objects.bulk_create(
            [stored], update_conflicts=True, unique_fields=["id"], update_fields=["amount"]
        ),
        lambda: LogCheckpoint.objects.all().delete(),
    ]
    for attack in attacks:
        with pytest.raises(DatabaseError), transaction.atomic():
            attack()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.usefixtures("rows")
def test_insert_or_replace_is_refused_by_primary_unique_and_partial_key(recursive: str) -> None:
    stored = table("Slip").objects.get()
    with schema_changes(connection), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA recursive_triggers = {recursive}")
    columns = "id, number, amount, details, content, urgent, draft, drawer"
    for key, number, drawer in (
        (stored.pk.hex, "二号", ""),
        ("f" * 32, "一号", ""),
        ("f" * 32, "二号", "甲"),
    ):
        with pytest.raises(IntegrityError, match="此表只许新增"):
            run(
                f"INSERT OR REPLACE INTO slips_slip ({columns}) "
                "VALUES (%s, %s, 0, '{}', '', 0, 0, %s)",
                key,
                number,
                drawer,
            )
    with pytest.raises(IntegrityError, match="此表只许新增"):
        run("UPDATE OR REPLACE slips_slip SET number = '三号'")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_row_outside_the_partial_key_is_still_accepted() -> None:
    slip(number="一号", drawer="甲")
    slip(number="二号", drawer="甲", draft=True)
    slip(number="三号", drawer="乙")
    with pytest.raises(IntegrityError), transaction.atomic():
        slip(number="四号", drawer="乙")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    "attack",
    [
        "TRUNCATE {table} CASCADE",
        "ALTER TABLE {table} DISABLE TRIGGER ALL",
        "DROP TRIGGER append_only_row_{table} ON {table}",
        "CREATE TRIGGER aaa BEFORE INSERT ON {table} EXECUTE FUNCTION append_only()",
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
        "DROP FUNCTION append_only() CASCADE",
        "DROP TABLE {table} CASCADE",
        "ALTER TABLE {table} ADD COLUMN note text",
        "SET session_replication_role = replica",
        "SET ROLE sunlit_owner",
        "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id",
    ],
)
def test_the_role_of_the_application_cannot_get_round_the_triggers(attack: str) -> None:
    refusal = "permission denied|must be owner|must be superuser|此表只许新增"
    for name in ("slips_slip", "ledger_logentry"):
        with pytest.raises(DatabaseError, match=refusal):
            run(attack.format(table=name))


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    "attack", ["TRUNCATE {table} CASCADE", "DELETE FROM {table}", "UPDATE {table} SET id = id"]
)
@pytest.mark.parametrize("role", ["origin", "replica"])
def test_even_the_owner_is_stopped_by_the_triggers(attack: str, role: str) -> None:
    settings = {**connections.settings["owner"]}
    if role == "replica":  # only a superuser may pretend to replicate
        settings |= {"USER": "postgres"}
        settings["OPTIONS"] = {"options": "-c session_replication_role=replica"}
    connections.settings["owner"] = settings
    for name in ("slips_slip", "ledger_logentry"):
        with pytest.raises(DatabaseError, match="此表只许新增"):
            connections["owner"].cursor().execute(attack.format(table=name))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_owner_of_the_file_is_not_stopped_and_that_is_why_the_log_is_verified(
    instance: Path,
) -> None:
    """What triggers cannot do is said here, so that nobody relies on it."""
    act()
    connection.close()
    with sqlite3.connect(instance / "sunlit.sqlite3") as raw:
        raw.execute("DROP TRIGGER append_only_update_slips_slip")
        raw.execute("UPDATE slips_slip SET amount = 9")
    raw.close()
    assert table("Slip").objects.get().amount == 9
