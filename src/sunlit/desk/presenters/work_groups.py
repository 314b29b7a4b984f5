"""What each role calls the kinds of its work: 待审核, 待复核, 待我批准, 待集体研究, 待公示."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from sunlit.rules.procedure import Role

_RECHECK = "FS-RECHECK"
_DELIBERATED = ("deliberate", "study_disagreement")
_EXAMINED_AGAIN = ("keep_withholding",)


@dataclass(frozen=True)
class Group:
    """One kind of work of a role: `code` as addresses name it, and which duties it is."""

    code: str
    label: str
    duties: Q


def _steps(*codes: str) -> Q:
    return Q(step__in=codes)


_REVIEW = (
    Group("review", "待审核", _steps("review_agrees") & ~Q(deadline=_RECHECK)),
    Group("recheck", "待复核", Q(deadline=_RECHECK)),
    Group("withholding", "不予公开待审核", _steps("review_withholding")),
)
_GROUPS: Mapping[Role, tuple[Group, ...]] = {
    Role.REVIEWER: _REVIEW,
    Role.REVIEW_HEAD: _REVIEW,
    Role.LEADER: (
        Group("approve", "待我批准", Q(role=Role.LEADER) & ~_steps(*_DELIBERATED)),
        Group("deliberate", "待集体研究", Q(role=Role.LEADER) & _steps(*_DELIBERATED)),
    ),
    Role.OFFICE_HEAD: (
        Group(
            "endorse",
            "待审核",
            Q(role=Role.OFFICE_HEAD)
            & ~_steps("publish", "assign_officers", *_EXAMINED_AGAIN)
            & ~Q(stage="intake"),
        ),
        Group("assign", "待指派", _steps("assign_officers")),
        Group("publish", "公示稿待复核", _steps("publish")),
        Group("again", "不予公开到期", _steps(*_EXAMINED_AGAIN)),
        Group("correct", "更正待审批", Q(role=Role.OFFICE_HEAD, stage="intake")),
    ),
    Role.DISCLOSER: (Group("disclose", "待公示", _steps("check_publication")),),
    Role.ARCHIVIST: (Group("archive", "待归档", _steps("archive_dossier")),),
}


def groups_of(roles: Collection[Role]) -> list[Group]:
    """Return the kinds of work of these roles, each once, in the order of the roles."""
    found = {group.code: group for role in Role if role in roles for group in _GROUPS.get(role, ())}
    return list(found.values())
