"""三员分立: who runs the system, who manages its people and who reads its log are three persons.

No text of the three systems asks for it; it is the house's own rule, kept here as data.
"""

from collections.abc import Collection

from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal

ADMINISTRATORS = frozenset({Role.SYSADMIN, Role.SECADMIN, Role.AUDITOR})


def why_not_together(wanted: Role, held: Collection[Role]) -> Refusal | None:
    """Return why a person with the roles `held` may not hold `wanted` too, or None."""
    others = sorted(set(held) - {wanted}, key=list(Role).index)
    administers = [role for role in others if role in ADMINISTRATORS]
    if wanted in ADMINISTRATORS and others:
        return _refusal(wanted, (administers or others)[0])
    return _refusal(wanted, administers[0]) if administers else None


def _refusal(wanted: Role, held: Role) -> Refusal:
    both_administer = {wanted, held} <= ADMINISTRATORS
    sentence = (
        f"{wanted.label}和{held.label}不能是同一个人：系统管理、人员授权、日志审计由三个人分开承担。"
        if both_administer
        else f"{held.label}不能兼任{wanted.label}：管理系统的人不办理执法业务。"
        if held in ADMINISTRATORS
        else f"{wanted.label}不能由{held.label}兼任：管理系统的人不办理执法业务。"
    )
    return Refusal(sentence, None, "role")
