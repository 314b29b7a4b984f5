"""What is proposed when the investigation ends, and again in the draft of the decision."""

from sunlit.procedures.penalty.forms.kinds import (
    BAN,
    BUSINESS,
    CONFISCATED,
    CRITICISM,
    LICENSE,
    RATE,
    REFUND,
    SECTIONS,
    SITUATION,
)
from sunlit.procedures.penalty.forms.several import SEVERAL
from sunlit.rules.discretion import Tier
from sunlit.rules.forms import Apart, Field, Kind
from sunlit.rules.leniency import Leniency
from sunlit.rules.penalty_outcomes import PenaltyOutcome

OUTCOMES = tuple((outcome.value, outcome.label) for outcome in PenaltyOutcome)

TIERS = tuple((tier.value, tier.label) for tier in Tier)
DISCRETION = (
    Field(
        "tier",
        "裁量档次",
        Kind.CHOICE,
        required=False,
        when="给予处罚的必选",
        choices=TIERS,
        apart=Apart.ALIKE,
        help="本机关的裁量基准见页面上方。",
    ),
    Field(
        "deviation",
        "偏离裁量基准的理由",
        Kind.LONG_TEXT,
        required=False,
        when="罚款不在所选档次的幅度内的必填",
        size=500,
        apart=Apart.ALIKE,
    ),
    *(
        Field(one.value, one.label, Kind.YES_NO, help=f"{one.citation}：{one.effect.label}。")
        for one in Leniency
    ),
    Field(
        "correction",
        "责令改正的内容",
        Kind.LONG_TEXT,
        required=False,
        when="给予处罚的填写这一项或者下一项",
        size=500,
        help="实施处罚时，应当责令当事人改正或者限期改正（《行政处罚法》第二十八条）。",
    ),
    Field("no_correction", "不需要责令改正的原因", required=False, when="没有责令改正的必填"),
    REFUND,
)

DISPOSITION = (
    Field("outcome", "处理意见", Kind.CHOICE, choices=OUTCOMES),
    Field(
        "facts",
        "违法事实",
        Kind.LONG_TEXT,
        size=5000,
        help="时间、地点、行为、情节、后果，每一句都要有证据。",
    ),
    Field("characterization", "定性", size=300, help="属于什么违法行为。"),
    Field(
        "violated",
        "违反的规定",
        required=False,
        when="给予处罚的必填",
        size=500,
        help="写到条、款、项。",
    ),
    Field(
        "basis",
        "处罚依据",
        required=False,
        when="给予处罚的必填",
        size=500,
        help="写到条、款、项。",
    ),
    Field(
        "discretion",
        "裁量理由",
        Kind.LONG_TEXT,
        size=2000,
        help="适用哪一档、为什么；从轻、减轻或者从重的情节。"
        "不予处罚的，写明事实怎样符合不予处罚的情形。",
    ),
    *SITUATION,
    Field("warning", "警告", Kind.YES_NO),
    CRITICISM,
    Field(
        "fine_fen",
        "罚款（元）",
        Kind.MONEY,
        help="没有罚款的，以及不予处罚的，填 0；按比例或者倍数计算的填 0，由系统算出。",
        apart=Apart.ALIKE,
    ),
    *RATE,
    *CONFISCATED,
    *LICENSE,
    *BUSINESS,
    *BAN,
    *DISCRETION,
    *SEVERAL,
)
NEW_FACTS = Field(
    "new_facts",
    "加重所依据的新事实",
    Kind.LONG_TEXT,
    required=False,
    when="当事人陈述、申辩以后，比第一次告知的更重的必填",
    size=1000,
    help="什么新的事实、有什么证据；写进调查终结报告和重新告知的告知书。不得因陈述、申辩加重处罚。",
)
ONE_FINE = (
    Field("fined_before", "同一个违法行为已经被罚款", Kind.YES_NO),
    Field("other_norms", "同一个违法行为还违反其他应当罚款的规定", Kind.YES_NO),
    Field(
        "one_fine",
        "一事不再罚的说明",
        Kind.LONG_TEXT,
        required=False,
        when="前两项有“是”的必填",
        size=500,
        help="对同一个违法行为不得给予两次以上罚款；违反多个规定的，按照罚款数额高的处罚。",
    ),
)

DISPOSITION_SECTIONS = {
    "facts": "事实和依据",
    **SECTIONS,
    "tier": "裁量",
    "incapable": "从轻、减轻、不予处罚的情形",
    "correction": "责令改正",
    "proved_by": "数个违法行为",
}
"""The headings of `DISPOSITION`, by the entry each stands above."""
