"""第二个人确认: a role that decides is given by two persons, never by one administrator alone.

No text of the three systems asks for it; it is the house's own rule, as `administrators.py` is.
"""

from collections.abc import Collection

from sunlit.rules.administrators import ADMINISTRATORS
from sunlit.rules.refusal import Refusal
from sunlit.rules.roles import Role

DECIDING = frozenset(
    {
        Role.OFFICE_HEAD,
        Role.REVIEWER,
        Role.REVIEW_HEAD,
        Role.COUNSEL,
        Role.LEADER,
        Role.DISCLOSER,
    }
)
"""Who approves, reviews, decides or releases."""
CONFIRMED = DECIDING | ADMINISTRATORS
"""The roles that a second person confirms: an administrator could hand out all the others."""


def why_not_confirmed_by(
    roles: Collection[Role], *, in_it: bool, has_leader: bool
) -> Refusal | None:
    """Return why somebody with these roles may not confirm a role, or None.

    :param in_it: whether it is who proposed the role, or who would get it.
    :param has_leader: whether anybody else is a leader already; before, the auditor confirms, since
        an organ that begins has nobody else.
    """
    if in_it:
        return Refusal("提出的人和本人都不能确认，请由另一位确认。")
    if Role.LEADER in roles or Role.SECADMIN in roles:
        return None
    if Role.AUDITOR in roles:
        if not has_leader:
            return None
        return Refusal("已经有局领导，请由局领导或者另一位安全管理员确认。")
    return Refusal("由局领导或者另一位安全管理员确认。")
