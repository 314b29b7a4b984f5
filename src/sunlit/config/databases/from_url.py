"""A database address as an office writes it -> what Django wants."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# A checkpoint copies what the acts since the last one changed, while the next act waits. An act
# changes some eighty pages, the same ones again and again: every fourth thousand copies far fewer.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000; "
    "PRAGMA mmap_size=268435456; PRAGMA wal_autocheckpoint=4000; "
    "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON"
)


def database_from_url(url: str) -> dict[str, Any]:
    """Return Django's settings of the database at `url`.

    `sqlite:///PATH` or `postgresql://user:password@host:port/name?option=value`.

    :raises ValueError: when the address is neither.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme == "postgresql":
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"connect_timeout": 5, **dict(parse_qsl(parts.query))},
        }
    raise ValueError("write sqlite:///PATH or postgresql://user:password@host:port/name")


def sqlite(path: Path) -> dict[str, Any]:
    """Return the settings of a durable SQLite file: WAL, FULL, IMMEDIATE."""
    return {
        "ENGINE": "sunlit.config.databases.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        },
    }
