"""Void a number that no paper will carry."""

from datetime import datetime

from django.db import transaction

from sunlit.documents.models import Document, DocumentNumber, VoidedNumber
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record


class NumberInUseError(Exception):
    """A number that a paper carries cannot be voided; the paper itself must be revoked."""

    def __init__(self, number: DocumentNumber) -> None:
        super().__init__(f"{number} 已经用在文书上，不能作废。")


class NumberAlreadyVoidError(Exception):
    """The number has been voided before."""

    def __init__(self, number: DocumentNumber) -> None:
        super().__init__(f"{number} 此前已经作废。")


class ReasonMissingError(Exception):
    """A void number keeps its reason."""

    def __init__(self) -> None:
        super().__init__("请写明作废原因。")


@transaction.atomic
def void_number(
    number: DocumentNumber, *, reason: str, subject: str, by: int, now: datetime
) -> VoidedNumber:
    """Void the number for good; it is never given out again.

    :param subject: UUID of the matter whose paper was to carry it.
    """
    if not reason.strip():
        raise ReasonMissingError
    if Document.objects.filter(number=number).exists():
        raise NumberInUseError(number)
    if VoidedNumber.objects.filter(number=number).exists():
        raise NumberAlreadyVoidError(number)
    voided = VoidedNumber.objects.create(number=number, reason=reason.strip(), by=by, at=now)
    record(
        log=Log.RECORD,
        event="documents.number_voided",
        subject=subject,
        facts={"number": str(number), "reason": voided.reason},
        rows=[voided],
        actor=by,
        happened_at=now,
        recorded_at=now,
    )
    return voided
