"""Where an opinion of the legal section that does not agree sends the case."""

from sunlit.cases.queries import CaseFacts
from sunlit.review.objection import standing_objection
from sunlit.review.steps.codes import OBJECTS
from sunlit.rules.legal_review import Opinion

_CRIME = "涉嫌犯罪的，办理“提请移送涉嫌犯罪案件”；不归本机关管辖的，移送有管辖权的机关。"


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
    if objected.code == OBJECTS:
        lines.append("承办科室有异议的，可以申请复核一次。")
    else:
        lines.append("承办科室采纳的，重新拟定书稿；仍有异议的，由局领导集体研究。")
    return "".join(lines)
