"""Ask for work, in the transaction of the act that needs it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from sunlit.jobs.models import Job
from sunlit.ledger.fast_rows import insert


class OutsideTransactionError(RuntimeError):
    """The act and the work that follows from it must stand or fall together."""


def enqueue(
    kind: str,
    key: str,
    payload: dict[str, Any],
    *,
    max_attempts: int,
    subject: UUID | None = None,
    requested_by: int | None = None,
    run_at: datetime | None = None,
) -> None:
    """Write the job, unless one of this key is there already, whatever became of it.

    :param run_at: not before this moment (real time); now, when it is not said.
    :raises OutsideTransactionError: outside `transaction.atomic`.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError("enqueue() belongs into the transaction of the act")
    asked = Job(
        kind=kind,
        key=key,
        payload=payload,
        max_attempts=max_attempts,
        subject=subject,
        requested_by=requested_by,
        **({} if run_at is None else {"run_at": run_at}),
    )
    insert(asked, unless_there=True)
