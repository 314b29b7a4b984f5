"""受案和立案: the rows before the investigation (P1 to P4; 处罚法54)."""

from sunlit.rules.citations import cite
from sunlit.rules.procedure import Fact, Need, Role, Step

INTAKE_STEPS = (
    Step(
        code="register_lead",
        name="案件来源登记",
        stage="intake",
        role=Role.OFFICER,
        citations=(cite("记录制度4"), cite("记录制度9")),
        papers=("D01",),
        starts=("CF-FILE",),
    ),
    Step(
        code="apply_to_file",
        name="提请立案",
        stage="filing",
        role=Role.OFFICER,
        citations=(cite("处罚法54"),),
        needs=(Need(("register_lead",), "先登记案件来源，再提请立案。", cite("记录制度9")),),
        guards=("CF-G03",),
    ),
    Step(
        code="file_case",
        name="立案审批",
        stage="filing",
        role=Role.LEADER,
        citations=(cite("处罚法54"), cite("处罚法42")),
        needs=(Need(("apply_to_file",), "承办科室提请立案后，才能审批。", cite("处罚法54")),),
        papers=("D02",),
        starts=("CF-DECIDE",),
        stops=("CF-FILE",),
        guards=("CF-G01",),
        closed_by=("decline_to_file",),
    ),
    Step(
        code="decline_to_file",
        name="不予立案",
        task="立案审批",
        stage="filing",
        role=Role.LEADER,
        citations=(cite("处罚法54"), cite("处罚法76")),
        needs=(Need(("apply_to_file",), "承办科室提请后，才能审批。", cite("处罚法54")),),
        papers=("D02-不予",),
        starts=("DA-ARCHIVE",),
        stops=("CF-FILE",),
        closed_by=("file_case",),
        ends=True,
    ),
    Step(
        code="tell_reporter",
        name="告知举报人",
        stage="filing",
        role=Role.OFFICER,
        citations=(cite("处罚法54"),),
        needs=(
            Need(
                ("file_case", "decline_to_file"),
                "审批以后，才能把处理结果告知举报人。",
                cite("处罚法54"),
            ),
        ),
        asked_if=Fact.REPORTED,
        after_end=True,
    ),
)
