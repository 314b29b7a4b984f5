"""送达, as `verify` asks for it."""

from collections.abc import Collection, Iterator
from functools import partial

from sunlit.cases.check import Staff
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part
from sunlit.rules.service import ServiceMethod, service_fault


def serving(codes: Collection[str]) -> Part:
    """Return the part of a procedure in which those steps serve a paper on the party."""
    return Part(faults=partial(_faults, codes))


def _faults(codes: Collection[str], facts: CaseFacts, _staff: Staff) -> Iterator[str]:
    """Every service has what its way asks: a signed confirmation, a witness, a public notice."""
    for step in facts.steps:
        if step.code in codes:
            fault = service_fault(ServiceMethod(step.content["method"]), step.content)
            if fault:
                yield f"第{step.seq}步：{fault}（CF-G17）"
