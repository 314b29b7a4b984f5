"""Migrate, then put the triggers back: a schema change may drop them silently."""

from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from sunlit.ledger import privileges, triggers
from sunlit.ledger.sqlite_guard import schema_changes

OWNER = "owner"


class Command(migrate.Command):
    """Migrate as the owner where there is one, then install the triggers and grant the rights."""

    def handle(self, *args: Any, **options: Any) -> None:
        alias = options["database"]
        if alias == DEFAULT_DB_ALIAS and OWNER in settings.DATABASES:
            alias = OWNER
        connection = connections[alias]
        with schema_changes(connection):
            with transaction.atomic(using=alias):
                triggers.uninstall_gates(connection)
            try:
                super().handle(*args, **{**options, "database": alias})
            finally:
                with transaction.atomic(using=alias):
                    triggers.install(connection)
        if alias == OWNER:
            privileges.grant(connection, settings.DATABASES[DEFAULT_DB_ALIAS]["USER"])
