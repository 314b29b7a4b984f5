"""送达: what code does where a paper is served, and what `verify` asks."""

from collections.abc import Collection, Iterator
from functools import partial

from sunlit.cases.check import Staff
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part, Proof, Work
from sunlit.parts.serving.papers import CONTENT
from sunlit.parts.serving.services.serve import serve
from sunlit.rules.service import ServiceMethod, service_fault


def serving(codes: Collection[str]) -> Part:
    """Return the part of a procedure in which those steps serve a paper on the party."""
    return Part(
        work={code: _serving(code) for code in codes},
        papers=CONTENT,
        faults=partial(_faults, codes),
    )


def _serving(code: str) -> Work:
    return Work(lambda act: serve(act, code), proof=Proof("送达凭证", "service"))


def _faults(codes: Collection[str], facts: CaseFacts, _staff: Staff) -> Iterator[str]:
    """Every service has what its way asks: a signed confirmation, a witness, a public notice."""
    for step in facts.steps:
        if step.code in codes:
            fault = service_fault(ServiceMethod(step.content["method"]), step.content)
            if fault:
                yield f"第{step.seq}步：{fault}（CF-G17）"
