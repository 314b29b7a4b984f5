"""What is entered in the story of one penalty: an invented company, a real matter.

What is usual, and what a form calls it, is read where the product has it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.organ import at
from scenarios.filled_in import filled_in
from sunlit.cases.playing import Told
from sunlit.desk.presenters.publication_page import SOCIAL_IMPACT
from sunlit.people.models import Office, Person
from sunlit.procedures.penalty.story import PENALTY_STORY
from sunlit.procedures.penalty.story.decision import proposed, weighed
from sunlit.procedures.penalty.story.plan import PenaltyPlan, organization, yes
from sunlit.rules.legal_review import Point
from sunlit.rules.procedure import Role
from sunlit.rules.withholding import WithholdingGround

PARTY = "阳泉示例招标咨询有限公司"
CODE = "91140300MA0TEXTA6Y"
CODE_MISTYPED = "91140300MA0TEXTA6X"
CAUSE = "泄露应当保密的招标投标资料"
ENDED = date(2026, 10, 12)
FACTS = (
    "2026年10月12日，当事人在代理某中学食堂改造项目招标时，"
    "向一家投标人泄露了已获取招标文件的潜在投标人的名称和数量。"
)
FINE_IN_WORDS = "玖万元整"
FINE_IN_FIGURES = "90,000元"
TELEPHONE = "0353-0000098"
MORNING, AFTERNOON, IN_DECEMBER = "2026-11-24 10:00", "2026-11-24 14:40", "2026-12-02 14:40"

PLAN = PenaltyPlan(
    "ZB-02",
    organization(PARTY, CODE, "山西省阳泉市城区示例街10号", "示例丑")
    | {"party_telephone": TELEPHONE},
    "complaint",
    FACTS,
    ("招标代理合同", "招标人提供", "泄露潜在投标人名称和数量的事实"),
    9_000_000,
    warning=False,
    statement="none",
)
_OFFICE = Office(name="监督检查科")
OFFICERS = [Person(pk=f"{name}（监督检查科）", office=_OFFICE) for name in ("张志强", "李敏")]
_HEADS = [Person(pk=name) for name in ("leader1", "leader2", "leader3")]
"""A person is chosen by these words."""


def usual(
    step: str, when: str, plan: PenaltyPlan = PLAN, actor: Person = OFFICERS[0]
) -> Mapping[str, Any]:
    """Return what is usually entered at that moment, where it does not depend on the case."""
    cast = {Role.OFFICER: OFFICERS, Role.LEADER: _HEADS}
    return PENALTY_STORY.scene(step).enters(Told(plan, cast, actor, at(when), None, str))


def answered(step: str, view: str = "agree", words: str = "") -> dict[str, str]:
    """Return an approval as it stands on the page."""
    return filled_in(step, yes(words) | {"view": view})


LEAD = filled_in("register_lead", {**usual("register_lead", MORNING), "party_code": CODE_MISTYPED})
LEAD["涉嫌违法行为"] = CAUSE
LEAD_CHECK = filled_in("check_lead", usual("check_lead", MORNING))
APPLICATION = filled_in(
    "apply_to_file",
    {**usual("apply_to_file", MORNING), "act_ended_on": ENDED.isoformat()},
    "jurisdiction",
    "jurisdiction_reason",
    "act_ended_on",
)
ENDORSEMENT = filled_in("endorse_filing", usual("endorse_filing", MORNING))
RETURNED = answered("return_filing", "return", "请写明泄露的时间。")
FILING = filled_in("file_case", usual("file_case", MORNING))
DECLARED = filled_in("declare_no_conflict", usual("declare_no_conflict", MORNING))
ASSIGNMENT = filled_in("assign_officers", usual("assign_officers", MORNING))
_INTERVIEW = dict(usual("interview", AFTERNOON))
QUESTIONS = [tuple(row.values()) for row in _INTERVIEW.pop("questions")][3:5]
INTERVIEW = filled_in("interview", _INTERVIEW)
PROPOSAL = filled_in("conclude_investigation", {**proposed(PLAN), "tier": "ordinary"})
NOTICE_RECEIPT = filled_in("serve_notice", usual("serve_notice", AFTERNOON))
NOTHING_SAID = filled_in("hear_statement", {"statement": "none", "hearing": "none"})
DRAFT = filled_in("draft_decision", weighed(PLAN))
MENDED_REASON = (
    "当事人首次违法，积极配合调查，主动改正，没有造成严重后果；"
    "参照裁量基准的一般档次，在五万元以上二十五万元以下的幅度内确定为九万元。"
)
MATERIALS = filled_in("refer", usual("refer", IN_DECEMBER), "proposal")
ENDORSED_DRAFT = filled_in("endorse_decision", usual("endorse_decision", IN_DECEMBER))
DECIDED = filled_in("decide", usual("decide", IN_DECEMBER))
CLOSING_ENDORSED = answered("endorse_closing")
CLOSED = answered("close")
COPY_RETURNED = answered("return_publication", "return", "请再核对案由。")
COPY_RELEASED = answered("publish")
CONVENING = filled_in("convene", usual("convene", IN_DECEMBER), "started_at", "place", "recorder")
DELIBERATION = filled_in("deliberate", usual("deliberate", IN_DECEMBER))
VIEWS = {
    str(one.pk): filled_in("give_view", usual("give_view", IN_DECEMBER, actor=one))
    for one in reversed(_HEADS)
}
VIEWS_IN_WORDS = [view["发言内容"] for view in VIEWS.values()]
POINTS = tuple(one.label for one in Point)
FAULTY_POINT = Point.DISCRETION.label
FAULT = "裁量理由没有写明适用的幅度和档次，不能说明为什么是九万元。"
DECISION_RECEIPT = filled_in("serve", usual("serve", IN_DECEMBER))
CHECK = {**dict.fromkeys((one.label for one in WithholdingGround), "否"), SOCIAL_IMPACT: "是"}
_EXAMINED = usual("review_secrecy", IN_DECEMBER)
EXAMINED, SECRECY = filled_in("review_secrecy", _EXAMINED), _EXAMINED["opinion"]
CHECKED = "核对完毕，提交审核发布"
RECEIPT = b"%PDF-1.4\n% a receipt of the bank\n"
PAYMENT = filled_in(
    "record_payment",
    {"paid_on": "2026-12-02", "amount_fen": PLAN.fine_fen, "receipt_number": "晋财罚示例0098"},
)
EXECUTION = filled_in("execute", usual("execute", IN_DECEMBER))
CLOSING = filled_in("report_closing", usual("report_closing", IN_DECEMBER))
KEPT_AT = "档案室 3 柜 2 层"
RECEPTION = filled_in("archive_dossier", {"view": "agree", "checked": True, "kept_at": KEPT_AT})
