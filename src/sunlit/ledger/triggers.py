"""Triggers from the declared lists: install them, and say what a database lacks."""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from sunlit.ledger import privileges
from sunlit.ledger.collected import collected
from sunlit.ledger.postgresql_triggers import PostgresqlTriggers
from sunlit.ledger.sqlite_triggers import SqliteTriggers
from sunlit.ledger.trigger import Trigger

_GATE = "gate_"
_OURS = ("append_only_", _GATE)


@dataclass(frozen=True)
class _Declared:
    """What the lists ask of a database: triggers by name, and the tables it does not have."""

    triggers: dict[str, Trigger]
    absent: tuple[str, ...]


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database's triggers what the lists declare.

    A declared table that does not exist yet is left out: migrations run app by app.
    """
    engine = _engine(connection)
    wanted = _declared(connection, engine).triggers
    present = engine.present()
    for name, found in present.items():
        if name.startswith(_OURS) and found != wanted.get(name):
            engine.drop(found)
    for name, trigger in wanted.items():
        if present.get(name) != trigger:
            engine.create(trigger)


def uninstall_gates(connection: BaseDatabaseWrapper) -> None:
    """Drop the gates before a migration on SQLite, where they name tables that it may rebuild."""
    if connection.vendor != "sqlite":
        return
    engine = _engine(connection)
    for name, found in engine.present().items():
        if name.startswith(_GATE):
            engine.drop(found)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return a sentence for each difference between the lists and the database."""
    engine = _engine(connection)
    declared = _declared(connection, engine)
    present = engine.present()
    said = [f"清单中的表 {table} 不在数据库中。" for table in declared.absent]
    for name, trigger in declared.triggers.items():
        if name not in present:
            said.append(f"表 {trigger.table} 缺少触发器 {name}。")
        elif present[name] != trigger:
            said.append(f"表 {trigger.table} 的触发器 {name} 与清单不符。")
    tables = collected().tables
    said += [
        f"表 {found.table} 有清单之外的触发器 {name}。"
        for name, found in present.items()
        if name not in declared.triggers
    ]
    said += engine.foreign()
    return said + privileges.wrong(connection, sorted(tables.difference(declared.absent)))


def _engine(connection: BaseDatabaseWrapper) -> SqliteTriggers | PostgresqlTriggers:
    if connection.vendor == "postgresql":
        return PostgresqlTriggers(connection)
    return SqliteTriggers(connection)


def _declared(
    connection: BaseDatabaseWrapper, engine: SqliteTriggers | PostgresqlTriggers
) -> _Declared:
    existing = set(connection.introspection.table_names())
    tables, gates = collected().tables, collected().gates
    triggers = [
        trigger for table in sorted(tables & existing) for trigger in engine.append_only(table)
    ]
    triggers += [engine.gate(gate) for gate in gates if gate.table in existing]
    absent = (tables | {gate.table for gate in gates}) - existing
    return _Declared({trigger.name: trigger for trigger in triggers}, tuple(sorted(absent)))
