"""审核书稿, 集体讨论 and 退回: the rows between review and decision (P11, P12; 处罚法57)."""

from sunlit.rules.citations import cite
from sunlit.rules.penalty_investigation import DRAFT_AND_REVIEW
from sunlit.rules.procedure import Fact, Need, Role, Step

_NEEDS_DRAFT = Need(("draft_decision",), "没有决定书稿，不能审核。", cite("处罚法57"))
_NEEDS_REVIEW = Need(
    ("review_agrees",),
    "重大行政执法决定通过法制审核以后，才能往下办。",
    cite("审核制度5"),
    only_if=Fact.MAJOR,
)
_NEEDS_ENDORSEMENT = Need(
    ("endorse_decision",), "承办科室负责人审核书稿以后，才能往下办。", cite("处罚法57")
)

APPROVAL_STEPS = (
    Step(
        code="endorse_decision",
        name="审核决定书稿",
        stage="decision",
        role=Role.OFFICE_HEAD,
        citations=(cite("处罚法57"),),
        needs=(_NEEDS_DRAFT, _NEEDS_REVIEW),
        closed_by=("ask_recheck", "decide"),
    ),
    Step(
        code="return_decision",
        name="退回决定书稿",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57"),),
        needs=(_NEEDS_ENDORSEMENT,),
        voids=DRAFT_AND_REVIEW,
        optional=True,
        repeatable=True,
        closed_by=("decide",),
    ),
    Step(
        code="deliberate",
        name="集体讨论决定",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57.2"),),
        needs=(_NEEDS_REVIEW, _NEEDS_ENDORSEMENT),
        papers=("D14",),
        guards=("CF-G09",),
        asked_if=Fact.DELIBERATES,
        closed_by=("decide",),
    ),
    Step(
        code="deliberate_against",
        name="集体讨论未同意",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57.2"),),
        needs=(_NEEDS_REVIEW, _NEEDS_ENDORSEMENT),
        papers=("D14",),
        guards=("CF-G09",),
        voids=DRAFT_AND_REVIEW,
        optional=True,
        repeatable=True,
        closed_by=("deliberate", "decide"),
    ),
)
