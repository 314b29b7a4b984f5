"""Who had a case before, until when, and who stood aside: lines for the case page."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils import timezone

from sunlit.cases.queries import CaseFacts
from sunlit.web.parts import Fact


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
        yield Fact("已经回避", f"{recusal.person.name}（{day:%Y-%m-%d}决定）")
