"""What a procedure table is, and how it is asked.

A procedure is data: steps that stand in an order the statute sets, and episodes (特别程序) that
begin and end beside the main line. `penalty.py`, `license.py`, `inspection.py` are such tables.

A case's position is never stored: each step taken stands until a later one voids it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sunlit.rules.citations import Citation
from sunlit.rules.facts import Fact
from sunlit.rules.forms import StepForm
from sunlit.rules.refusal import Refusal
from sunlit.rules.roles import Role
from sunlit.rules.step import Need, PaperIf, Stage, Step

__all__ = ["Episode", "Fact", "Need", "PaperIf", "Position", "Procedure", "Role", "Stage", "Step"]


@dataclass(frozen=True)
class Episode:
    """A special step with a beginning and an end (特别程序): it runs beside the main line.

    The steps in `opened_by` open it, those in `closed_by` close it. While it is open, the steps in
    `blocks` are refused. The clocks in `suspends` stand still only where the law says so: where the
    newest act before it that has an entry `suspends_by` names the provision there. The `steps` are
    its own: they touch nothing but one another, so that the main line is as it was once it is over.
    """

    code: str
    name: str
    citations: tuple[Citation, ...]
    opened_by: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    suspends: tuple[str, ...] = ()
    suspends_by: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Position:
    """Which steps stand and which episodes are open."""

    standing: frozenset[str] = frozenset()
    open_episodes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Procedure:
    """A whole procedure; the order of the rows is the order of the statute.

    `plays` names, for what `properties.py` speaks of, the steps that do it here. Where nothing is
    said, a step does what its code says.
    """

    code: str
    kind: str
    name: str
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    episodes: tuple[Episode, ...] = ()
    plays: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False, compare=False)

    def step(self, code: str) -> Step:
        """Return the row of that code, a KeyError where the table has none."""
        return self._rows[code]

    def episode(self, code: str) -> Episode:
        """Return the episode of that code.

        :raises KeyError: when the table has no such episode.
        """
        for episode in self.episodes:
            if episode.code == code:
                return episode
        raise KeyError(code)

    def playing(self, names: Iterable[str]) -> frozenset[str]:
        """Return the steps that play these parts, or are called so; none where it has none."""
        rows = self._rows
        return frozenset(
            code for name in names for code in self.plays.get(name, (name,) if name in rows else ())
        )

    def position(self, taken: Iterable[str], open_episodes: Iterable[str] = ()) -> Position:
        """Return what stands after the acts `taken`, in their order."""
        position = Position(open_episodes=frozenset(open_episodes))
        for code in taken:
            position = self.after(position, code)
        return position

    def position_of_all(self, parties: Iterable[tuple[Position, Mapping[Fact, bool]]]) -> Position:
        """Return what stands in a case of several parties, of the position and facts of each.

        What is taken for each party apart stands once it stands for each whom it concerns.
        """
        of_each = list(parties)
        standing = {
            code
            for code in frozenset().union(*(position.standing for position, _ in of_each))
            if all(
                code in position.standing or not self._concerns(code, facts)
                for position, facts in of_each
            )
        }
        open_for_any = frozenset().union(*(position.open_episodes for position, _ in of_each))
        return Position(frozenset(standing), open_for_any)

    def refusal_of_all(
        self, code: str, parties: Sequence[tuple[Position, Mapping[Fact, bool]]]
    ) -> Refusal | None:
        """Return why the step, which concerns all these parties, may not be taken, or None."""
        if len(parties) == 1:
            return self.refusal(code, *parties[0])
        facts = {fact: any(of_one[fact] for _, of_one in parties) for fact in parties[0][1]}
        return self.refusal(code, self.position_of_all(parties), facts)

    def _concerns(self, code: str, facts: Mapping[Fact, bool]) -> bool:
        row = self.step(code)
        return not row.each or row.asked_if is None or facts.get(row.asked_if, False)

    def after(self, position: Position, code: str) -> Position:
        """Return the position once the step `code` has been taken.

        A step on which nothing depends does not stand: it may be taken again, nothing needs it,
        it closes nothing, and nobody is asked for it.
        """
        step = self.step(code)
        opened = {episode.code for episode in self.episodes if code in episode.opened_by}
        closed = {episode.code for episode in self.episodes if code in episode.closed_by}
        left = {step.counts_as or code, *step.restores}
        return Position(
            ((position.standing - set(step.voids)) | left) & self.telling,
            (position.open_episodes | opened) - closed,
        )

    def refusal(self, code: str, position: Position, facts: Mapping[Fact, bool]) -> Refusal | None:
        """Return why the step may not be taken now, or None when it may."""
        step = self.step(code)
        for other in () if step.after_end else self._ending & position.standing:
            standing = self.step(other)
            return Refusal(
                f"本案已{standing.name}，不能再办理“{step.name}”。", standing.citations[0]
            )
        for other in step.closed_by:
            if other in position.standing:
                closing = self.step(other)
                return Refusal(
                    f"本案已办理“{closing.name}”，不能再“{step.name}”。", step.citations[0]
                )
        if code in position.standing and not step.repeatable:
            return Refusal(f"“{step.name}”已经办理。", step.citations[0])
        for need in step.needs:
            if need.applies(facts) and not position.standing.intersection(need.steps):
                return Refusal(need.sentence, need.citation)
        for episode in self.episodes:
            if episode.code in position.open_episodes and code in episode.blocks:
                return Refusal(
                    f"“{episode.name}”还没有结束，不能办理“{step.name}”。", episode.citations[0]
                )
        return None

    def available(self, position: Position, facts: Mapping[Fact, bool]) -> list[Step]:
        """Return the steps that may be taken now, in the order of the table."""
        return [step for step in self.steps if self.refusal(step.code, position, facts) is None]

    def next_steps(self, position: Position, facts: Mapping[Fact, bool]) -> list[Step]:
        """Return the steps the case waits for: available, asked of somebody, not standing."""
        return [
            step
            for step in self.steps
            if step.code not in position.standing
            and (not step.optional or step.asked_by in position.standing)
            and (step.asked_if is None or facts.get(step.asked_if, False))
            and self.refusal(step.code, position, facts) is None
        ]

    def ways_to_answer(self, code: str) -> tuple[Step, ...]:
        """Return each way to answer what that step asks, itself first."""
        return (self.step(code), *(step for step in self.steps if step.answers == code))

    def leads_to(self, code: str) -> frozenset[str]:
        """Return each step that needs `code`, or what it restores, itself or through others."""
        found: set[str] = set()
        reached = {code, *self.step(code).restores}
        while reached:
            reached = {
                step.code
                for step in self.steps
                if step.code not in found
                and any(reached.intersection(need.steps) for need in step.needs)
            }
            found |= reached
        return frozenset(found)

    @cached_property
    def _rows(self) -> Mapping[str, Step]:
        return {step.code: step for step in self.steps}

    @property
    def opening(self) -> Step:
        """The step that opens a case: the first of the table that needs no other."""
        return next(step for step in self.steps if not step.needs)

    @cached_property
    def forms(self) -> Mapping[str, StepForm]:
        """What a person fills in, by the step; a step without a form asks for nothing."""
        return {step.code: step.form for step in self.steps if step.form}

    @cached_property
    def telling(self) -> frozenset[str]:
        """The steps that leave a mark in a position: something depends on whether they stand."""
        referred = {
            code
            for step in self.steps
            for code in (*step.closed_by, *(one for need in step.needs for one in need.steps))
        }
        lasting = {
            step.code for step in self.steps if step.ends or not (step.repeatable and step.optional)
        }
        return frozenset(referred | lasting)

    @cached_property
    def _ending(self) -> frozenset[str]:
        return frozenset(step.code for step in self.steps if step.ends)
