"""调查取证 and 调查终结: the rows between the filing and the notice (P5, P6; 处罚法54至57)."""

from sunlit.rules.citations import cite
from sunlit.rules.procedure import Need, Role, Step

_ASSIGNED = Need(
    ("assign_officers",),
    "指派两名以上办案人员后，才能调查取证。",
    cite("处罚法42"),
    since_first=True,
)
DRAFT_AND_REVIEW = (
    "draft_decision",
    "refer",
    "review_agrees",
    "endorse_decision",
    "deliberate",
    "review_objects",
    "ask_recheck",
    "recheck_maintains",
)
"""What new evidence or a new notice voids: the draft, and every word said on it."""

PROPOSAL_AND_AFTER = (
    "conclude_investigation",
    "notify",
    "serve_notice",
    "hear_statement",
    "reexamine",
    *DRAFT_AND_REVIEW,
)
"""What falls when what is proposed is not agreed to: it is proposed, told and heard anew."""

INVESTIGATING = ("investigate", "inspect_site", "interview")
"""The acts by which facts are found; any one of them is an investigation."""

INVESTIGATION_STEPS = (
    Step(
        code="investigate",
        name="调查取证",
        stage="investigation",
        role=Role.OFFICER,
        citations=(cite("处罚法54"), cite("处罚法55"), cite("处罚法46")),
        needs=(_ASSIGNED,),
        guards=("CF-G01", "CF-G18"),
        voids=DRAFT_AND_REVIEW,
        repeatable=True,
        closed_by=("decide",),
    ),
    Step(
        code="inspect_site",
        name="现场检查（勘验）",
        stage="investigation",
        role=Role.OFFICER,
        citations=(cite("处罚法54"), cite("处罚法55")),
        needs=(_ASSIGNED,),
        papers=("D03",),
        guards=("CF-G01",),
        voids=DRAFT_AND_REVIEW,
        optional=True,
        repeatable=True,
        closed_by=("decide",),
        counts_as="investigate",
    ),
    Step(
        code="interview",
        name="询问",
        stage="investigation",
        role=Role.OFFICER,
        citations=(cite("处罚法54"), cite("处罚法55")),
        needs=(_ASSIGNED,),
        papers=("D04",),
        guards=("CF-G01",),
        voids=DRAFT_AND_REVIEW,
        optional=True,
        repeatable=True,
        closed_by=("decide",),
        counts_as="investigate",
    ),
    Step(
        code="collect_evidence",
        name="补充证据",
        stage="investigation",
        role=Role.OFFICER,
        citations=(cite("处罚法46"), cite("记录制度15")),
        needs=(_ASSIGNED,),
        guards=("CF-G01", "CF-G18"),
        voids=DRAFT_AND_REVIEW,
        optional=True,
        repeatable=True,
        closed_by=("decide",),
    ),
    Step(
        code="conclude_investigation",
        name="调查终结",
        stage="investigation",
        role=Role.OFFICER,
        citations=(cite("处罚法40"), cite("处罚法57"), cite("处罚法34")),
        needs=(
            Need(
                INVESTIGATING,
                "没有调查取证记录，不能终结调查：违法事实必须查明。",
                cite("处罚法40"),
            ),
        ),
        papers=("D09", "D03-清单"),
        guards=("CF-G10", "CF-G11", "CF-G12", "CF-G13", "CF-G19"),
        voids=("notify", "serve_notice", "hear_statement", "reexamine", *DRAFT_AND_REVIEW),
        repeatable=True,
        closed_by=("decide",),
    ),
)
