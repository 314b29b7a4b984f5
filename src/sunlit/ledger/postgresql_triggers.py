"""Triggers on PostgreSQL: no UPDATE, DELETE or TRUNCATE, whatever the replication role."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from sunlit.ledger.gate import Gate
from sunlit.ledger.trigger import REFUSAL, Trigger

_APPEND_ONLY = f"""
BEGIN
  RAISE EXCEPTION USING MESSAGE = '{REFUSAL}：' || TG_TABLE_NAME,
    ERRCODE = 'integrity_constraint_violation';
END
"""
_PRESENT = """
SELECT trigger.tgname, owner.relname, pg_get_triggerdef(trigger.oid, true),
       trigger.tgenabled, function.prosrc, array_to_string(function.proconfig, ';')
FROM pg_trigger trigger
JOIN pg_class owner ON owner.oid = trigger.tgrelid
JOIN pg_proc function ON function.oid = trigger.tgfoid
WHERE NOT trigger.tgisinternal AND owner.relnamespace = current_schema()::regnamespace
"""
_FOREIGN = """
SELECT '视图', viewname FROM pg_views WHERE schemaname = current_schema()
UNION ALL
SELECT '规则', tablename || '.' || rulename FROM pg_rules WHERE schemaname = current_schema()
"""


class PostgresqlTriggers:
    """What a PostgreSQL database has, and should have."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    def present(self) -> dict[str, Trigger]:
        """Return every trigger of the schema by name; one that is not always on differs."""
        with self._connection.cursor() as cursor:
            cursor.execute(_PRESENT)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return {
            name: Trigger(name, table, _text(definition, body, enabled, path or ""))
            for name, table, definition, enabled, body, path in rows
        }

    def foreign(self) -> list[str]:
        """Return a sentence for each view and each rewriting rule: the product has none."""
        with self._connection.cursor() as cursor:
            cursor.execute(_FOREIGN)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return [f"数据库里有清单之外的{kind} {name}。" for kind, name in rows]

    def append_only(self, table: str) -> list[Trigger]:
        """Return the triggers of a protected table."""
        return [
            _trigger(
                name=f"append_only_row_{table}",
                table=table,
                when="BEFORE DELETE OR UPDATE",
                each="ROW",
                function="append_only",
                body=_APPEND_ONLY,
            ),
            _trigger(
                name=f"append_only_truncate_{table}",
                table=table,
                when="BEFORE TRUNCATE",
                each="STATEMENT",
                function="append_only",
                body=_APPEND_ONLY,
            ),
        ]

    def gate(self, gate: Gate) -> Trigger:
        """Return the trigger of a gate."""
        return _trigger(
            name=f"gate_{gate.name}",
            table=gate.table,
            when=gate.when,
            each="ROW",
            function=f"gate_{gate.name}",
            body=f"\nBEGIN\n{gate.postgresql_sql}\nRETURN NEW;\nEND\n",
        )

    def create(self, trigger: Trigger) -> None:
        """Create the trigger and its function, on in every session."""
        definition, _, rest = trigger.definition.partition(_SEPARATOR)
        body = rest.partition(_SEPARATOR)[0]
        function = definition.rpartition("EXECUTE FUNCTION ")[2]
        with self._connection.cursor() as cursor:
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {function} RETURNS trigger "
                f"LANGUAGE plpgsql SET {_PATH} AS $body${body}$body$"
            )
            cursor.execute(definition)
            cursor.execute(f'ALTER TABLE "{trigger.table}" ENABLE ALWAYS TRIGGER "{trigger.name}"')

    def drop(self, trigger: Trigger) -> None:
        """Drop the trigger."""
        with self._connection.cursor() as cursor:
            cursor.execute(f'DROP TRIGGER "{trigger.name}" ON "{trigger.table}"')


_SEPARATOR = "\n--\n"
_PATH = "search_path=public, pg_temp"
"""Without it a temporary table of the same name would stand before the one that a gate reads."""
_ALWAYS = "A"


def _text(definition: str, body: str, enabled: str, path: str) -> str:
    return _SEPARATOR.join((definition, body, enabled, path))


def _trigger(*, name: str, table: str, when: str, each: str, function: str, body: str) -> Trigger:
    """Return the trigger, its definition spelled as PostgreSQL gives it back."""
    definition = (
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()"
    )
    return Trigger(name, table, _text(definition, body, _ALWAYS, _PATH))
