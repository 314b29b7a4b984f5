"""延期, as the rest of a case hears of it: when it is too late, and why a period is longer."""

from collections.abc import Iterator

from sunlit.cases.check import Staff
from sunlit.cases.derived_again import as_it_stood
from sunlit.cases.extended import extensions
from sunlit.cases.queries import CaseFacts, localdate_of
from sunlit.cases.requested import request
from sunlit.cases.work import Part, Work
from sunlit.parts.extension.asked import by_which_once_more
from sunlit.parts.extension.extending import not_allowed, not_the_time
from sunlit.parts.extension.forms import BASIS
from sunlit.parts.extension.papers import CONTENT
from sunlit.parts.extension.services.propose_extension import propose_extension
from sunlit.parts.extension.steps import DECLINE, EXTEND, EXTENSION, PROPOSAL


def _remark(deadline: str, facts: CaseFacts) -> str:
    """Say by which provision that deadline is longer, and by how many days."""
    return "；".join(
        f"依据{one.proposal.content[BASIS]}延长 {one.time.days} 日"
        for one in extensions(facts)
        if deadline in one.codes
    )


def _faults(facts: CaseFacts, _staff: Staff) -> Iterator[str]:
    """Each extension was asked for and agreed to in time, and rests on what it must name."""
    for step in facts.steps:
        if step.code not in facts.procedure.episode(EXTENSION).steps:
            continue
        before = as_it_stood(facts, step)
        asked = not_allowed(step.content, before) if step.code == PROPOSAL else None
        fault = not_the_time(step.code, before, localdate_of(step)) or asked
        if fault:
            yield f"第{step.seq}步：{fault}"


_ASKED = request(PROPOSAL)

EXTENDING = Part(
    work={
        PROPOSAL: Work(propose_extension, asks=by_which_once_more),
        EXTEND: Work(beside=_ASKED),
        DECLINE: Work(beside=_ASKED),
    },
    papers=CONTENT,
    early=not_the_time,
    faults=_faults,
    remarks=_remark,
)
