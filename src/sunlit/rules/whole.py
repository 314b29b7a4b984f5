"""What holds of a procedure as a whole: every step reached, every case ended, no endless clock."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.procedure import Fact, Procedure
from sunlit.rules.proof import Proof

ARCHIVES = "archive_dossier"
_VOID = "void_case"
_LAPSING = frozenset({"RM-RECON", "RM-SUIT"})
"""The party's remedies lapse by themselves: no step of the organ stops them."""


def unreached(proof: Proof) -> list[str]:
    """Return the steps that no order of acts leads to."""
    offered = 0
    for bits in proof.found.values():
        offered |= bits
    return [row.code for row in proof.masks.rows if not offered & row.bit]


def stuck(proof: Proof) -> list[tuple[str, ...]]:
    """Return a path to each position from which the case cannot be ended by law.

    To void a case is no way out: it is left out of the search.
    """
    masks = proof.masks
    void = masks.of([_VOID])
    ends = masks.of(step.code for step in proof.procedure.steps if step.ends) & ~void
    leads = leading(proof, {position for position in proof.found if position & ends})
    return [proof.path(one) for one in proof.found if one not in leads and not one & void]


def leading(proof: Proof, goals: set[int]) -> set[int]:
    """Return the positions from which one of the goals is reached."""
    before = _before(proof)
    leads = set(goals)
    todo = list(goals)
    for position in todo:
        for one in before[position]:
            if one not in leads:
                leads.add(one)
                todo.append(one)
    return leads


@lru_cache(maxsize=1)
def _before(proof: Proof) -> Mapping[int, list[int]]:
    """Return from which positions each one is reached, by any step but the voiding of the case."""
    rows = [row for row in proof.masks.rows if row.code != _VOID]
    before: dict[int, list[int]] = defaultdict(list)
    for position, offered in proof.found.items():
        for row in rows:
            if offered & row.bit:
                before[position & row.keeps | row.adds].append(position)
    return before


def unasked(proof: Proof) -> list[tuple[str, ...]]:
    """Return a path to each position, not yet at the last step, in which nobody is to act.

    Whoever closes an open episode is to act too.
    """
    steps = proof.procedure.steps
    asked = proof.masks.of(
        step.code
        for step in steps
        if not step.optional and (step.asked_if is None or step.asked_if in proof.holding)
    )
    closing = [
        (proof.masks.opened([episode.code]), proof.masks.of(episode.closed_by))
        for episode in proof.procedure.episodes
    ]
    # A recheck is answered whether or not the draft had to be reviewed (cases/duties.py).
    rechecked = proof.masks.of(["ask_recheck"])
    reviewing = proof.masks.of(step.code for step in steps if step.asked_if is Fact.MAJOR)
    last = proof.masks.of(last_steps(proof.procedure))
    return [
        proof.path(position)
        for position, offered in proof.found.items()
        if not offered & (asked | reviewing * bool(position & rechecked)) & ~position
        and not position & last
        and not any(position & opened and offered & closed for opened, closed in closing)
    ]


def endless_clocks(proof: Proof) -> list[str]:
    """Return the clocks that run in a position from which no step that stops them is reached.

    The end of the case is no such position: what then still runs is shown as late or as over.
    """
    procedure = proof.procedure
    codes = {code for step in procedure.steps for code in step.starts} - _LAPSING
    if ARCHIVES not in {step.code for step in procedure.steps}:
        codes -= {"DA-ARCHIVE"}
    return [DEADLINES[code].name for code in sorted(codes) if not _stops(proof, code)]


def last_steps(procedure: Procedure) -> frozenset[str]:
    """Return the steps after which nobody is asked for anything: the archive has the file."""
    codes = {step.code for step in procedure.steps}
    ends = {step.code for step in procedure.steps if step.ends}
    return frozenset({ARCHIVES} if ARCHIVES in codes else ends)


def _stops(proof: Proof, code: str) -> bool:
    """Whether from each position in which the clock may be started a stopping step is reached."""
    procedure, masks = proof.procedure, proof.masks
    stopping = masks.of(step.code for step in procedure.steps if code in step.stops)
    starting = masks.of(step.code for step in procedure.steps if code in step.starts)
    leads = leading(proof, {one for one, offered in proof.found.items() if offered & stopping})
    rows = [row for row in masks.rows if row.bit & starting]
    return all(
        position & row.keeps | row.adds in leads
        for position, offered in proof.found.items()
        for row in rows
        if offered & row.bit
    )
