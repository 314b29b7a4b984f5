"""Which version of the law the stored duties were derived by: another one derives them again."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.db import transaction

import sunlit
from sunlit.cases.jobs import follow_the_version
from sunlit.cases.models import Case
from sunlit.web import clock

_ROOMS = ("rules", "parts", "procedures", "cases", "review", "disclosure", "archive", "duties")
"""What duties and summaries are derived with."""
_KINDS = {".py", ".json", ".toml"}
_FILE = "derived-by"


def follow_version() -> None:
    """Have the duties of all cases derived behind the pages, where another version derived them."""
    now, file = _fingerprint(), settings.INSTANCE_DIR / _FILE
    if file.exists() and file.read_text() == now:
        return
    if Case.objects.exists():
        with transaction.atomic():
            follow_the_version.enqueue(clock.now().isoformat())
    file.write_text(now)


def _fingerprint() -> str:
    """Return the hash of the code and data that duties are derived with."""
    digest = hashlib.sha256()
    root = Path(sunlit.__file__).parent
    for room in _ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in _KINDS:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0")
                digest.update(path.read_bytes())
    return digest.hexdigest()
