"""An instance: its folder, secret, database and keys."""

import secrets
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from sunlit.catalogue.services.load_house import load_house
from sunlit.ledger.notes import create_key
from sunlit.ledger.places import key_file
from sunlit.web import clock
from sunlit.web.demonstration import is_demonstration


def create_folder(instance: Path) -> None:
    """Make the folder and its secret, for its owner's eyes only."""
    instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    secret = instance / "secret-key"
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(50))


def require_instance() -> None:
    """Refuse to work on a folder that is no instance yet.

    :raises SystemExit: with what to do, when the instance does not exist or its clock is moved.
    """
    if not (settings.INSTANCE_DIR / "secret-key").exists():
        print(f"{settings.INSTANCE_DIR} 还不是一个实例，请先运行 sunlit init。", file=sys.stderr)
        raise SystemExit(1)
    if settings.CLOCK and not is_demonstration():
        print("SUNLIT_CLOCK 只能用于演示，正式实例请取消这个设置。", file=sys.stderr)
        raise SystemExit(1)


def bring_up_to_date() -> None:
    """Bring the database to the structure of this version and collect the static files."""
    call_command("migrate", verbosity=0)
    if not key_file().exists():
        create_key(key_file())
    load_house(clock.now())
    call_command("collectstatic", interactive=False, verbosity=0)
