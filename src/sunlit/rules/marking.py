"""密级: which part in a case reads which volume and which marked record (记录制度十二、十四).

Nobody reads a record because of a role alone: what counts is the part a person has in the case.
A state secret is not kept here at all: the file holds an entry that says where it is.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from types import MappingProxyType

from sunlit.rules.citations import cite
from sunlit.rules.dossier import Volume
from sunlit.rules.refusal import Refusal

STATE_SECRET = "state_secret"  # noqa: S105 - the word for it, no password
LIMITED = cite("记录制度12")
"""严格限定使用权限: the article that limits who uses the file of a case."""


class Marking(StrEnum):
    """What a record is marked with."""

    NONE = "none"
    WORK_SECRET = "work_secret"  # noqa: S105 - as above
    TRADE_SECRET = "trade_secret"  # noqa: S105 - as above
    PRIVACY = "privacy"
    REPORTER = "reporter"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return _LABELS[self]


_LABELS = {
    Marking.NONE: "无",
    Marking.WORK_SECRET: "工作秘密",
    Marking.TRADE_SECRET: "商业秘密",
    Marking.PRIVACY: "个人隐私",
    Marking.REPORTER: "举报人身份",
}


class Part(StrEnum):
    """What a person has to do with one case."""

    OPENS = "opens"
    HANDLES = "handles"
    HEADS = "heads"
    COLLEAGUE = "colleague"
    REVIEWS = "reviews"
    ADVISES = "advises"
    DECIDES = "decides"
    SUPERVISES = "supervises"
    DISCLOSES = "discloses"
    ARCHIVES = "archives"


_WORKING = frozenset({Part.HANDLES, Part.HEADS, Part.REVIEWS, Part.DECIDES, Part.ARCHIVES})
READERS: Mapping[Marking, frozenset[Part]] = MappingProxyType(
    {
        Marking.NONE: frozenset(Part),
        Marking.WORK_SECRET: _WORKING | {Part.SUPERVISES},
        Marking.TRADE_SECRET: _WORKING,
        Marking.PRIVACY: _WORKING,
        Marking.REPORTER: frozenset({Part.HANDLES, Part.HEADS}),
    }
)
"""Who handles, reviews or decides the case, their head, and the archivist who received its file.

What shows who gave the lead is read, like their name, by who handles the case and by their head.
"""
VOLUMES: Mapping[Volume, frozenset[Part]] = MappingProxyType(
    {
        Volume.MAIN: frozenset(Part),
        Volume.INTERNAL: _WORKING | {Part.COLLEAGUE, Part.SUPERVISES},
    }
)
"""正卷 is read by whoever may open the case; 副卷 stays with those who work on it or watch it."""
FOR_REVIEW = frozenset({"D09", "D11-复核", "D13-送审", "D13-外审"})
"""What of the 副卷 an invited counsel reads: the materials of the review (审核制度6)."""


def reads_volume(volume: Volume, parts: AbstractSet[Part]) -> bool:
    """Whether a person with these parts reads the volume."""
    return bool(VOLUMES[volume] & parts)


def reads_marking(marking: Marking, parts: AbstractSet[Part]) -> bool:
    """Whether a person with these parts reads a record of that marking."""
    return bool(READERS[marking] & parts)


def why_not_stored(marking: str, field: str) -> Refusal | None:
    """Return why a record of that marking is not stored here, or None when it is."""
    if marking == STATE_SECRET:
        return Refusal(
            "涉及国家秘密的材料不得存入本系统，请按照保密规定另行保管，"
            "在案卷中只登记名称代号、密级和存放处。",
            cite("记录制度14"),
            field,
        )
    if marking not in set(Marking):
        return Refusal("请选择材料的密级。", cite("记录制度14"), field)
    return None
