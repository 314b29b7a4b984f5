"""What a reviewer enters before signing: the findings, the opinions, the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from sunlit.review.models import Outcome
from sunlit.rules.legal_review import Opinion, Point


@dataclass(frozen=True)
class Found:
    """What the reviewer found on one point: the outcome, why, and whether 定性 is wrong."""

    outcome: Outcome
    reason: str = ""
    characterization_wrong: bool = False


@dataclass(frozen=True)
class GivenOpinion:
    """What the reviewer signs."""

    findings: Mapping[Point, Found]
    opinions: frozenset[Opinion]
    text: str
