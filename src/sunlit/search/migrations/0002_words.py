"""The words of every row: a full-text table on SQLite, a column with its index on PostgreSQL."""

from django.db import migrations

WORDS = {"desk": "search_deskentry", "portal": "search_portalentry"}


def make(apps, editor):
    for name, table in WORDS.items():
        if editor.connection.vendor == "postgresql":
            editor.execute(f"ALTER TABLE {table} ADD COLUMN words tsvector NOT NULL DEFAULT ''")
            editor.execute(f"ALTER TABLE {table} ALTER COLUMN words SET STATISTICS 2000")
            editor.execute(f"CREATE INDEX search_{name}_words ON {table} USING gin (words)")
        else:
            editor.execute(
                f"CREATE VIRTUAL TABLE search_{name}_words USING fts5"
                "(words, content='', detail='none', tokenize='ascii', prefix='1')"
            )


def unmake(apps, editor):
    for name, table in WORDS.items():
        if editor.connection.vendor == "postgresql":
            editor.execute(f"ALTER TABLE {table} DROP COLUMN words")
        else:
            editor.execute(f"DROP TABLE search_{name}_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
