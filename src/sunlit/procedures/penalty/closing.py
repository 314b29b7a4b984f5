"""How a case may be closed: the manner says what happened, and nothing else (CF-G20)."""

from sunlit.cases.queries import CaseFacts, taken
from sunlit.procedures.penalty.payments import owed_fen
from sunlit.procedures.penalty.transferred import is_unanswered
from sunlit.rules.carrying_out import is_unfinished
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Fact
from sunlit.rules.refusal import Refusal

EXECUTED = "处罚执行完毕"
NOT_PUNISHED = "不予行政处罚"
TRANSFERRED = "移送"
EXECUTION_ENDED = "终结执行"
INVESTIGATION_ENDED = "终止调查"
_OF_SEVERAL = ("", TRANSFERRED, EXECUTION_ENDED, EXECUTED, NOT_PUNISHED)
"""Which manner is that of a case whose parties fared differently: the first of these."""
_BASIS = cite("记录制度9")


def closing_manner(facts: CaseFacts) -> str:
    """Return the manner that agrees with what happened; empty while the case cannot be closed.

    Of several parties it is carried out when it is for each who is punished.
    """
    if len(facts.views) > 1:
        manners = {closing_manner(view) for view in facts.views}
        return next((one for one in _OF_SEVERAL if one in manners), "")
    standing = facts.position.standing
    with_the_police = "police_files" in standing
    if is_unanswered(facts) or (with_the_police and "hand_over_goods" not in standing):
        return ""
    if with_the_police and "decide" not in standing:
        return TRANSFERRED
    # What was decided before the transfer is carried out all the same (移送规定11.2).
    return _as_decided(facts)


def _as_decided(facts: CaseFacts) -> str:
    standing = facts.position.standing
    if "serve" not in standing:
        return ""
    if not facts.branch[Fact.PUNISHES]:
        return NOT_PUNISHED
    if "execute" not in standing:
        return ""
    executed = taken(facts, "execute").content
    unfinished = owed_fen(facts) or is_unfinished(executed.get("carried_out") or [])
    return EXECUTION_ENDED if unfinished else EXECUTED


def closing_fault(facts: CaseFacts, manner: str) -> Refusal | None:
    """Return why the case may not be closed in that manner, or None."""
    if manner == closing_manner(facts):
        return None
    if is_unanswered(facts):
        return Refusal(
            "本案正在移送公安机关，登记公安机关的处理结果以后才能结案。",
            cite("移送规定5"),
            "manner",
        )
    return Refusal(f"不能以“{manner}”结案：{_ASKS[manner]}。", _BASIS, "manner")


_ASKS = {
    EXECUTED: "处罚决定应当已经送达，罚款、没收的违法所得已经缴清，其他处罚已经执行，"
    "并登记执行完毕",
    NOT_PUNISHED: "应当作出不予行政处罚决定，并已经送达",
    TRANSFERRED: "公安机关应当已经立案，涉案物品和材料已经移交；"
    "移送以前已经作出的处罚决定照常执行，以执行情况结案",
    EXECUTION_ENDED: "应当还有罚款、违法所得没有缴纳或者处罚没有执行，"
    "并在执行情况中写明不再执行的理由",
    INVESTIGATION_ENDED: "本案没有批准终止调查",
}
