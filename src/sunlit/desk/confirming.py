"""What waits for a second person, above every page of those who may be it."""

import time
from collections.abc import Collection

from django.conf import settings

from sunlit.people.models import RoleProposal
from sunlit.rules.procedure import Role
from sunlit.web.parts import Link, Notice

CONFIRMS = frozenset({Role.LEADER, Role.SECADMIN, Role.AUDITOR})
URL = "/desk/confirmations/"
_KEPT_SECONDS = 20.0
_kept: dict[str, tuple[float, int]] = {}
"""How many waited last, by instance: a page need not ask for it again each time."""


def waiting_roles(roles: Collection[Role]) -> list[Notice]:
    """Return one notice with how many roles wait, for whoever may confirm; nothing for others."""
    if not CONFIRMS & set(roles):
        return []
    number = _number()
    if not number:
        return []
    return [
        Notice(
            f"有 {number} 个角色等待另一个人确认",
            "能审批、审核、决定的角色和管理员，由第二个人确认以后才生效。",
            tone="warn",
            actions=(Link("去看", URL),),
        )
    ]


def forget() -> None:
    """Count anew at the next page: something has just been proposed or answered."""
    _kept.pop(str(settings.INSTANCE_DIR), None)


def _number() -> int:
    key = str(settings.INSTANCE_DIR)
    until, number = _kept.get(key, (0.0, 0))
    if time.monotonic() >= until:
        number = RoleProposal.objects.filter(answer=None).count()
        _kept[key] = (time.monotonic() + _KEPT_SECONDS, number)
    return number
