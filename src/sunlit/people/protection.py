"""What of persons is written once, what may change, and how a role that decides is given."""
# ruff: noqa: S608 - all SQL of this file is written in this file

from sunlit.ledger.committed import Committed
from sunlit.ledger.gate import Gate, refuse_when
from sunlit.ledger.protected import Protected, Protection
from sunlit.rules.second_person import DECIDING

_DECIDING = ", ".join(f"'{role.value}'" for role in sorted(DECIDING))
CONFIRMED = (
    "(EXISTS (SELECT 1 FROM people_roleanswer y WHERE y.assignment_id = a.id)"
    " OR NOT EXISTS (SELECT 1 FROM people_roleproposal p WHERE p.person_id = a.person_id"
    " AND p.role = a.role AND p.since <= a.since AND p.proposed_by_id = a.granted_by_id))"
)
"""An assignment `a` is confirmed, or older than the confirmation: no proposal belongs to it."""

_GATES: tuple[Gate, ...] = (
    refuse_when(
        "role_that_decides_was_proposed",
        "people_roleassignment",
        f"NEW.role IN ({_DECIDING})"
        " AND EXISTS (SELECT 1 FROM ledger_pendingevent e"
        " WHERE e.event = 'people.second_person_begun')"
        " AND NOT EXISTS (SELECT 1 FROM people_roleproposal p WHERE p.person_id = NEW.person_id"
        " AND p.role = NEW.role AND p.since <= NEW.since AND p.proposed_by_id = NEW.granted_by_id"
        " AND p.proposed_by_id <> p.person_id"
        " AND NOT EXISTS (SELECT 1 FROM people_roleanswer y WHERE y.proposal_id = p.id))",
        "审批、审核、决定、公示的角色没有人提出等第二个人确认，不能授予。",
    ),
    refuse_when(
        "role_is_confirmed_by_a_second_person",
        "people_roleanswer",
        "NEW.assignment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people_roleproposal p"
        " JOIN people_roleassignment a ON a.id = NEW.assignment_id WHERE p.id = NEW.proposal_id"
        " AND a.person_id = p.person_id AND a.role = p.role"
        " AND NEW.answered_by_id NOT IN (p.person_id, p.proposed_by_id)"
        " AND EXISTS (SELECT 1 FROM people_roleassignment o WHERE o.person_id = NEW.answered_by_id"
        " AND o.role IN ('leader', 'secadmin', 'auditor')))",
        "提出的人和本人都不能确认角色，由局领导、另一位安全管理员或者审计员确认。",
    ),
    refuse_when(
        "role_answer_is_signed",
        "people_roleanswer",
        "NOT EXISTS (SELECT 1 FROM people_rolesignature g"
        " WHERE g.proposal_id = NEW.proposal_id AND g.signer_id = NEW.answered_by_id)",
        "对提出的角色的答复没有答复的人本人的签署。",
    ),
)

PROTECTION = Protection(
    protected=(
        Protected("people_roleassignment", "谁从哪一天起担任什么角色；终止另写一行"),
        Protected("people_legalqualification", "审核人员的法律职业资格；更正另写一行"),
        Protected("people_roleend", "角色的终止"),
        Protected("people_roleproposal", "提出的角色；没有第二个人确认的不生效"),
        Protected("people_rolesignature", "谁签署了对提出的角色的答复，所签内容的指纹"),
        Protected("people_roleanswer", "谁确认、不同意提出的角色"),
        Protected("people_givenpassword", "谁在什么时候为别人设了密码"),
        Protected("people_passwordconfirmation", "本人怎样确认密码是自己的"),
        Protected("people_enforcementcertificate", "执法证：谁、何号、从何日到何日"),
        Protected("people_signin", "谁在什么时候登录、登录失败"),
    ),
    committed=(
        Committed(
            "people_office",
            "文书写明科室名称，查阅权限按科室",
            ("code", "name", "telephone", "is_handling"),
        ),
        Committed(
            "people_person",
            "文书写明姓名、职务，签署凭密码，查阅权限按科室",
            (
                "username",
                "name",
                "office_id",
                "post",
                "is_active",
                "must_change_password",
                "sessions_ended",
                "password",
            ),
            frozenset({"password"}),
        ),
    ),
    gates=_GATES,
)
