"""移送涉嫌犯罪案件, as rows that run beside the main line (处罚法27、57(4)、82; 移送规定).

While the transfer is open nothing is told, reviewed or decided; evidence may still be secured. If
the police open no case, or the judiciary hands it back, ours goes on where it stood (CF-G16).
"""

from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.procedure import Episode, Need, Role, Step

_ASKED = ("send_transfer", "ask_police_again")
_BEFORE_AN_ANSWER = ("report_crime", "approve_transfer", *_ASKED)
_ANSWERED = Need(_ASKED, "案件移送公安机关以后，才能登记公安机关的处理结果。", cite("移送规定5"))
_POLICE_CASE = Need(("police_files",), "公安机关立案以后，才能办理这一步。", cite("移送规定12"))


def _row(code: str, name: str, role: Role, *citations: str, **more: Any) -> Step:
    return Step(
        code, name, "investigation", role, citations=tuple(cite(one) for one in citations), **more
    )


TRANSFER_STEPS = (
    _row(
        "report_crime",
        "提请移送涉嫌犯罪案件",
        Role.OFFICER,
        *("处罚法27", "移送规定5"),
        needs=(Need(("file_case",), "立案获批准后，才能在本案中提请移送。", cite("处罚法54")),),
        starts=("CF-TRANSFER-APPROVE",),
        voids=("police_declines",),
        closed_by=("ask_police_again", "police_files", "decide"),
        optional=True,
    ),
    _row(
        "approve_transfer",
        "批准移送",
        Role.LEADER,
        *("处罚法57(4)", "移送规定5"),
        task="审批移送涉嫌犯罪案件",
        needs=(Need(("report_crime",), "承办人员提请后，才能审批移送。", cite("移送规定5")),),
        papers=("D23",),
        starts=("CF-TRANSFER-SEND",),
        stops=("CF-TRANSFER-APPROVE",),
    ),
    _row(
        "decline_transfer",
        "不批准移送",
        Role.LEADER,
        *("移送规定5",),
        needs=(Need(("report_crime",), "承办人员提请后，才能审批移送。", cite("移送规定5")),),
        stops=("CF-TRANSFER-APPROVE",),
        voids=("report_crime",),
        closed_by=("approve_transfer",),
        optional=True,
        repeatable=True,
    ),
    _row(
        "send_transfer",
        "向公安机关移送案件",
        Role.OFFICER,
        *("处罚法27", "移送规定5"),
        needs=(Need(("approve_transfer",), "机关负责人批准移送后，才能移送。", cite("移送规定5")),),
        stops=("CF-TRANSFER-SEND",),
    ),
    _row(
        "police_files",
        "公安机关立案",
        Role.OFFICER,
        *("处罚法27", "移送规定12"),
        task="登记公安机关的处理结果",
        needs=(_ANSWERED,),
        starts=("CF-TRANSFER-GOODS",),
        voids=_BEFORE_AN_ANSWER,
    ),
    _row(
        "police_declines",
        "公安机关不予立案",
        Role.OFFICER,
        *("处罚法82", "移送规定10"),
        needs=(_ANSWERED,),
        starts=("CF-TRANSFER-RECONS",),
        voids=_BEFORE_AN_ANSWER,
        closed_by=("police_files",),
        optional=True,
        repeatable=True,
    ),
    _row(
        "ask_police_again",
        "提请公安机关复议",
        Role.OFFICER,
        *("移送规定9",),
        needs=(
            Need(
                ("police_declines",),
                "公安机关决定不予立案的，才能提请复议。",
                cite("移送规定9"),
            ),
        ),
        stops=("CF-TRANSFER-RECONS",),
        voids=("police_declines",),
        guards=("CF-G16",),
        optional=True,
    ),
    _row(
        "hand_over_goods",
        "移交涉案物品和材料",
        Role.OFFICER,
        *("移送规定12",),
        needs=(_POLICE_CASE,),
        stops=("CF-TRANSFER-GOODS",),
    ),
    _row(
        "judiciary_returns",
        "司法机关移回处罚",
        Role.OFFICER,
        *("处罚法27.1",),
        needs=(_POLICE_CASE,),
        voids=("police_files", "hand_over_goods", "report_closing", "endorse_closing"),
        optional=True,
        repeatable=True,
    ),
)

TRANSFER = Episode(
    code="transfer",
    name="移送司法机关",
    role=Role.LEADER,
    citations=(cite("处罚法27"), cite("处罚法57(4)")),
    begins_after=("file_case",),
    ends_with="公安机关不予立案，或者司法机关移回处罚",
    opened_by=("report_crime", "ask_police_again"),
    closed_by=("decline_transfer", "police_declines", "judiciary_returns"),
    blocks=(
        "conclude_investigation",
        "notify",
        "serve_notice",
        "draft_decision",
        "refer",
        "ask_recheck",
        "review_agrees",
        "endorse_decision",
        "deliberate",
        "deliberate_against",
        "decide",
    ),
    starts=("CF-TRANSFER-SEND",),
    papers=("D23",),
)
