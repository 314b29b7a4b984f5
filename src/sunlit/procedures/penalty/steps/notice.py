"""告知 and 陈述申辩: the rows in which the party is told and heard (P7, P8; 处罚法44、45、62)."""

from sunlit.procedures.penalty.steps.investigation import DRAFT_AND_REVIEW
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Fact, Need, PaperIf, Role, Step

NOTICE_STEPS = (
    Step(
        code="notify",
        name="行政处罚事先告知",
        stage="notice",
        role=Role.OFFICER,
        citations=(cite("处罚法44"), cite("处罚法63")),
        needs=(
            Need(
                ("conclude_investigation",),
                "调查终结并提出处理建议后，才能告知。",
                cite("处罚法44"),
            ),
        ),
        papers=("D10",),
        shows_if=(PaperIf("D10", Fact.PUNISHES),),
        voids=("serve_notice", "hear_statement", "reexamine", *DRAFT_AND_REVIEW),
        asked_if=Fact.PUNISHES,
        repeatable=True,
        closed_by=("decide",),
    ),
    Step(
        code="serve_notice",
        name="送达事先告知书",
        stage="notice",
        role=Role.OFFICER,
        citations=(cite("处罚法44"), cite("处罚法61")),
        needs=(Need(("notify",), "先制作事先告知书，再送达。", cite("处罚法44")),),
        papers=("D19",),
        starts=("CF-STATEMENT", "CF-HEAR-REQ"),
        counts_from="served_on",
        guards=("CF-G17",),
        asked_if=Fact.PUNISHES,
        closed_by=("decide",),
    ),
    Step(
        code="hear_statement",
        name="听取陈述申辩",
        stage="notice",
        role=Role.OFFICER,
        citations=(cite("处罚法45"), cite("处罚法62")),
        needs=(
            Need(("serve_notice",), "事先告知书送达当事人后，才能听取陈述申辩。", cite("处罚法44")),
        ),
        stops=("CF-STATEMENT", "CF-HEAR-REQ"),
        asked_if=Fact.PUNISHES,
        guards=("CF-G05", "CF-G06"),
        closed_by=("decide",),
    ),
    Step(
        code="reexamine",
        name="陈述申辩复核",
        stage="notice",
        role=Role.OFFICER,
        citations=(cite("处罚法45"),),
        needs=(Need(("hear_statement",), "听取陈述申辩后，才能复核。", cite("处罚法45")),),
        papers=("D11-复核",),
        guards=("CF-G05",),
        voids=DRAFT_AND_REVIEW,
        asked_if=Fact.STATEMENT_MADE,
        closed_by=("decide",),
    ),
)
