"""What a gate is: a constraint between rows of two tables, as a trigger on both databases.

A condition that standard SQL can say is written once, with `refuse_when`; `NEW` is the row being
inserted. A boolean column is used bare (`NEW.urgent`), never compared with a number.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gate:
    """A trigger on `table`: the statements inside it, for each database.

    `sqlite_sql`: statements of a trigger body. `postgresql_sql`: PL/pgSQL before RETURN NEW.
    """

    name: str
    table: str
    sqlite_sql: str
    postgresql_sql: str
    when: str = "BEFORE INSERT"


def refuse_when(name: str, table: str, condition: str, sentence: str) -> Gate:
    """Return the gate that refuses a new row with `sentence` when `condition` holds."""
    said = sentence.replace("'", "''")
    return Gate(
        name=name,
        table=table,
        sqlite_sql=f"SELECT RAISE(ABORT, '{said}') WHERE {condition};",
        postgresql_sql=(
            f"IF {condition} THEN RAISE EXCEPTION USING "
            f"MESSAGE = '{said}', ERRCODE = 'integrity_constraint_violation'; END IF;"
        ),
    )


def refuse_when_either(name: str, table: str, sqlite: str, postgresql: str, sentence: str) -> Gate:
    """Return the gate for a condition that the two databases spell differently."""
    return Gate(
        name=name,
        table=table,
        sqlite_sql=refuse_when(name, table, sqlite, sentence).sqlite_sql,
        postgresql_sql=refuse_when(name, table, postgresql, sentence).postgresql_sql,
    )
