"""中止、恢复: what code does at its steps."""

from sunlit.cases.requested import request
from sunlit.cases.work import Part, Work
from sunlit.parts.suspension.papers import CONTENT
from sunlit.parts.suspension.services.propose_suspension import propose_suspension
from sunlit.parts.suspension.steps import PROPOSAL, RESUME, RESUMPTION, SUSPEND

STANDSTILL = Part(
    work={
        PROPOSAL: Work(propose_suspension),
        SUSPEND: Work(beside=request(PROPOSAL)),
        RESUME: Work(beside=request(RESUMPTION)),
    },
    papers=CONTENT,
)
