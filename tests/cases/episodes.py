"""What is entered at the steps that are not of the main line, which the tests alone take."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cases import entries
from sunlit.cases.playing import Scene, Told
from sunlit.procedures.penalty.story import PENALTY_STORY, agrees, says
from sunlit.procedures.penalty.story.decision import convening
from sunlit.procedures.penalty.story.ending import service
from sunlit.procedures.penalty.story.plan import PenaltyPlan
from sunlit.review.queries import unanswered
from sunlit.rules.deliberation import MEETINGS
from sunlit.rules.procedure import Role

At = Told[PenaltyPlan]
_S = Scene[PenaltyPlan]


def _refuses(step: str, view: str, reasons: str) -> _S:
    """Return the scene of an answer that says no ("disagree") or sends back ("return")."""
    return _S(step, says({"view": view, "opinion": reasons}))


def _consulted(told: At) -> Mapping[str, Any]:
    return {**entries.CONSULTATION, "asked_on": told.day.isoformat()}


def _answered(told: At) -> Mapping[str, Any]:
    return {
        **entries.ANSWER,
        "consultation": next((str(one.seq) for one in unanswered(told.facts)), "0"),
        "answered_on": told.day.isoformat(),
    }


def _studied(told: At) -> Mapping[str, Any]:
    return {
        "ended_at": told.moment.isoformat(),
        "sides_with": "office",
        "conclusion": "一致支持承办科室的意见，纪要送法规科再次审核。",
    }


def _on_paper(step: str, view: str) -> _S:
    """Return the scene of a meeting whose signed paper says the same of every head."""

    def entered(told: At) -> Mapping[str, Any]:
        leader, *others = told.cast[Role.LEADER]
        rows = [
            {"person": str(one.pk), "view": view, "opinion": "事实清楚，裁量适当。"}
            for one in (*others, leader)
        ]
        return {"paper_views": rows}

    return _S(step, entered)


def _by_an_employee(told: At) -> Mapping[str, Any]:
    """送达: who signs is neither the party nor its head, so that a paper may mask the one name."""
    return {**service(told), "receiver": "示例乙", "receiver_relation": "收发人员"}


STORY = PENALTY_STORY.changed(
    # 送达
    replace(PENALTY_STORY.scene("serve_notice"), enters=_by_an_employee),
    replace(PENALTY_STORY.scene("serve"), enters=_by_an_employee),
    # 退回、不同意
    _refuses("return_application", "return", "没有写明违法行为终了的日期。"),
    _refuses("return_filing", "return", "收购数量没有核清，请补充核查。"),
    _refuses("refuse_draft", "disagree", "定性不准确，请重新提出处理建议。"),
    _refuses("return_draft", "return", "书稿没有写明送达的情况。"),
    _refuses("refuse_decision", "disagree", "不应当适用这一档。"),
    _refuses("return_decision", "return", "裁量理由不充分。"),
    _refuses("return_secrecy", "return", "电话没有隐去。"),
    _refuses("return_publication", "return", "案由写得不准确。"),
    _refuses("oppose_closing", "disagree", "执行情况与凭证不符。"),
    _refuses("return_closing_report", "return", "结案说明不全。"),
    _refuses("refuse_closing", "disagree", "罚款的凭证还没有核实。"),
    _refuses("return_closing", "return", "请补充缴款凭证。"),
    _refuses("return_dossier", "return", "第 3 件缺页。"),
    # 回避
    _S("request_recusal", entries.recusal_request),
    _S("decide_recusal", says(entries.RECUSAL_GRANTED)),
    _S("declare_conflict", says(entries.CONFLICT)),
    _S("stand_aside", says({"relation": entries.CONFLICT["relation"]})),
    # 提级、请示、集体研究、纸面会议
    _S("undo_raise", says({"reason": "经核实，案情简单，没有争议。"})),
    _S("ask_recheck", says(entries.RECHECK)),
    _S("consult_superior", _consulted),
    _S("record_consultation_answer", _answered),
    _S("convene_study", convening),
    _S(
        "give_study_view",
        says({"view": "office", "opinion": "事实清楚，裁量适当。"}),
        by=lambda told: told.cast[Role.LEADER][1:],
    ),
    _S("study_disagreement", _studied),
    *(
        _on_paper(one.on_paper, view)
        for one, view in zip(MEETINGS, ("agree", "office"), strict=True)
    ),
    # 不公示
    _S("propose_withholding", says(entries.WITHHOLDING)),
    _S("review_withholding", agrees("情形属实，理由充分。")),
    _S("withhold", agrees("情形属实，理由充分。")),
    _refuses("object_to_withholding", "disagree", "情形已经不存在。"),
    _refuses("decline_withholding", "disagree", "情形已经不存在。"),
    _S(
        "keep_withholding",
        says({"view": "keep", "finding": "仍然存在。", "review_on": "2027-06-01"}),
    ),
    _S("end_withholding", says({"view": "end", "finding": "系列案件已经办结。"})),
    # 移送
    _refuses("decline_transfer", "disagree", "涉案金额没有达到立案追诉标准。"),
    *(_S(step, entries.answer_of(step)) for step in entries.TRANSFER),
)
"""The main line as it is told of every penalty, and beside it what may happen to one."""
