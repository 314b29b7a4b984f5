"""缴款, 执行 and 结案 (P15 to P18; 处罚法66、67)."""

from sunlit.parts.proving.steps import proving_steps
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Fact, Need, Role, Step

_ENDED = (
    Need(
        ("execute", "hand_over_goods"),
        "处罚决定执行完毕（有缴款凭证等执行记录）后，才能结案。",
        cite("记录制度9"),
        only_if=Fact.PUNISHES,
    ),
    Need(("serve", "hand_over_goods"), "决定书送达后，才能结案。", cite("处罚法61")),
    Need(
        ("publish", "withhold", "hand_over_goods"),
        "决定公示（或者依法不予公开）后，才能结案。",
        cite("公示制度6(3)"),
    ),
)
"""A case ends with its decision carried out and public, or with the police."""

_REPORTED = Need(("report_closing",), "承办人员提请结案后，才能审批。", cite("记录制度9"))
_ENDORSED = Need(
    ("endorse_closing",), "承办科室负责人提出意见后，才能审批结案。", cite("记录制度9")
)
_CLOSING = (cite("记录制度9"), cite("记录制度12"))

EXECUTION_STEPS = (
    Step(
        code="record_payment",
        name="登记缴款",
        stage="execution",
        role=Role.OFFICER,
        citations=(cite("处罚法66"), cite("处罚法67"), cite("处罚法74.2")),
        needs=(
            Need(
                ("serve",),
                "决定书送达后，才能登记缴款。",
                cite("处罚法61"),
            ),
        ),
        stops=("CF-PAY", "CF-GAINS"),
        counts_from="paid_on",
        closed_by=("execute",),
        optional=True,
        repeatable=True,
    ),
    Step(
        code="receive_goods",
        name="登记收到没收财物",
        stage="execution",
        role=Role.OFFICER,
        citations=(cite("处罚法59(4)"), cite("处罚法74")),
        needs=(Need(("serve",), "决定书送达后，才能登记收到没收的财物。", cite("处罚法61")),),
        stops=("CF-GOODS",),
        counts_from="received_on",
        closed_by=("execute",),
        optional=True,
        repeatable=True,
    ),
    *proving_steps(proven=("serve_notice", "serve")),
    Step(
        code="execute",
        name="执行完毕",
        task="登记执行情况",
        stage="execution",
        role=Role.OFFICER,
        citations=(cite("处罚法66"), cite("处罚法67")),
        needs=(Need(("serve",), "决定书送达后，才能登记执行情况。", cite("处罚法61")),),
        starts=("CF-CLOSE",),
        stops=("CF-PAY", "CF-GAINS", "CF-GOODS"),
        guards=("CF-G20",),
        asked_if=Fact.PUNISHES,
    ),
    Step(
        code="report_closing",
        name="提请结案",
        stage="closing",
        role=Role.OFFICER,
        citations=_CLOSING,
        needs=_ENDED,
        guards=("CF-G20",),
    ),
    Step(
        code="endorse_closing",
        name="结案审核",
        stage="closing",
        role=Role.OFFICE_HEAD,
        citations=_CLOSING,
        needs=(_REPORTED,),
        shows=("D24",),
    ),
    Step(
        code="oppose_closing",
        name="科室不同意结案",
        stage="closing",
        role=Role.OFFICE_HEAD,
        citations=_CLOSING,
        needs=(_REPORTED,),
        voids=("execute", "report_closing"),
        answers="endorse_closing",
        optional=True,
        repeatable=True,
        closed_by=("endorse_closing",),
    ),
    Step(
        code="return_closing_report",
        name="科室退回结案报告",
        stage="closing",
        role=Role.OFFICE_HEAD,
        citations=_CLOSING,
        needs=(_REPORTED,),
        voids=("report_closing",),
        answers="endorse_closing",
        optional=True,
        repeatable=True,
        closed_by=("endorse_closing",),
    ),
    Step(
        code="close",
        name="结案",
        task="审批结案",
        stage="closing",
        role=Role.LEADER,
        citations=_CLOSING,
        needs=(*_ENDED, _REPORTED, _ENDORSED),
        papers=("D24",),
        shows=("D24",),
        starts=("DA-ARCHIVE",),
        stops=("CF-CLOSE",),
        guards=("CF-G20",),
        ends=True,
        ended="已结案",
    ),
    Step(
        code="refuse_closing",
        name="不同意结案",
        stage="closing",
        role=Role.LEADER,
        citations=_CLOSING,
        needs=(_ENDORSED,),
        voids=("execute", "report_closing", "endorse_closing"),
        answers="close",
        optional=True,
        repeatable=True,
    ),
    Step(
        code="return_closing",
        name="退回结案报告",
        stage="closing",
        role=Role.LEADER,
        citations=_CLOSING,
        needs=(_ENDORSED,),
        voids=("report_closing", "endorse_closing"),
        answers="close",
        optional=True,
        repeatable=True,
    ),
)
