"""The columns of the desk and who opens which: administrators see no case (三员分立)."""

from collections.abc import Collection
from dataclasses import dataclass

from sunlit.rules.administrators import ADMINISTRATORS
from sunlit.rules.procedure import Role


@dataclass(frozen=True)
class Section:
    """One column; `roles` may open it, everybody with business in the organ where it is empty."""

    label: str
    url: str
    roles: frozenset[Role] = frozenset()

    def is_open_to(self, roles: Collection[Role]) -> bool:
        """Whether somebody with these roles sees the column."""
        if self.roles:
            return bool(self.roles & set(roles))
        return not _only_administers(roles)


_KNOWN_TO_SYSADMIN = frozenset(set(Role) - ADMINISTRATORS | {Role.SYSADMIN})
SECTIONS = (
    Section("工作台", "/desk/"),
    Section("案件", "/desk/cases/"),
    Section("日历", "/desk/calendar/", _KNOWN_TO_SYSADMIN),
    Section("参数", "/desk/parameters/", _KNOWN_TO_SYSADMIN),
    Section("后台任务", "/desk/jobs/", frozenset({Role.SYSADMIN})),
    Section("人员", "/desk/people/", frozenset({Role.SECADMIN})),
    Section("核对", "/desk/assurance/", frozenset({Role.AUDITOR, Role.SUPERVISOR})),
    Section("日志", "/desk/log/", frozenset({Role.AUDITOR})),
)
_ABOUT_CASES = ("/desk/cases/", "/desk/parties/", "/desk/due/")


def sections_of(roles: Collection[Role]) -> list[Section]:
    """Return the columns of somebody with these roles."""
    return [section for section in SECTIONS if section.is_open_to(roles)]


def is_closed_to(path: str, roles: Collection[Role]) -> bool:
    """Whether the address belongs to the work on cases, which administrators do not see."""
    return _only_administers(roles) and (path == "/desk/" or path.startswith(_ABOUT_CASES))


def _only_administers(roles: Collection[Role]) -> bool:
    return bool(roles) and set(roles) <= ADMINISTRATORS
