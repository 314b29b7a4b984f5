"""自行回避: who reviews, endorses or decides says that they ought not to (处罚法43)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Recusal, Step
from sunlit.cases.papers import issue_paper
from sunlit.parts.assignment.conflicts import who_takes_over
from sunlit.parts.assignment.recusal_steps import STAND_ASIDE


@transaction.atomic
def stand_aside(act: Act) -> Step:
    """Record that the person has a relation to the case: from now on nothing in it is theirs.

    The paper says who does it instead. Nobody decides on it, because nobody is kept in a case who
    says so of themselves.

    :raises Refused: when the person is an officer of the case, or has no part in it.
    """
    step, facts = begin(act, STAND_ASIDE)
    instead = who_takes_over(act.actor, facts, timezone.localdate(act.now))
    recusal = Recusal.objects.create(case=facts.case, step=step, person=act.actor)
    paper = issue_paper(step, facts, "D02-声明", takes_over=instead)
    return complete(step, [recusal, *paper.rows])
