"""Who from outside is invited to the review of a case, since when and until when (审核制度四)."""

from dataclasses import dataclass, replace

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.review.steps.codes import ENDED, INVITED, REFER
from sunlit.review.steps.counsel import REVIEW_DONE
from sunlit.rules.procedure import Position


@dataclass(frozen=True)
class Invitation:
    """One invitation; `ended` is the act that ended it, None while it stands."""

    person: int
    step: Step
    ended: Step | None = None


def invitations(facts: CaseFacts) -> list[Invitation]:
    """Return every invitation in its order: it ends by an act, or with the round of the review."""
    found: list[Invitation] = []
    position = Position()
    for step in facts.steps:
        position = facts.procedure.after(position, step.code)
        over = REFER not in position.standing or bool(position.standing & set(REVIEW_DONE))
        named = int(step.content["counsel"]) if step.code in {INVITED, ENDED} else None
        found = [
            replace(one, ended=step)
            if one.ended is None and (over or (step.code == ENDED and one.person == named))
            else one
            for one in found
        ]
        if step.code == INVITED and named is not None:
            found.append(Invitation(named, step))
    return found


def invited(facts: CaseFacts) -> frozenset[int]:
    """Return who is invited now, by their keys."""
    return frozenset(one.person for one in invitations(facts) if one.ended is None)
