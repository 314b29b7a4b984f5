"""Every position that a procedure can reach: the search by which a table is proved.

A position is one whole number: a bit for each step that stands, each open episode and each `Watch`.
Then a step is a few masks, and the whole ordinary penalty is searched in about two seconds.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from sunlit.rules.procedure import Episode, Fact, Position, Procedure, Step


@dataclass(frozen=True)
class Watch:
    """What a path remembers beyond what stands: one of `sets` was done, and none of `clears` since.

    A step in both sets it.
    """

    sets: frozenset[str]
    clears: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """A step as masks: taken where no bit of `forbidden` and one of each of `needs` is set."""

    code: str
    bit: int
    forbidden: int
    needs: tuple[int, ...]
    keeps: int
    adds: int


class Masks:
    """A procedure in a case of these facts, each position of which is a number."""

    def __init__(
        self, procedure: Procedure, facts: Mapping[Fact, bool], watches: Iterable[Watch] = ()
    ) -> None:
        """Give each step, each episode and each watch its bit."""
        self.steps = tuple(step.code for step in procedure.steps)
        self.episodes = tuple(episode.code for episode in procedure.episodes)
        watches = tuple(watches)
        self._step = {code: 1 << place for place, code in enumerate(self.steps)}
        first = len(self.steps)
        self._episode = {code: 1 << first + place for place, code in enumerate(self.episodes)}
        first += len(self.episodes)
        self.watched = {watch: 1 << first + place for place, watch in enumerate(watches)}
        self._telling = self.of(procedure.telling)
        self._all_steps = (1 << len(self.steps)) - 1
        self.rows = tuple(self.row(procedure, step, facts) for step in procedure.steps)

    def of(self, codes: Iterable[str]) -> int:
        """Return the bits of those steps; one that the table lacks never stands."""
        bits = 0
        for code in codes:
            bits |= self._step.get(code, 0)
        return bits

    def number(self, position: Position) -> int:
        """Return the number of a position; nothing is remembered in it."""
        return self.of(position.standing) | sum(
            self._episode[one] for one in position.open_episodes
        )

    def position(self, number: int) -> Position:
        """Return the position of a number."""
        return Position(
            frozenset(self.codes(number)),
            frozenset(code for code, bit in self._episode.items() if number & bit),
        )

    def codes(self, number: int) -> Iterator[str]:
        """Yield the steps of which the bits are set, in the order of the table."""
        rest = number & self._all_steps
        while rest:
            lowest = rest & -rest
            yield self.steps[lowest.bit_length() - 1]
            rest ^= lowest

    def search(self, start: int = 0, until: int = 0) -> dict[int, int]:
        """Return each position reached from `start`, nearest first, with the steps it offers.

        :param until: where one of these steps stands, the search goes no further.
        """
        rows = [(row.bit, row.forbidden, row.needs, row.keeps, row.adds) for row in self.rows]
        offered = {start: 0}
        todo = [start]
        for position in todo:
            bits = 0
            on = not position & until
            for bit, forbidden, needs, keeps, adds in rows:
                if position & forbidden:
                    continue
                for need in needs:
                    if not position & need:
                        break
                else:
                    bits |= bit
                    after = position & keeps | adds
                    if on and after not in offered:
                        offered[after] = 0
                        todo.append(after)
            offered[position] = bits
        return offered

    def row(self, procedure: Procedure, step: Step, facts: Mapping[Fact, bool]) -> Row:
        """Return the step as masks; what they say is what `Procedure.refusal` and `after` say."""
        episodes = procedure.episodes
        forbidden = self.of(step.closed_by)
        if not step.after_end:
            forbidden |= self.of(one.code for one in procedure.steps if one.ends)
        if not step.repeatable:
            forbidden |= self._step[step.code]
        forbidden |= self.opened(one.code for one in episodes if step.code in one.blocks)
        closes = self.opened(one.code for one in episodes if step.code in one.closed_by)
        opens = self.opened(one.code for one in episodes if step.code in one.opened_by)
        forgets = sum(bit for watch, bit in self.watched.items() if step.code in watch.clears)
        remembers = sum(bit for watch, bit in self.watched.items() if step.code in watch.sets)
        stands = self.of((step.counts_as or step.code, *step.restores))
        return Row(
            code=step.code,
            bit=self._step[step.code],
            forbidden=forbidden,
            needs=tuple(self.of(need.steps) for need in step.needs if need.applies(facts)),
            keeps=(self._telling & ~self.of(step.voids))
            | (self.opened(self.episodes) & ~closes)
            | (sum(self.watched.values()) & ~forgets),
            adds=(stands & self._telling) | (opens & ~closes) | remembers,
        )

    def opened(self, codes: Iterable[str]) -> int:
        """Return the bits of those episodes."""
        return sum(self._episode[code] for code in codes)


def main_line(procedure: Procedure) -> Procedure:
    """Return the procedure without the episodes that have steps of their own.

    Such an episode touches nothing but itself (`test_procedures.py` holds it): while it is open the
    main line waits, afterwards it is where it was. Both are searched alone, for the positions of
    the two together are as many as those of one times those of the other.
    """
    aside = {code for episode in procedure.episodes for code in episode.steps}
    return replace(
        procedure,
        steps=tuple(step for step in procedure.steps if step.code not in aside),
        episodes=tuple(episode for episode in procedure.episodes if not episode.steps),
    )


def alone(procedure: Procedure, episode: Episode) -> Procedure:
    """Return the steps of an episode as a procedure, as if the main line were always ready."""
    own = frozenset(episode.steps)

    def kept(step: Step) -> Step:
        needs = tuple(need for need in step.needs if own.intersection(need.steps))
        return replace(step, needs=needs, closed_by=tuple(own.intersection(step.closed_by)))

    steps = tuple(kept(step) for step in procedure.steps if step.code in own)
    return replace(procedure, steps=steps, episodes=(episode,))


def walk(
    procedure: Procedure,
    facts: Mapping[Fact, bool],
    start: Position | None = None,
    until: Collection[str] = (),
) -> Mapping[Position, frozenset[str]]:
    """Return every reachable position with the steps available in it (a whole graph search).

    :param start: where it begins, with nothing done if not given.
    :param until: where one of these steps stands, the search goes no further.
    """
    holding = frozenset(fact for fact, holds in facts.items() if holds)
    return _walk(procedure, holding, start or Position(), frozenset(until))


@lru_cache(maxsize=6)
def _walk(
    procedure: Procedure, holding: frozenset[Fact], start: Position, until: frozenset[str]
) -> Mapping[Position, frozenset[str]]:
    masks = Masks(procedure, dict.fromkeys(holding, True))
    found = masks.search(masks.number(start), masks.of(until))
    named = {bits: frozenset(masks.codes(bits)) for bits in set(found.values())}
    return {masks.position(number): named[bits] for number, bits in found.items()}
