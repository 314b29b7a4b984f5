"""Triggers on SQLite: no UPDATE, no DELETE, and no INSERT over an existing key.

INSERT OR REPLACE deletes the old row without asking a BEFORE DELETE trigger, unless the
connection has recursive_triggers on; so a guard before each INSERT refuses an existing key.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from sunlit.ledger.gate import Gate
from sunlit.ledger.trigger import REFUSAL, Trigger

_INDEX = re.compile(r'ON "\w+" \((?P<parts>.*?)\)(?: WHERE (?P<condition>.*))?$', re.DOTALL)
_ORDER = re.compile(r" (?:ASC|DESC)(?=,|$)")


@dataclass(frozen=True)
class _UniqueKey:
    """The parts of a unique key as SQL, and the condition of a partial one."""

    parts: str
    condition: str = ""


class SqliteTriggers:
    """What a SQLite database has, and should have."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    def present(self) -> dict[str, Trigger]:
        """Return every trigger of the database by name."""
        rows = self._read("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {name: Trigger(name, table, sql) for name, table, sql in rows}

    def foreign(self) -> list[str]:
        """Return a sentence for each view: the product has none, and one can hide a table."""
        rows = self._read("SELECT name FROM sqlite_master WHERE type = 'view'")
        return [f"数据库里有清单之外的视图 {name}。" for (name,) in rows]

    def append_only(self, table: str) -> list[Trigger]:
        """Return the triggers of a protected table."""
        refuse = f"SELECT RAISE(ABORT, '{REFUSAL}：{table}')"
        guarded = f"{refuse} WHERE {self._key_is_taken(table)};"
        return [
            _trigger(f"append_only_update_{table}", table, "BEFORE UPDATE", f"{refuse};"),
            _trigger(f"append_only_delete_{table}", table, "BEFORE DELETE", f"{refuse};"),
            _trigger(f"append_only_insert_{table}", table, "BEFORE INSERT", guarded),
        ]

    def gate(self, gate: Gate) -> Trigger:
        """Return the trigger of a gate."""
        return _trigger(f"gate_{gate.name}", gate.table, gate.when, gate.sqlite_sql)

    def create(self, trigger: Trigger) -> None:
        """Create the trigger."""
        with self._connection.cursor() as cursor:
            cursor.execute(trigger.definition)

    def drop(self, trigger: Trigger) -> None:
        """Drop the trigger."""
        with self._connection.cursor() as cursor:
            cursor.execute(f'DROP TRIGGER "{trigger.name}"')

    def _key_is_taken(self, table: str) -> str:
        """Return the condition: a row is there with a key of the new row."""
        info = self._read(f'PRAGMA table_info("{table}")')
        columns = [row[1] for row in info]
        primary = ", ".join(f'"{row[1]}"' for row in info if row[-1])
        keys = [_UniqueKey(primary), *self._unique_keys(table)]
        return " OR ".join(
            # names come from the declared list and from the database's own schema
            f'EXISTS (SELECT 1 FROM "{table}" WHERE {_same(key, columns)})'  # noqa: S608
            for key in keys
        )

    def _unique_keys(self, table: str) -> list[_UniqueKey]:
        indexes = self._read(f'PRAGMA index_list("{table}")')
        return [
            self._unique_key(name)
            for name, unique, origin in sorted(row[1:4] for row in indexes)
            if unique and origin != "pk"
        ]

    def _unique_key(self, index: str) -> _UniqueKey:
        [(sql,)] = self._read("SELECT sql FROM sqlite_master WHERE name = %s", index)
        if sql is None:
            columns = self._read(f'PRAGMA index_info("{index}")')
            return _UniqueKey(", ".join(f'"{row[2]}"' for row in columns))
        found = _INDEX.search(sql)
        if found is None:
            raise ValueError(f"index {index} has a form that no guard is known for: {sql}")
        return _UniqueKey(_ORDER.sub("", found["parts"]), found["condition"] or "")

    def _read(self, sql: str, *parameters: str) -> list[tuple[Any, ...]]:
        with self._connection.cursor() as cursor:
            cursor.execute(sql, parameters or None)
            return list(cursor.fetchall())


def _trigger(name: str, table: str, when: str, body: str) -> Trigger:
    return Trigger(name, table, f'CREATE TRIGGER "{name}" {when} ON "{table}" BEGIN {body} END')


def _same(key: _UniqueKey, columns: list[str]) -> str:
    """Return the condition that a stored row and the new one have the same key."""
    condition = f"({key.parts}) = ({_of_new(key.parts, columns)})"
    if key.condition:
        condition += f" AND ({key.condition}) AND ({_of_new(key.condition, columns)})"
    return condition


def _of_new(sql: str, columns: list[str]) -> str:
    """Return the expression with each column taken from the new row."""
    names = "|".join(re.escape(column) for column in columns)
    return re.sub(f'"({names})"', r'NEW."\1"', sql)
