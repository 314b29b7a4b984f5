"""Whether a proxy speaks for others and is not believed: then all visitors have one address.

Who fails to sign in is slowed by address; with one address for all, thirty failures of a stranger
slow the whole office.
"""

from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

_SAID: set[str] = set()


def note_forwarded(request: HttpRequest) -> None:
    """Remember, once for each process, that a proxy of this house speaks for somebody."""
    folder = str(settings.INSTANCE_DIR)
    if settings.PROXIES or folder in _SAID or "HTTP_X_FORWARDED_FOR" not in request.META:
        return
    if _is_near(str(request.META.get("REMOTE_ADDR", ""))):
        _SAID.add(folder)
        with suppress(OSError):
            _mark().touch(mode=0o600)


def is_not_believed() -> bool:
    """Whether a proxy spoke for somebody and the settings know of none."""
    return not settings.PROXIES and _mark().exists()


def _mark() -> Path:
    return Path(settings.INSTANCE_DIR) / ".forwarded-seen"


def _is_near(address: str) -> bool:
    """Whether the peer is a machine of the house; what a stranger writes into a head is nothing."""
    try:
        return ip_address(address).is_private
    except ValueError:
        return not address
