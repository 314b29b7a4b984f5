"""What each paper of a penalty says, drawn from the facts of the case: nothing is typed twice."""

from collections.abc import Callable, Mapping
from typing import Any

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

CONTENT: Mapping[str, Callable[..., Mapping[str, Any]]] = {
    **intake.CONTENT,
    **investigation.CONTENT,
    **transfer.CONTENT,
    **notice.CONTENT,
    **statement.CONTENT,
    **decision.CONTENT,
    **approval.CONTENT,
    **execution.CONTENT,
}
