"""Rights of the application's role on PostgreSQL: protected tables are read and added to only.

Where the application's role owns the tables there is nothing to grant, and only the triggers
stand between it and a protected row.
"""

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper

from sunlit.ledger.collected import collected

_READ_ONLY = {"django_migrations"}
_FORBIDDEN = ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER")


def grant(owner: BaseDatabaseWrapper, role: str) -> None:
    """Give `role` what the application needs, and no more. `owner` connects as the owner."""
    append_only = collected().tables
    name = owner.ops.quote_name(role)
    with owner.cursor() as cursor:
        for table in owner.introspection.table_names(cursor):
            rights = _rights(table, append_only)
            quoted = owner.ops.quote_name(table)
            cursor.execute(f"REVOKE ALL ON TABLE {quoted} FROM {name}")
            cursor.execute(f"GRANT {rights} ON TABLE {quoted} TO {name}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")


def _rights(table: str, append_only: frozenset[str]) -> str:
    if table in _READ_ONLY:
        return "SELECT"
    if table in append_only:
        return "SELECT, INSERT"
    return "SELECT, INSERT, UPDATE, DELETE"


def wrong(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> list[str]:
    """Return a sentence for each right on a protected table that this role should not have."""
    if connection.vendor != "postgresql":
        return []
    said: list[str] = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                "SELECT right_name FROM unnest(%s::text[]) AS right_name, pg_class "
                "WHERE pg_class.oid = %s::regclass "
                "AND pg_get_userbyid(relowner) <> current_user "
                "AND has_table_privilege(current_user, pg_class.oid, right_name)",
                [list(_FORBIDDEN), f'"{table}"'],
            )
            said += [f"应用账号不应有表 {table} 的 {right} 权限。" for (right,) in cursor]
    return said
