"""The database's triggers against the declared lists, and what migrate does about a difference."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, connections, transaction

from ledger.world import slip, table
from sunlit.ledger import collected, triggers
from sunlit.ledger.gate import Gate, refuse_when
from sunlit.ledger.protected import Protection
from sunlit.ledger.sqlite_guard import schema_changes

pytestmark = pytest.mark.usefixtures("database")


def run(sql: str, *parameters: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch, database: str) -> Callable[..., None]:
    """Declare these gates from here on, beside what is declared."""
    others = collected.declarations()

    def declare_gates(*gates: Gate) -> None:
        of_all = {**others, "of this test": Protection(gates=gates)}
        monkeypatch.setattr(collected, "declarations", lambda: of_all)
        collected.collected.cache_clear()

    return declare_gates


def _remake(editor: Any, model: Any) -> None:
    """Rebuild the table as Django does on SQLite for most changes."""
    editor._remake_table(model)


def test_a_migrated_database_lacks_nothing() -> None:
    assert triggers.missing(connection) == []


def test_a_lost_and_an_altered_trigger_are_named_and_migrate_puts_them_back(
    database: str,
) -> None:
    if database == "sqlite":
        with schema_changes(connection):
            run("DROP TRIGGER append_only_update_slips_slip")
            run("DROP TRIGGER append_only_delete_slips_slip")
            run(
                "CREATE TRIGGER append_only_delete_slips_slip BEFORE DELETE ON slips_slip "
                "BEGIN SELECT 1; END"
            )
        lost, altered = "append_only_update_slips_slip", "append_only_delete_slips_slip"
    else:
        with connections["owner"].cursor() as cursor:
            cursor.execute("DROP TRIGGER append_only_row_slips_slip ON slips_slip")
            cursor.execute("ALTER TABLE slips_slip DISABLE TRIGGER append_only_truncate_slips_slip")
        lost, altered = "append_only_row_slips_slip", "append_only_truncate_slips_slip"
    said = triggers.missing(connection)
    assert f"表 slips_slip 缺少触发器 {lost}。" in said
    assert f"表 slips_slip 的触发器 {altered} 与清单不符。" in said
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_schema_change_drops_triggers_silently_and_they_are_missed() -> None:
    slips = table("Slip")
    field = slips._meta.get_field("amount")
    wider = type(field)(default=1)
    wider.set_attributes_from_name("amount")
    wider.model = slips
    with schema_changes(connection), connection.schema_editor() as editor:
        editor.alter_field(slips, field, wider, strict=True)
        _remake(editor, slips)
    assert "表 slips_slip 缺少触发器 append_only_update_slips_slip。" in triggers.missing(
        connection
    )
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


def test_a_trigger_that_nobody_declared_is_named(database: str) -> None:
    if database == "sqlite":
        with schema_changes(connection):
            run("CREATE TRIGGER stray BEFORE INSERT ON slips_slip BEGIN SELECT RAISE(IGNORE); END")
    else:
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "CREATE TRIGGER stray BEFORE INSERT ON slips_slip "
                "FOR EACH ROW EXECUTE FUNCTION append_only()"
            )
    assert "表 slips_slip 有清单之外的触发器 stray。" in triggers.missing(connection)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_right_too_many_is_named() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("GRANT UPDATE ON slips_slip TO sunlit_app")
    assert "应用账号不应有表 slips_slip 的 UPDATE 权限。" in triggers.missing(connection)


def test_a_gate_refuses_a_row_with_its_sentence_until_another_row_is_there(
    declare: Callable[..., None],
) -> None:
    gate = refuse_when(
        "urgent_slip_needs_scrap",
        "slips_slip",
        "NEW.urgent AND NOT EXISTS (SELECT 1 FROM slips_scrap WHERE text = NEW.number)",
        "加急的条子须先有'草稿'。",
    )
    declare(gate)
    assert "表 slips_slip 缺少触发器 gate_urgent_slip_needs_scrap。" in triggers.missing(connection)
    call_command("migrate", verbosity=0)
    slip(number="平件")
    with pytest.raises(IntegrityError, match="加急的条子须先有'草稿'。"), transaction.atomic():
        slip(number="急件", urgent=True)
    table("Scrap").objects.create(text="急件")
    slip(number="急件", urgent=True)
    declare()
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_migration_may_rebuild_a_table_that_a_gate_names(
    declare: Callable[..., None],
) -> None:
    gate = refuse_when(
        "slip_needs_scrap", "slips_slip", "NOT EXISTS (SELECT 1 FROM slips_scrap)", "先有草稿。"
    )
    declare(gate)
    scrap = table("Scrap")

    def rebuild() -> None:
        with schema_changes(connection), connection.schema_editor() as editor:
            _remake(editor, scrap)

    call_command("migrate", verbosity=0)
    with pytest.raises(DatabaseError, match="gate_slip_needs_scrap"):
        rebuild()
    with schema_changes(connection):
        triggers.uninstall_gates(connection)
    rebuild()
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []
