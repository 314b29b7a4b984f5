"""Every position that a procedure can reach: the search by which a table is proved."""

from collections.abc import Mapping

from sunlit.rules.procedure import Fact, Position, Procedure


def walk(procedure: Procedure, facts: Mapping[Fact, bool]) -> dict[Position, set[str]]:
    """Return every reachable position with the steps available in it (a whole graph search)."""
    start = Position()
    found: dict[Position, set[str]] = {}
    todo = [start]
    while todo:
        position = todo.pop()
        if position in found:
            continue
        codes = {step.code for step in procedure.available(position, facts)}
        found[position] = codes
        todo.extend(procedure.after(position, code) for code in codes)
    return found
