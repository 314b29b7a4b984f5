"""A story: how a procedure usually goes, as a table of its acts, and who plays it through.

A demonstration and the tests play the same story of a procedure through the real services, each
with its own people, plan and moments. Nothing that serves a request imports this.
"""

import random
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate
from typing import Any, Generic, TypeVar

from django.utils import timezone

from sunlit.cases.acting import Act
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.may_act import why_not_standing
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.shown import shown_to
from sunlit.cases.work import service_of
from sunlit.people.models import Person
from sunlit.people.signature import Signature
from sunlit.rules.procedure import Procedure, Role

P = TypeVar("P")
"""What a case of the procedure is about: the plan that its story is told of."""
Cast = Mapping[Role, Sequence[Person]]
"""Who holds each role; the first acts where the story names nobody else."""
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True)
class Told(Generic[P]):
    """The circumstances of one act: the plan, the people, the moment, and the case so far."""

    plan: P
    cast: Cast
    actor: Person
    moment: datetime
    so_far: CaseFacts | None
    new_public_id: Callable[[], str]

    @property
    def facts(self) -> CaseFacts:
        """The case as it is before the act; of several parties, as the one concerned has it."""
        if self.so_far is None:
            raise ValueError("the case has not begun")
        return self.so_far

    @property
    def day(self) -> date:
        """The day of the act."""
        return timezone.localdate(self.moment)


Entries = Callable[[Told[P]], Mapping[str, Any]]


def _nothing(_told: Told[Any]) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Scene(Generic[P]):
    """One act of a story: what is entered, and, where it is not plain, by whom and how.

    `after` is how many working days it usually comes after the act before it; an act without is
    not of the main line. `by` returns who acts, one after another, none where it is not needed;
    else the first who holds the role does. `first` and `then` are acts that go with it, before and
    behind. `take` is for an act that is more than its service.
    """

    step: str
    enters: Entries[P] = _nothing
    after: int | None = None
    by: Callable[[Told[P]], Sequence[Person]] | None = None
    first: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    take: Callable[[Act, Told[P]], object] | None = None
    concerns: Callable[[Told[P]], bool] | None = None


@dataclass(frozen=True)
class Story(Generic[P]):
    """How a procedure goes; the order of the scenes that have an interval is its main line."""

    procedure: Procedure
    opens: Callable[..., Case]
    scenes: tuple[Scene[P], ...]

    def scene(self, step: str) -> Scene[P]:
        """Return the scene of a step: an act with no entries where the story tells none."""
        return next((one for one in self.scenes if one.step == step), Scene(step))

    def changed(self, *scenes: Scene[P]) -> "Story[P]":
        """Return the story with these scenes in place of its own, or beside them."""
        new = {one.step: one for one in scenes}
        kept = tuple(new.pop(one.step, one) for one in self.scenes)
        return replace(self, scenes=(*kept, *new.values()))

    def days(self, pivot: str, before: int, until: str) -> dict[str, int]:
        """Return how many working days ago each act came, if `pivot` came `before` days ago."""
        line = [(one.step, one.after) for one in self.scenes if one.after is not None]
        come = dict(zip((step for step, _ in line), accumulate(n for _, n in line), strict=True))
        last = list(come).index(until) + 1
        return {step: before + come[pivot] - day for step, day in list(come.items())[:last]}


