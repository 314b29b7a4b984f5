"""An opinion of the legal section that does not agree, and is not answered yet (审核制度八、九)."""

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.review.steps.codes import MAINTAINS, OBJECTS

OBJECTIONS = (OBJECTS, MAINTAINS)
"""The steps by which the legal section does not agree with a draft."""


def standing_objection(facts: CaseFacts) -> Step | None:
    """Return the opinion that a new draft, a recheck or the leaders have still to answer."""
    for code in OBJECTIONS:
        if code in facts.position.standing:
            return facts.last(code)
    return None
