"""A second violation of the same party, beside the faultless case's own, with what it is told."""

from collections.abc import Mapping
from typing import Any

from cases.kinds import make_matters
from factories import CaseStory

SECOND: Mapping[str, Any] = {
    "matter": "KZ-02",
    "facts": "当事人2026年7月与另一投标人串通投标，中标238万元。",
    "proved_by": "1",
    "characterization": "串通投标",
    "violated": "《招标投标法》第三十二条第一款",
    "basis": "《招标投标法》第五十三条",
    "same_act": False,
    "warning": False,
    "fine_by": "permille",
    "fine_base": "中标项目金额",
    "fine_base_fen": 238_000_000,
    "fine_rate": "6",
    "has_gains": True,
    "gains_fen": 1_000_000,
    "tier": "ordinary",
    "discretion": "首次违法，适用一般档次。",
}
"""串通投标: a rate of a base, and gains."""
FINE_OF_SECOND = 1_428_000
FINE_OF_FIRST = 1_500_000
GOODS_IN_A_ROW = "Y系列三相异步电动机，2，台，一号车间\n水泵，1，台，泵房"


def second(**changes: Any) -> dict[str, Any]:
    """Return the second violation with some entries changed."""
    return {**SECOND, **changes}


def two(*rows: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """Return what a conclusion and a draft say of these further violations."""
    return {"proved_by": "1", "further": [*(rows or (second(),))], **changes}


def begun(story: CaseStory) -> CaseStory:
    """Investigate the faultless case; then the organ enters the matters of others."""
    story.until("investigate")
    make_matters()
    return story


def told(story: CaseStory, *rows: Mapping[str, Any]) -> CaseStory:
    """Conclude with these further violations, and hear the party."""
    begun(story).take("conclude_investigation", **two(*rows))
    return story.until("hear_statement")
