"""Who has declared, who had a case before, until when, and who stood aside: lines for its page."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils import timezone

from sunlit.cases.models import Recusal
from sunlit.cases.queries import CaseFacts
from sunlit.parts.assignment.conflicts import undecided, undeclared
from sunlit.parts.assignment.recusal_steps import STAND_ASIDE
from sunlit.parts.deliberation.deliberating import names_of, silent
from sunlit.rules.deliberation import MEETINGS
from sunlit.web.parts import Fact


def awaited(facts: CaseFacts) -> Iterator[Fact]:
    """Yield who has to say something themselves: a declaration, a decision on one, a view."""
    missing = "、".join(one.person.name for one in undeclared(facts))
    if missing:
        yield Fact("回避声明", f"等{missing}本人作出")
    for step in undecided(facts):
        yield Fact("声明应当回避", f"{step.actor.name}（等局领导决定）")
    for meeting in MEETINGS:
        waiting = silent(meeting, facts)
        if waiting:
            yield Fact(meeting.name, f"等{names_of(waiting)}本人发表意见")


def former_officers(facts: CaseFacts) -> Iterator[Fact]:
    """Yield each officer that another replaced, with the days and the reason; then who recused."""
    for before, after in pairwise(facts.assignments):
        since, until = (
            f"{timezone.localdate(one[0].step.happened_at):%Y-%m-%d}" for one in (before, after)
        )
        remaining = {officer.person_id for officer in after}
        for officer in before:
            if officer.person_id not in remaining:
                reason = after[0].step.content["replacing_reason"]
                yield Fact(
                    f"曾任{officer.get_position_display()}",
                    f"{officer.person.name}（{since}至{until}；{reason.rstrip('。')}）",
                )
    for recusal in facts.recusals:
        day = timezone.localdate(recusal.step.happened_at)
        how = _taken_over(recusal, facts) if recusal.step.code == STAND_ASIDE else "决定"
        yield Fact("已经回避", f"{recusal.person.name}（{day:%Y-%m-%d}{how}）")


def _taken_over(recusal: Recusal, facts: CaseFacts) -> str:
    [paper] = [one.document for one in facts.papers if one.step_id == recusal.step_id]
    return f"自行回避；{paper.content['takes_over'].rstrip('。')}"
