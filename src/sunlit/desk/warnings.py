"""What stands against the instance, above every page of those who supervise and audit.

That nothing can be done while the clock is wrong stands above every page of everybody.
"""

import time
from collections.abc import Collection

from django.conf import settings
from django.utils import timezone

from sunlit.assurance.queries import Alarm, told_alarms
from sunlit.ledger.put_back import ClockPutBack, put_back
from sunlit.rules.procedure import Role
from sunlit.web.parts import Link, Notice

TOLD = frozenset({Role.AUDITOR, Role.SUPERVISOR})
URL = "/desk/assurance/"
_KEPT_SECONDS = 20.0
_kept: dict[str, tuple[float, list[Alarm]]] = {}
"""What was told last, by instance: a page of a list need not ask for it again each time."""


def warnings(roles: Collection[Role]) -> list[Notice]:
    """Return one notice with all that was found, for whoever is told; of the clock all are told."""
    told = _of_the_clock()
    standing = _standing() if TOLD & set(roles) else []
    if not standing:
        return told
    grave = any(alarm.grave for alarm in standing)
    return [
        *told,
        Notice(
            "核对发现问题，请查明" if grave else "日志和核对有情况，请看一看",
            tone="bad" if grave else "warn",
            lines=tuple(alarm.sentence for alarm in standing),
            actions=(Link("看核对情况", URL),),
        ),
    ]


def _of_the_clock() -> list[Notice]:
    """Return what everybody must know before they fill in a form in vain."""
    signed = put_back()
    return [] if signed is None else [Notice(str(ClockPutBack(signed)), tone="bad")]


def _standing() -> list[Alarm]:
    key = str(settings.INSTANCE_DIR)
    until, standing = _kept.get(key, (0.0, []))
    if time.monotonic() >= until:
        standing = list(told_alarms(timezone.now()))
        _kept[key] = (time.monotonic() + _KEPT_SECONDS, standing)
    return standing
