"""An instance: its folder, secret, database and keys."""

import fcntl
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from sunlit.cases.access import cases_without_access
from sunlit.cases.duties import derive
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.refresh_access import refresh_access
from sunlit.cases.services.refresh_case import refresh_case
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.catalogue.services.load_house import load_house
from sunlit.catalogue.services.take_over_matters import take_over_matters
from sunlit.commands.derived_by import follow_version
from sunlit.commands.indexing import fill_empty_index
from sunlit.ledger.notes import create_key
from sunlit.ledger.places import key_file
from sunlit.ledger.services.begin_rules import begin_rules
from sunlit.people.services.begin_second_person import begin_second_person
from sunlit.people.services.take_over_people import take_over_people
from sunlit.people.services.take_over_roles import take_over_roles
from sunlit.web import clock
from sunlit.web.demonstration import is_demonstration

_UPGRADE = 0x5355_4E10


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
    """Bring the database to the structure of this version, fill what is new, collect files.

    Whoever starts second waits and finds the work done; killed half-way it is started again.
    """
    with _alone():
        call_command("migrate", verbosity=0)
        if not key_file().exists():
            create_key(key_file())
        load_house(clock.now())
        take_over_roles(clock.now())
        take_over_people(clock.now())
        begin_second_person(clock.now())
        begin_rules(clock.now())
        take_over_matters(clock.now())
        for case in left_by_older(Case.objects.filter(summary=None)):
            facts = CaseFacts(case)
            refresh_case(facts, derive(facts, current_calendar(), current_house()))
        for case in left_by_older(cases_without_access()):
            refresh_access(CaseFacts(case))
        follow_version()
        fill_empty_index()
        call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def _alone() -> Iterator[None]:
    """Keep others from changing the instance's folder and, on other machines, its database."""
    owner = connections["owner" if "owner" in settings.DATABASES else DEFAULT_DB_ALIAS]
    with (settings.INSTANCE_DIR / ".upgrade.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if owner.vendor != "postgresql":
            yield
            return
        with owner.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_UPGRADE])
        try:
            yield
        finally:
            with owner.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_UPGRADE])


def left_by_older(lacking: QuerySet[Case]) -> list[Case]:
    """Return the cases that lack what an earlier version did not store; the newest first.

    Whoever upgrades does all of them before anybody works. So they reach from one end: when neither
    the first case nor the last lacks anything none does, and not all need be looked at.
    """
    ends = [Case.objects.order_by(order).values("pk")[:1] for order in ("pk", "-pk")]
    if not any(lacking.filter(pk__in=end).exists() for end in ends):
        return []
    return list(lacking.select_related("office", "matter").order_by("-pk"))
