"""行政执法公示: what is published, how much of it, and by when.

The day that counts is the day of the decision (成文日期, the day the leader approves). What is
withheld is in `withholding.py`, what is taken down in `withdrawal.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sunlit.rules.citations import Citation, cite
from sunlit.rules.effective import Effective, Version
from sunlit.rules.refusal import Refusal


class DisclosureStage(StrEnum):
    """The three stages of disclosure (公示制度六)."""

    ADVANCE = "advance"
    ONGOING = "ongoing"
    SUBSEQUENT = "subsequent"

    @property
    def label(self) -> str:
        """The regulation's words."""
        return {"advance": "事前公开", "ongoing": "事中公示", "subsequent": "事后公开"}[self.value]


class Manner(StrEnum):
    """How much of an act is published."""

    FULL = "full"
    SUMMARY = "summary"
    COUNT = "count"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return {"full": "全文", "summary": "摘要", "count": "只计数"}[self.value]


@dataclass(frozen=True)
class PublishableAct:
    """One enforcement decision (执法决定) in the sense of 公示制度第六条（三）.

    `deadline` is the code of the period that runs from the day of the decision; empty where the
    act is only counted.
    """

    code: str
    name: str
    enforcement: str
    manner: Manner
    deadline: str
    citation: Citation


def _acts(*rows: tuple[str, str, str, Manner, str, str]) -> Mapping[str, PublishableAct]:
    return MappingProxyType(
        {row[0]: PublishableAct(*row[:5], citation=cite(row[5])) for row in rows}
    )


_FULL, _SUMMARY, _COUNT = Manner.FULL, Manner.SUMMARY, Manner.COUNT
PUBLISHABLE_ACTS: Effective[Mapping[str, PublishableAct]] = Effective(
    "应当公示的执法决定",
    (
        Version(
            date(2020, 1, 1),
            _acts(
                ("penalty", "行政处罚", "penalty", _FULL, "GS-XKCF", "公示制度6(3)"),
                ("no_penalty", "不予行政处罚", "penalty", _FULL, "GS-XKCF", "公示制度6(3)"),
                ("license_grant", "准予行政许可", "license", _FULL, "GS-XKCF", "公示制度6(3)"),
                ("license_refusal", "不予行政许可", "license", _FULL, "GS-XKCF", "公示制度6(3)"),
                ("license_change", "变更行政许可", "license", _FULL, "GS-XKCF", "公示制度6(3)"),
                ("license_renewal", "延续行政许可", "license", _FULL, "GS-XKCF", "公示制度6(3)"),
                ("license_withdrawal", "撤回行政许可", "license", _FULL, "GS-XKCF", "公示制度6(3)"),
                ("license_revocation", "撤销行政许可", "license", _FULL, "GS-XKCF", "公示制度6(3)"),
                (
                    "license_cancellation",
                    "注销行政许可",
                    "license",
                    _FULL,
                    "GS-XKCF",
                    "公示制度6(3)",
                ),
                ("seal_or_detain", "查封、扣押", "coercion", _FULL, "GS-OTHER", "公示制度6(3)"),
                (
                    "correction_order",
                    "责令改正",
                    "inspection",
                    _SUMMARY,
                    "GS-OTHER",
                    "公示制度6(3)",
                ),
                ("inspection_random", "双随机抽查", "inspection", _FULL, "GS-SSJ", "公示制度9"),
                (
                    "inspection_field",
                    "重点领域检查",
                    "inspection",
                    _FULL,
                    "GS-OTHER",
                    "公示制度6(3)",
                ),
                ("inspection_clean", "未发现问题的检查", "inspection", _COUNT, "", "公示制度6(3)"),
            ),
            cite("公示制度6(3)"),
            date(2026, 11, 24),
        ),
    ),
)
"""The only source for queue, completeness and statistics.

Not in it, so never published: filing or not filing, acceptance or not, notices, suspension,
transfer. The first version begins with the first day for which the product answers.
"""


def publishable_act(code: str, day: date) -> PublishableAct | None:
    """Return what has to be published for an act decided on `day`; None when nothing has to."""
    return PUBLISHABLE_ACTS.on(day).get(code)


def inspection_act(
    *, random: bool, special_field: bool, ordered_correction: bool, publish_clean: bool
) -> str:
    """Return under which code an inspection's result is published (公示制度六（三）、九).

    `special_field` is health, life and property, public safety, environment, natural resources;
    `publish_clean` the organ's choice to publish inspections that found nothing.
    """
    if random:
        return "inspection_random"
    if special_field:
        return "inspection_field"
    if ordered_correction:
        return "correction_order"
    return "inspection_field" if publish_clean else "inspection_clean"


def check_release(
    *, prepared_by: str, approved_by: str | None, secrecy_reviewed_by: str | None
) -> Refusal | None:
    """Return why the publication may not be released: two reviews, none by who prepared it."""
    if approved_by is None:
        return Refusal("承办科室负责人还没有审核发布内容。", cite("公示制度8"))
    if secrecy_reviewed_by is None:
        return Refusal("还没有进行保密审查。", cite("公示制度8"))
    if prepared_by in {approved_by, secrecy_reviewed_by}:
        return Refusal("拟定公示内容的人不能自己审核。", cite("公示制度8"))
    return None
