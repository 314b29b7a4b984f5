"""书稿, 法制审核, 决定 and 送达 (P10 to P13; 处罚法57至61)."""

from sunlit.procedures.penalty.steps.approval import APPROVAL_STEPS, WRITTEN_DECISION
from sunlit.procedures.penalty.steps.investigation import DRAFT_AND_REVIEW
from sunlit.review.steps.disagreement import disagreement_steps
from sunlit.review.steps.review import review_steps
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Fact, Need, Role, Step

DECISION_STEPS = (
    Step(
        code="draft_decision",
        name="拟定决定书稿",
        stage="review",
        role=Role.OFFICER,
        citations=(cite("处罚法57"), cite("处罚法59")),
        needs=(
            Need(
                ("conclude_investigation",),
                "调查终结后，才能拟定决定。",
                cite("处罚法57"),
            ),
            Need(
                ("hear_statement",),
                "听取陈述申辩（或者期满、明示放弃）后，才能拟定决定。",
                cite("处罚法62"),
                only_if=Fact.PUNISHES,
            ),
            Need(
                ("reexamine",),
                "当事人提出陈述、申辩的，复核以后才能往下办。",
                cite("处罚法45"),
                only_if=Fact.STATEMENT_MADE,
            ),
        ),
        guards=("CF-G07", "CF-G11", "CF-G12", "CF-G13", "CF-G19"),
        voids=DRAFT_AND_REVIEW,
        repeatable=True,
        closed_by=("decide",),
        drafts=True,
    ),
    Step(
        code="undo_raise",
        name="取消提级",
        stage="review",
        role=Role.OFFICE_HEAD,
        citations=(cite("审核制度12"),),
        needs=(
            Need(
                ("conclude_investigation",),
                "调查终结后，才有可以取消的提级。",
                cite("审核制度12"),
            ),
        ),
        papers=("D13-取消",),
        voids=DRAFT_AND_REVIEW,
        asked_if=Fact.RAISED,
        optional=True,
        repeatable=True,
        closed_by=("refer", "decide"),
    ),
    *review_steps(DRAFT_AND_REVIEW),
    *disagreement_steps(DRAFT_AND_REVIEW),
    *APPROVAL_STEPS,
    Step(
        code="decide",
        name="作出决定",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("处罚法57"), cite("处罚法59"), cite("审核制度5")),
        needs=(
            Need(
                ("serve_notice",),
                "没有事先告知，不得作出处罚决定；告知不能放弃。",
                cite("处罚法44"),
                only_if=Fact.PUNISHES,
            ),
            Need(
                ("hear_statement",),
                "没有听取陈述申辩，也没有明示放弃，不得作出处罚决定。",
                cite("处罚法62"),
                only_if=Fact.PUNISHES,
            ),
            Need(
                ("reexamine",),
                "当事人提出陈述、申辩的，复核以后才能往下办。",
                cite("处罚法45"),
                only_if=Fact.STATEMENT_MADE,
            ),
            Need(("draft_decision",), "没有决定书稿，不能作出决定。", cite("处罚法59")),
            Need(
                ("review_agrees",),
                "重大行政执法决定未经法制审核或者审核未通过，不得作出。",
                cite("审核制度5"),
                only_if=Fact.MAJOR,
            ),
            Need(
                ("endorse_decision",),
                "承办科室负责人审核书稿以后，才能作出决定。",
                cite("处罚法57"),
            ),
            Need(
                ("deliberate",),
                "情节复杂或者重大违法行为的处罚，由机关负责人集体讨论决定。",
                cite("处罚法57.2"),
                only_if=Fact.DELIBERATES,
            ),
        ),
        papers=("D15",),
        papers_if=WRITTEN_DECISION,
        shows=("D15",),
        shows_if=WRITTEN_DECISION,
        starts=("CF-SERVE", "GS-XKCF"),
        stops=("CF-DECIDE",),
        guards=("CF-G07", "CF-G08", "CF-G09", "CF-G14", "CF-G15"),
        voids=("police_declines",),
        decides=True,
    ),
    Step(
        code="serve",
        name="送达决定书",
        stage="service",
        role=Role.OFFICER,
        citations=(cite("处罚法61"),),
        needs=(Need(("decide",), "作出决定后，才能送达。", cite("处罚法61")),),
        papers=("D19",),
        starts=("CF-PAY", "CF-GAINS", "CF-GOODS", "RM-RECON", "RM-SUIT"),
        counts_from="served_on",
        guards=("CF-G17",),
        stops=("CF-SERVE",),
        voids=("publish_before_service",),
    ),
)
