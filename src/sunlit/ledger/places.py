"""Where an instance keeps the log's files and its key."""

from pathlib import Path

from django.conf import settings

from sunlit.ledger.models import Log


def key_file() -> Path:
    """Return the file of the signing key; only its owner may read it."""
    return Path(settings.INSTANCE_DIR) / "keys" / "log.key"


def last_backup_file() -> Path:
    """Return the file that says when the last backup was made; a backup does not hold it."""
    return Path(settings.INSTANCE_DIR) / "last-backup"


def log_directory(log: Log) -> Path:
    """Return the folder of the log's current generation; older ones are in g<k> below it."""
    return Path(settings.INSTANCE_DIR) / "log" / log.value


def shelf_of(log: Log, generation: int) -> Path:
    """Return the folder of an ended generation."""
    return log_directory(log) / f"g{generation}"
