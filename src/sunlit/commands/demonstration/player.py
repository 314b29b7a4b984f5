"""Play a plan through the real services, as the people concerned, at its days in the past."""

import random
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.utils import timezone

from sunlit.cases.acting import Act
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.models import Case
from sunlit.cases.playing import Cast, Player, Told
from sunlit.commands.demonstration.handed_in import hand_in
from sunlit.commands.demonstration.plan import Plan
from sunlit.commands.demonstration.receipt import proofs
from sunlit.documents.fonts import missing_fonts
from sunlit.people.models import Person
from sunlit.people.signature import Signature
from sunlit.procedures.penalty.story import PENALTY_STORY
from sunlit.procedures.penalty.story.plan import PenaltyPlan
from sunlit.rules.calendar import ONE_DAY, WorkCalendar

_FILES = "collect_evidence"


class DemonstrationPlayer(Player[PenaltyPlan]):
    """Plays one plan up to `now`; a `chance` of the same seed makes two runs equal."""

    def __init__(
        self, plan: Plan, cast: Cast, calendar: WorkCalendar, now: datetime, chance: random.Random
    ) -> None:
        self.story = PENALTY_STORY
        self._plan, self._cast = plan, cast
        self._calendar, self._now, self._chance = calendar, now, chance

    def planned(self) -> Plan:
        """Return the plan."""
        return self._plan

    def cast(self) -> Cast:
        """Return the people of the demonstration."""
        return self._cast

    def signed(self, actor: Person, moment: datetime) -> Signature:
        """Return the signature of somebody whose password everybody knows."""
        return Signature(actor.pk, moment)

    def handed_in(self, act: Act, step: str) -> Sequence[HandedIn]:
        """Return what came back on paper."""
        return proofs(act, step, self._plan)

    def concerns(self, step: str, told: Told[PenaltyPlan]) -> bool:
        """Whether the case comes to that act: nobody adds files to evidence without any."""
        return (step != _FILES or bool(self._plan.scans)) and super().concerns(step, told)

    def perform(self, step: str, act: Act) -> object:
        """Take the step, that of the files once an item."""
        if step == _FILES:
            hand_in(act, self._plan.scans)
            return None
        return super().perform(step, act)

    def whole(self) -> Case:
        """Play the plan, as far as the fonts at hand allow, and return its case."""
        day_before = None
        for step, day in self._plan.days.items():
            if step == "check_publication" and missing_fonts():
                break  # without its PDF a decision cannot go out, nor the case be closed
            if self.play(step, self._moment(day, 15 if day == day_before else 9)):
                day_before = day
        return self.case

    def _moment(self, working_days_ago: int, hour: int) -> datetime:
        """Return a moment of that day, soon after the hour; the second act is of the afternoon."""
        day = timezone.localdate(self._now)
        for _ in range(working_days_ago):
            day = self._calendar.last_working_day(day - ONE_DAY)
        moment = timezone.make_aware(datetime.combine(day, time(hour, 5)))
        return min(moment + timedelta(minutes=self._chance.randint(0, 50)), self._now)
