"""Who may review a penalty decision: first-time reviewers hold the legal qualification (58.2)."""

from datetime import date
from enum import StrEnum

from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal

ASKED_SINCE = date(2018, 1, 1)
"""Since when the law asks it of who first reviews (the amendment of 2017 to the 处罚法)."""


class ReviewersGround(StrEnum):
    """Why a person may review."""

    QUALIFIED = "qualified"
    REVIEWED_BEFORE = "reviewed_before"

    @property
    def label(self) -> str:
        """What a form and a page call it."""
        return _LABELS[self]


_LABELS = {
    ReviewersGround.QUALIFIED: "国家统一法律职业资格",
    ReviewersGround.REVIEWED_BEFORE: "2018年以前已经从事行政处罚决定法制审核",
}


def check_ground(ground: ReviewersGround, since: date) -> Refusal | None:
    """Return why the ground may not be entered with that day, or None."""
    if ground is ReviewersGround.QUALIFIED or since < ASKED_SINCE:
        return None
    return Refusal(
        f"{ASKED_SINCE.year}年以后初次从事审核的，应当取得国家统一法律职业资格。",
        cite("处罚法58.2"),
        "since",
    )


def check_apart(*, investigated: bool) -> Refusal | None:
    """Return why somebody who investigated the case may not review it."""
    if not investigated:
        return None
    return Refusal("参与本案调查的人员不能审核本案。", cite("审核制度10"))


UNREGISTERED_THEN = (
    "出具审核意见的时候，本系统还没有开始登记法律职业资格：没有登记，不等于没有资格。要补登记的，"
    f"由安全管理员在审核人员的页面登记取得（开始）日期（依据：{cite('处罚法58.2')}）。"
)
"""What the register says of an opinion that is older than the register: nothing."""


def asks_qualification(kind: str) -> bool:
    """Whether who first reviews such a decision must hold the qualification (处罚法58.2)."""
    return kind == "penalty"


def check_qualified(name: str, *, qualified: bool) -> Refusal | None:
    """Return why the person may give no opinion on a penalty decision, and how to mend it."""
    if qualified:
        return None
    return Refusal(
        f"{name}没有登记国家统一法律职业资格，不能出具行政处罚决定的法制审核意见；已经取得的，"
        "请安全管理员在“人员”里登记法律职业资格，2018年以前已经从事审核的也在那里登记。",
        cite("处罚法58.2"),
    )
