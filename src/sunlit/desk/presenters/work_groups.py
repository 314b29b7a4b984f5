"""What each role calls the kinds of its work: 待审核, 待复核, 待我批准, 待集体研究, 待公示."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from sunlit.cases.procedures import PROCEDURES
from sunlit.rules.procedure import Role

_RECHECK = "FS-RECHECK"


@dataclass(frozen=True)
class Group:
    """One kind of work of a role: `code` as addresses name it, and which duties it is."""

    code: str
    label: str
    duties: Q


def _of(*groups: str) -> Q:
    """Return the duties that are a step of these groups, in any procedure."""
    rows = (step for procedure in PROCEDURES.values() for step in procedure.steps)
    return Q(step__in=sorted({step.code for step in rows if step.group in groups}))


_REVIEW = (
    Group("review", "待审核", _of("review") & ~Q(deadline=_RECHECK)),
    Group("recheck", "待复核", Q(deadline=_RECHECK)),
    Group("withholding", "不予公开待审核", _of("withholding")),
)
_GROUPS: Mapping[Role, tuple[Group, ...]] = {
    Role.REVIEWER: _REVIEW,
    Role.REVIEW_HEAD: _REVIEW,
    Role.LEADER: (
        Group("approve", "待我批准", Q(role=Role.LEADER) & ~_of("deliberation")),
        Group("deliberation", "待集体研究", Q(role=Role.LEADER) & _of("deliberation")),
    ),
    Role.OFFICE_HEAD: (
        Group(
            "endorse",
            "待审核",
            Q(role=Role.OFFICE_HEAD) & ~_of("release", "assign", "again") & ~Q(stage="intake"),
        ),
        Group("assign", "待指派", _of("assign")),
        Group("release", "公示稿待复核", _of("release")),
        Group("again", "不予公开到期", _of("again")),
        Group("correct", "更正待审批", Q(role=Role.OFFICE_HEAD, stage="intake")),
    ),
    Role.DISCLOSER: (Group("disclose", "待公示", _of("disclose")),),
    Role.ARCHIVIST: (Group("archive", "待归档", _of("archive")),),
}


def groups_of(roles: Collection[Role]) -> list[Group]:
    """Return the kinds of work of these roles, each once, in the order of the roles."""
    found = {group.code: group for role in Role if role in roles for group in _GROUPS.get(role, ())}
    return list(found.values())
