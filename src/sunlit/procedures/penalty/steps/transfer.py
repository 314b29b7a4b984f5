"""移送涉嫌犯罪案件, as rows that run beside the main line (处罚法27、57(4); 移送规定).

While the transfer is open nothing is told, reviewed or decided; evidence may still be secured. If
the police open no case, or the judiciary hands it back, ours goes on where it stood (CF-G16). A
crime may come to light after the decision too: what is decided is carried out (移送规定11.2), and
the case is closed once the police have answered.
"""

from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.procedure import Episode, Need, Role, Step
from sunlit.rules.refusal import Refusal

_ASKED = ("send_transfer", "ask_police_again", "ask_procuratorate")
_BEFORE_AN_ANSWER = ("report_crime", "approve_transfer", *_ASKED)
_ANSWERED = Need(_ASKED, "案件移送公安机关以后，才能登记公安机关的处理结果。", cite("移送规定5"))
_POLICE_CASE = Need(("police_files",), "公安机关立案以后，才能办理这一步。", cite("移送规定12"))


def why_not_head(post: str, head_title: str, acting_basis: str) -> Refusal | None:
    """Return why somebody of that post may not decide on a transfer, or None (移送规定5).

    :param head_title: what the organ calls its head; 副 before it is a deputy.
    :param acting_basis: on what ground a deputy runs the organ, empty when none is named.
    """
    is_head = post.endswith(head_title) and not post.endswith(f"副{head_title}")
    if is_head or acting_basis.strip():
        return None
    return Refusal(
        f"移送涉嫌犯罪案件由正职负责人或者主持工作的负责人决定。您登记的职务是“{post}”："
        "由您主持工作的，写明依据；不是的，请由正职负责人办理。",
        cite("移送规定5"),
        "acting_basis",
    )


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
        closed_by=("ask_police_again", "ask_procuratorate", "police_files"),
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
        shows=("D23",),
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
        answers="approve_transfer",
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
        stops=("CF-DECIDE",),
        counts_from="received_on",
        voids=_BEFORE_AN_ANSWER,
    ),
    _row(
        "police_declines",
        "公安机关不予立案",
        Role.OFFICER,
        *("移送规定8", "移送规定10"),
        needs=(_ANSWERED,),
        starts=("CF-TRANSFER-RECONS", "CF-TRANSFER-PROC"),
        counts_from="received_on",
        voids=_BEFORE_AN_ANSWER,
        optional=True,
        repeatable=True,
        closed_by=("police_files",),
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
        "ask_procuratorate",
        "建议人民检察院立案监督",
        Role.OFFICER,
        *("移送规定9",),
        needs=(
            Need(
                ("police_declines",),
                "公安机关决定不予立案的，才能建议人民检察院立案监督。",
                cite("移送规定9"),
            ),
        ),
        stops=("CF-TRANSFER-RECONS", "CF-TRANSFER-PROC"),
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
    citations=(cite("处罚法27"), cite("处罚法57(4)")),
    opened_by=("report_crime", "ask_police_again", "ask_procuratorate"),
    closed_by=("decline_transfer", "police_declines", "judiciary_returns"),
    blocks=(
        "propose_voiding",
        "void_case",
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
)
