"""Proves the sentences of `properties.py` of a procedure, and tells a path that breaks one.

One search of a procedure carries a watch for each sentence; a sentence is broken where a step is
offered that its watch forbids.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sunlit.rules.graph import Masks, Watch
from sunlit.rules.procedure import Fact, Procedure
from sunlit.rules.properties import PROPERTIES
from sunlit.rules.sentences import EVERYTHING, Before, Never, Property, Whole


@dataclass(frozen=True)
class Story:
    """A path that breaks a sentence: the acts in their order, the last of which it forbids."""

    procedure: Procedure
    facts: frozenset[Fact]
    of: Property
    path: tuple[str, ...]
    ending: str

    def __str__(self) -> str:
        """Tell it: each act with its number and name, then what is wrong."""
        acts = " → ".join(
            f"{number} {self.procedure.step(code).name}" for number, code in enumerate(self.path, 1)
        )
        return f"{acts}：{self.ending}（{self.of.citation}）"


@dataclass(frozen=True)
class _Asked:
    """A sentence as masks: no step of `acts` where a watch is set, or unless one is (`needed`)."""

    of: Property
    acts: int
    watches: int
    needed: bool


class Proof:
    """A procedure in a case of some facts, searched with every sentence that speaks of it."""

    def __init__(self, procedure: Procedure, holding: Iterable[Fact]) -> None:
        """Give each sentence its watch; nothing is searched yet."""
        self.procedure = procedure
        self.holding = frozenset(holding)
        self.facts = dict.fromkeys(self.holding, True)
        watched = {one: watches_of(procedure, one) for one in spoken_of(procedure)}
        watched |= answers(procedure)
        watched = {one: watches for one, watches in watched.items() if self._concerns(one)}
        every = dict.fromkeys(watch for watches in watched.values() for watch in watches)
        self.masks = Masks(procedure, self.facts, every)
        self.asked = tuple(
            _Asked(
                one,
                self.masks.of(acts_of(procedure, one.says)),
                sum(self.masks.watched[watch] for watch in watches),
                isinstance(one.says, Before),
            )
            for one, watches in watched.items()
        )

    @cached_property
    def found(self) -> Mapping[int, int]:
        """Each position, nearest first, with the steps it offers."""
        return self.masks.search()

    @cached_property
    def reached_by(self) -> Mapping[int, tuple[int, str]]:
        """How each position is reached first: from which other one, by which step."""
        reached: dict[int, tuple[int, str]] = {0: (0, "")}
        rows = self.masks.rows
        for position, offered in self.found.items():
            for row in rows:
                if offered & row.bit:
                    after = position & row.keeps | row.adds
                    if after not in reached:
                        reached[after] = (position, row.code)
        return reached

    def path(self, position: int) -> tuple[str, ...]:
        """Return a shortest order of acts that leads to the position."""
        codes: list[str] = []
        while position:
            position, code = self.reached_by[position]
            codes.append(code)
        return tuple(reversed(codes))

    def broken(self) -> Iterator[Story]:
        """Yield for each sentence that does not hold the shortest path that breaks it."""
        left = list(self.asked)
        for position, offered in self.found.items():
            for one in broken_in(left, position, offered):
                left.remove(one)
                code = next(self.masks.codes(offered & one.acts))
                yield self.story(one.of, (*self.path(position), code))

    def concerned(self, offered: int) -> tuple[_Asked, ...]:
        """Return the sentences that forbid one of these steps anywhere."""
        return tuple(one for one in self.asked if offered & one.acts)

    def told(
        self,
        path: Callable[[int], tuple[str, ...]],
        position: int,
        offered: int,
        concerned: Sequence[_Asked] | None = None,
    ) -> tuple[Story, ...]:
        """Tell each sentence that is broken in the position by what it offers.

        :param concerned: `concerned(offered)`, for whoever asks of many positions.
        """
        return tuple(
            self.story(one.of, (*path(position), next(self.masks.codes(offered & one.acts))))
            for one in broken_in(self.asked if concerned is None else concerned, position, offered)
        )

    def _concerns(self, one: Property) -> bool:
        return not (isinstance(one.says, Before) and one.says.only_if) or (
            one.says.only_if in self.holding
        )

    def story(self, of: Property, path: tuple[str, ...]) -> Story:
        """Return the story of a path whose last act the sentence forbids."""
        return Story(self.procedure, self.holding, of, path, self._ending(of, path))

    def _ending(self, of: Property, path: tuple[str, ...]) -> str:
        """Say what is wrong with the last act of the path."""
        names = self._names
        if isinstance(of.says, Before):
            done = self.procedure.playing(of.says.done)
            since = self.procedure.playing(of.says.since)
            last = max((at for at, code in enumerate(path[:-1]) if code in done), default=None)
            if last is None:
                return f"此时还没有{names(of.says.done)}"
            fell = next(code for code in path[last + 1 :] if code in since)
            return f"“{self.procedure.step(fell).name}”以后，没有重新{names(of.says.done)}"
        if isinstance(of.says, Never):
            after = self.procedure.playing(of.says.after)
            last = max((at for at, code in enumerate(path[:-1]) if code in after), default=0)
            return f"此前已经“{self.procedure.step(path[last]).name}”"
        return of.sentence

    def _names(self, names: Iterable[str]) -> str:
        told = self.procedure.playing(names)
        rows = [step.name for step in self.procedure.steps if step.code in told]
        return "、".join(f"“{name}”" for name in rows[:3])


def broken_in(asked: Iterable[_Asked], position: int, offered: int) -> list[_Asked]:
    """Return the sentences that forbid in the position something that it offers."""
    return [
        one
        for one in asked
        if offered & one.acts and bool(position & one.watches) is not one.needed
    ]


def proofs_of(procedure: Procedure) -> list[Proof]:
    """Return a proof for each kind of case that can differ, the smallest search first.

    A fact only adds needs. So a sentence that asks for one fact is proved where that alone holds:
    every path of a case of more facts is a path there too.
    """
    asked = {need.only_if for step in procedure.steps for need in step.needs if need.only_if}
    branches = [frozenset(Fact), *(frozenset({fact}) for fact in Fact if fact in asked)]
    proofs = [Proof(procedure, branch) for branch in (*branches, frozenset[Fact]())]
    return sorted(proofs, key=lambda proof: len(proof.found))


def acts_of(procedure: Procedure, says: Before | Never | Whole) -> frozenset[str]:
    """Return the steps of which the sentence says that they may not be."""
    if isinstance(says, Whole):
        return frozenset()
    but = procedure.playing(says.but)
    if EVERYTHING in says.acts:
        return frozenset(step.code for step in procedure.steps) - but
    return procedure.playing(says.acts) - but


def watches_of(procedure: Procedure, one: Property) -> tuple[Watch, ...]:
    """Return what a path must remember for the sentence."""
    if isinstance(one.says, Never):
        pairs = [(one.says.after, one.says.until)]
    elif isinstance(one.says, Before):
        pairs = [(one.says.done, one.says.since), one.says.instead]
    else:
        raise TypeError(one.says)
    return tuple(
        Watch(procedure.playing(sets), procedure.playing(clears))
        for sets, clears in pairs
        if procedure.playing(sets)
    )


def spoken_of(procedure: Procedure) -> list[Property]:
    """Return the sentences about paths that speak of this procedure."""
    return [
        one
        for one in PROPERTIES
        if not isinstance(one.says, Whole)
        and one.kind in {"", procedure.kind, procedure.code}
        and acts_of(procedure, one.says)
        and watches_of(procedure, one)
    ]


def answers(procedure: Procedure) -> dict[Property, tuple[Watch, ...]]:
    """Return for each way to say no that it is closed once the answer was yes.

    Where yes may be said again, a later no is an answer to another question.
    """
    general = next(one for one in PROPERTIES if one.says == Whole.ANSWERED)
    found: dict[Property, tuple[Watch, ...]] = {}
    for step in procedure.steps:
        if step.answers and not procedure.step(step.answers).repeatable:
            undone = frozenset(
                one.code
                for one in procedure.steps
                if step.answers in one.voids and one.code != step.code
            )
            says = Never((step.code,), (step.answers,))
            found[replace(general, says=says)] = (Watch(frozenset({step.answers}), undone),)
    return found
