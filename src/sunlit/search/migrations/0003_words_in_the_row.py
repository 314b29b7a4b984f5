"""PostgreSQL keeps the words of a row in it, not in a table beside it.

A word that every tenth row has is found by going back through the rows; fetching the words of each
from elsewhere took most of the time.
"""

from django.db import migrations

_TABLES = ("search_deskentry", "search_portalentry")


def keep_in(apps, editor):
    _store(editor, "MAIN")


def keep_beside(apps, editor):
    _store(editor, "EXTENDED")


def _store(editor, how):
    if editor.connection.vendor != "postgresql":
        return
    for table in _TABLES:
        editor.execute(f"ALTER TABLE {table} ALTER COLUMN words SET STORAGE {how}")
        # Words that stay the same would stay where they are.
        editor.execute(f"UPDATE {table} SET words = words || ''::tsvector")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words")]

    operations = [migrations.RunPython(keep_in, keep_beside)]
