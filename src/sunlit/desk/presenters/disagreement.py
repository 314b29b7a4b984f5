"""What was said of the draft beside the steps that answer it, and where an opinion leads."""

from sunlit.cases.objection import standing_objection
from sunlit.cases.queries import CaseFacts
from sunlit.review.queries import legal_view, office_view, unanswered
from sunlit.rules.legal_review import Opinion
from sunlit.rules.penalty_consultation import ANSWERED
from sunlit.web.parts import Fact

HEADINGS = {
    "ask_recheck": "对书稿的审核意见",
    "study_disagreement": "双方的意见",
    ANSWERED: "等待答复的请示、咨询",
}
_CRIME = "涉嫌犯罪的，办理“提请移送涉嫌犯罪案件”；不归本机关管辖的，移送有管辖权的机关。"


def views_shown(facts: CaseFacts, code: str) -> list[Fact]:
    """Return what was said of the draft, beside the steps that answer it; empty elsewhere."""
    if code == "ask_recheck" and "review_objects" in facts.position.standing:
        return [Fact("法规科意见", legal_view(facts))]
    if code == "study_disagreement" and "recheck_maintains" in facts.position.standing:
        return [
            Fact("承办科室意见", office_view(facts)),
            Fact("法规科意见", legal_view(facts)),
        ]
    if code == ANSWERED:
        return [
            Fact(f"{one.content['asked_on']} {one.content['body']}", one.content["question"])
            for one in unanswered(facts)
        ]
    return []


def after_opinion(facts: CaseFacts) -> str:
    """Return where the opinion that does not agree sends the case; empty without one."""
    objected = standing_objection(facts)
    if objected is None:
        return ""
    given = [one for one in Opinion if one.value in objected.content.get("opinions", ())]
    said = "；".join(f"{one.label}（{one.consequence}）" for one in given)
    lines = [f"法规科的审核意见：{said}。"] if said else []
    if Opinion.TRANSFER in given:
        lines.append(_CRIME)
    if objected.code == "review_objects":
        lines.append("承办科室有异议的，可以申请复核一次。")
    else:
        lines.append("承办科室采纳的，重新拟定书稿；仍有异议的，由局领导集体研究。")
    return "".join(lines)
