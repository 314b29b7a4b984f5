"""What each paper of a penalty says, drawn from the facts of the case: nothing is typed twice."""

from collections.abc import Callable, Mapping
from typing import Any

from sunlit.parts.assignment import papers as assignment
from sunlit.parts.evidence import papers as evidence
from sunlit.parts.extension import papers as extension
from sunlit.parts.party import papers as party
from sunlit.parts.suspension import papers as suspension
from sunlit.parts.voiding import papers as voiding
from sunlit.procedures.penalty.papers import (
    approval,
    decision,
    execution,
    intake,
    investigation,
    notice,
    statement,
    transfer,
)
from sunlit.review import counsel_papers

CONTENT: Mapping[str, Callable[..., Mapping[str, Any]]] = {
    **intake.CONTENT,
    **assignment.CONTENT,
    **counsel_papers.CONTENT,
    **investigation.CONTENT,
    **transfer.CONTENT,
    **evidence.CONTENT,
    **notice.CONTENT,
    **statement.CONTENT,
    **decision.CONTENT,
    **approval.CONTENT,
    **execution.CONTENT,
    **suspension.CONTENT,
    **extension.CONTENT,
    **party.CONTENT,
    **voiding.CONTENT,
}
