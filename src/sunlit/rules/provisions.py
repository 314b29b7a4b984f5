"""How a provision that was broken or applied is named, and the sentence that a paper makes of it.

An officer enters a name (《粮食流通管理条例》第二十三条第一款), or a name and its words after a
colon (《…》第四十五条：责令改正，……). Alone on a paper either is no sentence: an examiner of
case files marks it down, and the party does not read what it is told.
"""

import re
from collections.abc import Mapping
from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal

ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇两0-9]+条")
_LABELS = {"violated": "违反的规定", "basis": "处罚依据"}
_BEFORE = ("上述行为", "当事人的行为", "该行为", "违反了", "违反", "依据", "根据", "按照")
_ACT = "行为"
_CLAUSES = re.compile("[，；。]")


def check_provisions(entries: Mapping[str, Any]) -> Refusal | None:
    """Return which provision of a penalty is named without its article, or None (处罚法59)."""
    if entries["outcome"] != PenaltyOutcome.PENALTY:
        return None
    for name, label in _LABELS.items():
        if not ARTICLE.search(str(entries.get(name) or "")):
            return Refusal(
                f"“{label}”没有写到条。请写明名称和条；条文分款、项的，写到款、项，"
                "例如：《粮食流通管理条例》第四十五条第（五）项。",
                cite("处罚法59"),
                name,
            )
    return None


def violated_sentence(violated: str, characterization: str) -> str:
    """Return which provision the act broke and what it is (定性), as one sentence.

    >>> violated_sentence("《粮食流通管理条例》第二十三条第一款", "未建立粮食经营台账")
    '上述行为违反了《粮食流通管理条例》第二十三条第一款的规定，属于未建立粮食经营台账的行为。'
    """
    name, words = _parted(violated)
    own = _own_sentence(violated, name)
    characterization = characterization.strip().rstrip("。").removeprefix("属于")
    if not characterization.endswith(_ACT):
        characterization += f"的{_ACT}"
    if not name:
        return f"上述行为属于{characterization}。"
    if own:
        return f"{own}上述行为属于{characterization}。"
    words = f"（“{words}”）" if words else ""
    return f"上述行为违反了{name}的规定{words}，属于{characterization}。"


def basis_sentence(basis: str) -> str:
    """Return on which provision the penalty rests, as a sentence, with its words where given.

    >>> basis_sentence("《粮食流通管理条例》第四十五条第（五）项")
    '本机关依据《粮食流通管理条例》第四十五条第（五）项的规定处理。'
    """
    name, words = _parted(basis)
    own = _own_sentence(basis, name)
    if own:
        return own
    if words:
        return f"{name}规定：“{words}。”本机关依据这一规定处理。"
    return f"本机关依据{name}的规定处理。" if name else ""


def _own_sentence(text: str, name: str) -> str:
    """Return what the officer wrote as sentences already, with its full stop; else nothing."""
    return f"{text.strip().rstrip('。')}。" if _CLAUSES.search(name) else ""


def _parted(text: str) -> tuple[str, str]:
    """Part what was entered into the name of the provision and its words, bare of both ends."""
    name, _, words = text.strip().replace(":", "：").partition("：")
    name = name.strip().rstrip("。")
    for before in _BEFORE:
        name = name.removeprefix(before)
    return name.removesuffix("规定").removesuffix("的"), words.strip().strip("“”").rstrip("。")
