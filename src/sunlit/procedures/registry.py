"""Which code works which step: asked by procedure and step, never by the step alone.

A licence has a `decide` as well, and it is not the penalty's.
"""

from collections.abc import Callable, Mapping

from sunlit.cases.acting import Act
from sunlit.cases.services.take_step import take_step
from sunlit.cases.work import Work
from sunlit.procedures.penalty.work import WORK as PENALTY_WORK
from sunlit.rules.penalty import ORDINARY_PENALTY

WORK: Mapping[str, Mapping[str, Work]] = {ORDINARY_PENALTY.code: PENALTY_WORK}
_PLAIN = Work()


def work_of(procedure: str, code: str) -> Work:
    """Return what code does at that step of that procedure.

    :raises KeyError: when no such procedure is worked here.
    """
    return WORK[procedure].get(code, _PLAIN)


def service_of(procedure: str, code: str) -> Callable[[Act], object]:
    """Return the service that takes the step: its own, or the general one."""
    return work_of(procedure, code).take or (lambda act: take_step(act, code))