class Player(Generic[P]):
    """Plays one case of a story through the real services.

    Of several parties, `whom` says for which the steps are taken that are each one's own: 1 is the
    first, 0 all.
    """

    story: Story[P]
    whom: int = 0
    _case: Case | None = None
    _chance: random.Random

    def planned(self) -> P:
        """Return what the case is about."""
        raise NotImplementedError

    def cast(self) -> Cast:
        """Return the people of the story."""
        raise NotImplementedError

    def signed(self, actor: Person, moment: datetime) -> Signature:
        """Return the proof that the actor signed: of an invented case nobody was asked."""
        raise NotImplementedError

    def handed_in(self, act: Act, step: str) -> Sequence[HandedIn]:
        """Return the files that come with an act to prove it."""
        raise NotImplementedError

    def public_id(self) -> str:
        """Return the number under which a decision is published."""
        return "".join(self._chance.choices(_LETTERS, k=8))

    @property
    def case(self) -> Case:
        """The case, read anew."""
        if self._case is None:
            raise ValueError("the story has not begun")
        return Case.objects.select_related("office", "matter").get(pk=self._case.pk)

    @property
    def facts(self) -> CaseFacts:
        """The facts of the case, read anew; of several parties, as the one has it."""
        whole = CaseFacts(self.case)
        return whole.views[self.whom - 1] if self.whom else whole

    def facts_for(self, step: str) -> CaseFacts:
        """Return the facts as the step is taken: what concerns all is of the whole case."""
        whole = CaseFacts(self.case)
        each = whole.procedure.step(step).each
        return whole.views[self.whom - 1] if self.whom and each else whole

    def told(self, step: str, moment: datetime, actor: Person | None = None) -> Told[P]:
        """Return the circumstances of an act at that moment."""
        cast, role = self.cast(), self.story.procedure.step(step).role
        so_far = self.facts_for(step) if self._case is not None else None
        return Told(self.planned(), cast, actor or cast[role][0], moment, so_far, self.public_id)

    def concerns(self, step: str, told: Told[P]) -> bool:
        """Whether the case, as it is, comes to that act."""
        scene, fact = self.story.scene(step), self.story.procedure.step(step).asked_if
        asked = fact is None or told.facts.branch[fact]
        return asked and (scene.concerns is None or scene.concerns(told))

    def play(self, step: str, moment: datetime) -> bool:
        """Take a step with what goes with it; return whether it concerned the case."""
        if self._case is None:
            self.open(moment)
            return True
        told = self.told(step, moment)
        if not self.concerns(step, told):
            return False
        self.take_all(told, step)
        return True

    def open(self, moment: datetime, **changes: Any) -> Case:
        """Open the case."""
        step = self.story.procedure.opening.code
        told = self.told(step, moment)
        made = {
            "uuid": uuid.UUID(int=self._chance.getrandbits(128), version=4),
            "procedure": self.story.procedure.code,
            "actor": told.actor,
            "happened_at": moment,
            "now": moment,
        }
        made |= {name: changes.pop(name) for name in set(made) & set(changes)}
        self._case = self.story.opens(**made, content=self.entries(step, told) | changes)
        return self._case

    def take_all(self, told: Told[P], step: str) -> None:
        """Take a step as whoever takes it, with what comes first and then."""
        scene = self.story.scene(step)
        for code in scene.first:
            self.take_all(self.told(code, told.moment), code)
            told = self.told(step, told.moment)
        if scene.by is None:
            self.perform(step, self.act_of(step, told))
        else:
            for actor in scene.by(told):
                now = self.told(step, told.moment, actor)
                self.perform(step, self.act_of(step, now))
        for code in scene.then:
            self.take_all(self.told(code, told.moment), code)

    def act_of(self, step: str, told: Told[P], changes: Mapping[str, Any] | None = None) -> Act:
        """Return the act of a step, as its form would give it to the service."""
        content = self.entries(step, told) | dict(changes or {})
        act = Act(
            case=told.facts.case,
            actor=told.actor,
            content=content,
            happened_at=told.moment,
            now=told.moment,
            seen=told.facts.case.steps.count(),
            signature=self.signed(told.actor, told.moment),
            shown=self.shown(step, told, content),
            of_party=told.facts.whom_key,
        )
        return replace(act, files=self.handed_in(act, step))

    def entries(self, step: str, told: Told[P]) -> dict[str, Any]:
        """Return what is usually entered at a step."""
        return dict(self.story.scene(step).enters(told))

    def shown(self, step: str, told: Told[P], _content: Mapping[str, Any]) -> str:
        """Return the hash of what the page shows whoever signs; nothing of a step not yet open."""
        if why_not_standing(step, told.facts) is not None:
            return ""
        shown = shown_to(told.actor, step, told.facts, told.day)
        return shown.hash if shown else ""

    def perform(self, step: str, act: Act) -> object:
        """Give an act to what takes it, and return what that returns."""
        take = self.story.scene(step).take
        if take is None:
            return service_of(act.case.procedure, step)(act)
        return take(act, self.told(step, act.now, act.actor))
