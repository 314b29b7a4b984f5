"""请示、咨询: whom the legal section may ask on a difficult or disputed question (审核制度九).

It may, and need not, as long as the case is under review; no step waits for the answer.
"""

from datetime import date
from enum import StrEnum

from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal


class Consulted(StrEnum):
    """The bodies that may be asked, in the order of the article."""

    SUPERIOR = "superior"
    GOVERNMENT_LEGAL = "government_legal"
    SUPERVISION = "supervision"

    @property
    def label(self) -> str:
        """The article's own words; the legal body of the government is its bureau of justice."""
        return _BODIES[self]


_BODIES = {
    Consulted.SUPERIOR: "上级主管部门",
    Consulted.GOVERNMENT_LEGAL: "同级政府法制机构（司法局）",
    Consulted.SUPERVISION: "有关监督机关",
}


def check_consultation(
    kind: str, asked_on: date, *, referred_on: date | None, today: date
) -> Refusal | None:
    """Return why the question may not be recorded, or None.

    :param referred_on: when the case first came before the legal section, None where it has not.
    """
    article = cite("审核制度9")
    if kind not in set(Consulted):
        return Refusal(
            "只能向上级主管部门、同级政府法制机构或者有关监督机关请示、咨询。", article, "kind"
        )
    if referred_on is None:
        return Refusal("承办科室送审以后，法规科才能就本案请示、咨询。", article)
    if asked_on < referred_on:
        return Refusal(f"请示、咨询日期早于送审（{referred_on}）。", article, "asked_on")
    if asked_on > today:
        return Refusal("请示、咨询日期不能晚于今天。", None, "asked_on")
    return None


def check_answer(answered_on: date, *, asked_on: date | None, today: date) -> Refusal | None:
    """Return why the answer may not be recorded, or None.

    :param asked_on: when the question was asked, None where none such waits for its answer.
    """
    if asked_on is None:
        return Refusal(
            "没有这次请示、咨询，或者已经登记过答复；每次请示、咨询登记一次答复。",
            cite("审核制度9"),
            "consultation",
        )
    if answered_on < asked_on:
        return Refusal(f"答复日期早于请示、咨询（{asked_on}）。", None, "answered_on")
    if answered_on > today:
        return Refusal("答复日期不能晚于今天。", None, "answered_on")
    return None
