"""审核书稿, 集体讨论 and 退回: the rows between review and decision (P11, P12; 处罚法57).

Whoever convenes a deliberation records who is present; each of them gives a view of their own, by
an act and a signature of their own, the host last; then the host records the conclusion. What was
said at a meeting on paper the host enters with the signed scan.
"""

from sunlit.procedures.penalty.steps.investigation import DRAFT_AND_REVIEW, PROPOSAL_AND_AFTER
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Fact, Need, PaperIf, Role, Step

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

WRITTEN_DECISION = (
    PaperIf("D16", Fact.PUNISHES),
    PaperIf("D17", Fact.PUNISHES, holds=False),
)
"""The paper that the decision will be, by its outcome."""

APPROVAL_STEPS = (
    Step(
        code="endorse_decision",
        name="审核决定书稿",
        stage="decision",
        role=Role.OFFICE_HEAD,
        citations=(cite("处罚法57"),),
        needs=(_NEEDS_DRAFT, _NEEDS_REVIEW),
        shows=("D15",),
        shows_if=WRITTEN_DECISION,
        closed_by=("ask_recheck",),
    ),
    Step(
        code="refuse_draft",
        name="科室不同意处理意见",
        stage="decision",
        role=Role.OFFICE_HEAD,
        citations=(cite("处罚法57"),),
        needs=(_NEEDS_DRAFT, _NEEDS_REVIEW),
        voids=PROPOSAL_AND_AFTER,
        answers="endorse_decision",
        optional=True,
        repeatable=True,
        closed_by=("ask_recheck", "endorse_decision"),
    ),
    Step(
        code="return_draft",
        name="科室退回决定书稿",
        stage="decision",
        role=Role.OFFICE_HEAD,
        citations=(cite("处罚法57"),),
        needs=(_NEEDS_DRAFT, _NEEDS_REVIEW),
        voids=DRAFT_AND_REVIEW,
        answers="endorse_decision",
        optional=True,
        repeatable=True,
        closed_by=("ask_recheck", "endorse_decision"),
    ),
    Step(
        code="refuse_decision",
        name="不同意处理意见",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57"),),
        needs=(_NEEDS_ENDORSEMENT,),
        voids=PROPOSAL_AND_AFTER,
        answers="decide",
        optional=True,
        repeatable=True,
        closed_by=("decide",),
    ),
    Step(
        code="return_decision",
        name="退回决定书稿",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57"),),
        needs=(_NEEDS_ENDORSEMENT,),
        voids=DRAFT_AND_REVIEW,
        answers="decide",
        optional=True,
        repeatable=True,
        closed_by=("decide",),
    ),
    Step(
        code="convene",
        name="召集集体讨论",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57.2"),),
        needs=(_NEEDS_REVIEW, _NEEDS_ENDORSEMENT),
        guards=("CF-G09",),
        asked_if=Fact.DELIBERATES,
        optional=True,
        repeatable=True,
        closed_by=("deliberate", "decide"),
        group="deliberation",
        towards="deliberate",
    ),
    Step(
        code="record_paper_meeting",
        name="登记纸面集体讨论",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57.2"),),
        needs=(_NEEDS_REVIEW, _NEEDS_ENDORSEMENT),
        shows_if=WRITTEN_DECISION,
        guards=("CF-G09",),
        asked_if=Fact.DELIBERATES,
        optional=True,
        repeatable=True,
        closed_by=("deliberate", "decide"),
    ),
    Step(
        code="give_view",
        name="发表集体讨论意见",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57.2"),),
        needs=(_NEEDS_REVIEW, _NEEDS_ENDORSEMENT),
        shows_if=WRITTEN_DECISION,
        guards=("CF-G09",),
        asked_if=Fact.DELIBERATES,
        optional=True,
        repeatable=True,
        closed_by=("deliberate", "decide"),
        group="deliberation",
        towards="deliberate",
    ),
    Step(
        code="deliberate",
        name="集体讨论决定",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57.2"),),
        needs=(_NEEDS_REVIEW, _NEEDS_ENDORSEMENT),
        papers=("D14",),
        shows=("D14", "D15"),
        shows_if=WRITTEN_DECISION,
        guards=("CF-G09",),
        asked_if=Fact.DELIBERATES,
        closed_by=("decide",),
        group="deliberation",
    ),
    Step(
        code="deliberate_against",
        name="集体讨论未同意",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57.2"),),
        needs=(_NEEDS_REVIEW, _NEEDS_ENDORSEMENT),
        papers=("D14",),
        shows=("D14",),
        guards=("CF-G09",),
        voids=DRAFT_AND_REVIEW,
        answers="deliberate",
        optional=True,
        repeatable=True,
        closed_by=("deliberate", "decide"),
    ),
)
