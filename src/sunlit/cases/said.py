"""What whoever approves or reviews said: the choice that was made, then the words."""

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.rules.answers import VIEW, choices_of
from sunlit.rules.legal_review import Opinion

_WORDS = ("opinion", "conclusion", "reason", "reasons", "finding")


def said_of(facts: CaseFacts, step: Step) -> str:
    """Return the choice and the words of an approval: 退回补充核查：收购数量没有核清。"""
    content = facts.content(step)
    words = next((str(content[name]) for name in _WORDS if content.get(name)), "")
    return "：".join(one for one in (chosen_in(facts, step), words) if one)


def chosen_in(facts: CaseFacts, step: Step) -> str:
    """Return what was chosen, as the form offered it; empty where an act has no choice."""
    form = facts.procedure.step(step.code).form
    given = step.content.get("opinions") or ()
    if given:
        return "、".join(one.label for one in Opinion if one.value in given)
    return dict(choices_of(form)).get(str(step.content.get(VIEW) or ""), "") if form else ""
