"""What a person does in the organ; the roles that a procedure table names."""

from enum import StrEnum


class Role(StrEnum):
    """What a person does in the organ; nobody holds two that conflict in one case."""

    OFFICER = "officer"
    OFFICE_HEAD = "office_head"
    REVIEWER = "reviewer"
    REVIEW_HEAD = "review_head"
    COUNSEL = "counsel"
    LEADER = "leader"
    DISCLOSER = "discloser"
    ARCHIVIST = "archivist"
    SUPERVISOR = "supervisor"
    SYSADMIN = "sysadmin"
    SECADMIN = "secadmin"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """The Chinese name of the role."""
        return _ROLE_NAMES[self]


_ROLE_NAMES = {
    Role.OFFICER: "执法人员",
    Role.OFFICE_HEAD: "承办科室负责人",
    Role.REVIEWER: "法制审核人员",
    Role.REVIEW_HEAD: "法规科负责人",
    Role.COUNSEL: "外聘审核人员",
    Role.LEADER: "局领导",
    Role.DISCLOSER: "公示信息员",
    Role.ARCHIVIST: "档案员",
    Role.SUPERVISOR: "监督人员",
    Role.SYSADMIN: "系统管理员",
    Role.SECADMIN: "安全管理员",
    Role.AUDITOR: "审计员",
}
