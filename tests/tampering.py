"""Change the database behind the program's back, as one who owns it can."""

from django.db import connection, connections, transaction

from sunlit.ledger.sqlite_guard import schema_changes


def tamper(*statements: str) -> None:
    """Run the statements without the triggers, and leave the triggers as they were."""
    if connection.vendor == "sqlite":
        with schema_changes(connection), connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            kept = cursor.fetchall()
            for name, _ in kept:
                cursor.execute(f'DROP TRIGGER "{name}"')
            cursor.execute("PRAGMA foreign_keys = OFF")
            for statement in statements:
                cursor.execute(statement)
            cursor.execute("PRAGMA foreign_keys = ON")
            for _, sql in kept:
                cursor.execute(sql)
        return
    connections.settings["owner"] = {**connections.settings["owner"], "USER": "postgres"}
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tgname, tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal")
        kept = cursor.fetchall()
        cursor.execute("SET LOCAL session_replication_role = replica")
        for name, table in kept:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
        for statement in statements:
            cursor.execute(statement)
        for name, table in kept:
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
