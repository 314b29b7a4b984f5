"""What each guard of a table is needed for: without it, a sentence of `properties.py` is broken.

The positions of the whole table are all positions of the table without the guard too, so that only
what is new is searched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sunlit.rules.graph import Row
from sunlit.rules.procedure import Procedure
from sunlit.rules.proof import Proof, Story


@dataclass(frozen=True)
class Guard:
    """What refuses in a table: a need, a closing, an episode; or all that a step voids."""

    step: str
    kind: str
    what: str

    @property
    def name(self) -> str:
        """What a list of guards calls it."""
        return f"{self.step}.{self.kind}" + (f": {self.what}" if self.kind != "voids" else "")

    def told(self, procedure: Procedure) -> str:
        """Say in Chinese what is taken away."""
        name = procedure.step(self.step).name
        if self.kind == "blocks":
            return f"“{procedure.episode(self.what).name}”期间不办理“{name}”"
        codes = self.what.split("|")
        steps = "、".join(f"“{procedure.step(code).name}”" for code in codes[:3])
        more = "等" if len(codes) > 3 else ""  # noqa: PLR2004 - what a person reads at once
        if self.kind == "needs":
            return f"“{name}”以前要有{steps}{more}"
        if self.kind == "closed_by":
            return f"{steps}以后不办理“{name}”"
        return f"“{name}”使{steps}{more}失效"

    def table_without(self, procedure: Procedure) -> Procedure:
        """Return the table as if the guard were not there."""
        if self.kind == "blocks":
            episodes = tuple(
                replace(one, blocks=tuple(code for code in one.blocks if code != self.step))
                if one.code == self.what
                else one
                for one in procedure.episodes
            )
            return replace(procedure, episodes=episodes)
        step = procedure.step(self.step)
        if self.kind == "needs":
            needs = tuple(need for need in step.needs if need_name(need.steps) != self.what)
            row = replace(step, needs=needs)
        elif self.kind == "closed_by":
            closed = tuple(code for code in step.closed_by if code != self.what)
            row = replace(step, closed_by=closed)
        else:
            row = replace(step, voids=())
        rows = tuple(row if one.code == self.step else one for one in procedure.steps)
        return replace(procedure, steps=rows)

    def row_without(self, proof: Proof) -> tuple[int, Row]:
        """Return the place of the step and its masks without the guard.

        What leaves a mark stays as it is: else the positions could not be compared.
        """
        table = self.table_without(proof.procedure)
        place = proof.masks.steps.index(self.step)
        return place, proof.masks.row(table, table.step(self.step), proof.facts)


def need_name(steps: Iterable[str]) -> str:
    """Return what a need is called in a list of guards."""
    return "|".join(steps)


def guards_of(procedure: Procedure) -> Iterator[Guard]:
    """Yield every guard of the table."""
    for step in procedure.steps:
        for need in step.needs:
            yield Guard(step.code, "needs", need_name(need.steps))
        for code in step.closed_by:
            yield Guard(step.code, "closed_by", code)
        if step.voids:
            yield Guard(step.code, "voids", need_name(step.voids))
    for episode in procedure.episodes:
        for code in episode.blocks:
            yield Guard(code, "blocks", episode.code)


def without(proof: Proof, guard: Guard) -> tuple[bool, tuple[Story, ...]]:
    """Return whether anything is new without the guard, and a path for what it breaks.

    The path that breaks one sentence only is told before a shorter one that breaks many.
    """
    place, row = guard.row_without(proof)
    old = proof.masks.rows[place]
    if row == old:
        return False, ()
    rows = (*proof.masks.rows[:place], row, *proof.masks.rows[place + 1 :])
    concerned = proof.concerned(row.bit)
    new: dict[int, tuple[int, str]] = {}
    todo: list[int] = []
    fresh = False
    best: tuple[Story, ...] = ()
    for position, taken in _changed(proof, old, row):
        fresh = True
        if not taken and not _holds_on_the_way(proof, position, old, row):
            continue
        if taken and (told := proof.told(proof.path, position, row.bit, concerned)):
            if len(told) == 1:
                return True, told
            best = min((one for one in (best, told) if one), key=len)
            continue
        after = position & row.keeps | row.adds
        if after not in proof.found and after not in new:
            new[after] = (position, row.code)
            todo.append(after)
    return fresh, best or _onwards(proof, rows, new, todo)


def _changed(proof: Proof, old: Row, row: Row) -> Iterator[tuple[int, bool]]:
    """Yield each position in which the step is another: taken there now, or leaving more."""
    bit, forbidden = old.bit, row.forbidden
    leaves_the_same = (old.keeps, old.adds) == (row.keeps, row.adds)
    for position, offered in proof.found.items():
        if not offered & bit:
            if not position & forbidden and _has_needs(row, position):
                yield position, True
        elif leaves_the_same:
            continue
        elif position & old.keeps | old.adds != position & row.keeps | row.adds:
            yield position, False


def _onwards(
    proof: Proof, rows: Sequence[Row], new: dict[int, tuple[int, str]], todo: list[int]
) -> tuple[Story, ...]:
    """Search what is new, nearest first, until a sentence is broken."""
    for position in todo:
        offered = 0
        for row in rows:
            if not position & row.forbidden and _has_needs(row, position):
                offered |= row.bit
                after = position & row.keeps | row.adds
                if after not in proof.found and after not in new:
                    new[after] = (position, row.code)
                    todo.append(after)
        if told := proof.told(lambda one: _new_path(proof, new, one), position, offered):
            return told
    return ()


def _new_path(proof: Proof, new: Mapping[int, tuple[int, str]], position: int) -> tuple[str, ...]:
    codes: list[str] = []
    while position in new:
        position, code = new[position]
        codes.append(code)
    return (*proof.path(position), *reversed(codes))


def _holds_on_the_way(proof: Proof, position: int, old: Row, row: Row) -> bool:
    """Whether the path to a position is the same where the step voids less."""
    while position:
        before, code = proof.reached_by[position]
        if code == row.code and before & old.keeps | old.adds != before & row.keeps | row.adds:
            return False
        position = before
    return True


def _has_needs(row: Row, position: int) -> bool:
    for need in row.needs:  # noqa: SIM110 # asked of millions of positions: `all` costs twice this
        if not position & need:
            return False
    return True


@dataclass(frozen=True)
class Removal:
    """What follows when one guard is taken away; `changes` is whether anything does."""

    guard: Guard
    changes: bool
    stories: tuple[Story, ...]


def removals(procedure: Procedure, proofs: Sequence[Proof]) -> list[Removal]:
    """Return for each guard what breaks without it, in the kinds of case of the proofs."""
    return [_removal(guard, proofs) for guard in dict.fromkeys(guards_of(procedure))]


def _removal(guard: Guard, proofs: Sequence[Proof]) -> Removal:
    changes = False
    for proof in proofs:
        fresh, stories = without(proof, guard)
        changes = changes or fresh
        if stories:
            return Removal(guard, changes, stories)
    return Removal(guard, changes, ())
