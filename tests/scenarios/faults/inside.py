"""The database of an instance, opened by the test's own process between two runs of the product."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from databases import connect_to
from serving import Instance
from sunlit.config.databases.from_url import database_from_url, sqlite


@contextmanager
def inside(instance: Instance, blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let models and services work on the instance's database and folder."""
    url = instance.settings.get("SUNLIT_DATABASE_URL")
    before = dict(connections.settings)
    with override_settings(INSTANCE_DIR=instance.directory), blocker.unblock():
        connect_to(database_from_url(url) if url else sqlite(instance.directory / "sunlit.sqlite3"))
        try:
            yield
        finally:
            connections.close_all()
            connect_to(**before)
