"""Advisory locks: what must not be done twice at once is done one after the other."""

from django.db import connection


def take_advisory_lock(what: str) -> None:
    """Keep everybody else with the same `what` waiting until this transaction ends.

    On SQLite a write transaction is the only writer. A row lock would need the right to UPDATE,
    which the application does not have on a protected table.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])
