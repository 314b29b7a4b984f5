"""退回: who sent an act back and why, for whoever does it again from what they had entered."""

from typing import Any

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.said import said_of
from sunlit.rules.procedure import Role
from sunlit.rules.signing import signs
from sunlit.web.parts import Notice


def sent_back(facts: CaseFacts, code: str) -> Step | None:
    """Return the act of another that took back the last one of that code, or None.

    What the office itself did since (a new conclusion, further evidence) leaves nothing to answer.
    """
    for step in reversed(facts.steps):
        row = facts.procedure.step(step.code)
        if step.code == code:
            return None
        if code in row.voids:
            taken_back = signs(row) and row.role is not Role.OFFICER and facts.last(code)
            return step if taken_back else None
    return None


def sent_back_notices(facts: CaseFacts, code: str) -> list[Notice]:
    """Return one notice with who sent it back, when and in which words; none where nobody did."""
    back = sent_back(facts, code)
    if back is None:
        return []
    when = f"{timezone.localtime(back.recorded_at):%m月%d日 %H:%M}"
    title = f"{facts.procedure.step(back.code).name}（{back.actor.name}，{when}）"
    return [Notice(title, said_of(facts, back), tone="warn")]


def entered_before(facts: CaseFacts, code: str) -> dict[str, Any]:
    """Return what was entered in an act that whoever approves refused or sent back."""
    back, last = sent_back(facts, code), facts.last(code)
    if back is None or last is None or not facts.procedure.step(back.code).answers:
        return {}
    return dict(facts.content(last))
