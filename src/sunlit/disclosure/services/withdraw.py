"""撤下: the page gives way to a dated notice with the reason (公示制度第十一条, 处罚法48)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.disclosure.models import Publication, Withdrawal
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def withdraw(publication: Publication, reason: str, actor: Person, now: datetime) -> Withdrawal:
    """Take the publication down everywhere and leave a notice.

    :raises Refused: when it is not the actor's to take down, without a reason, or when it was taken
        down before.
    """
    office = publication.decision.case.office
    if Role.DISCLOSER not in actor.roles_on(timezone.localdate(now)) or actor.office != office:
        raise Refused(
            Refusal(f"这份公示由{office.name}的{Role.DISCLOSER.label}撤下。", cite("公示制度8"))
        )
    if not reason.strip():
        raise Refused(Refusal("请写明撤下的理由。", cite("公示制度11"), "reason"))
    if Withdrawal.objects.filter(publication=publication).exists():
        raise Refused(Refusal("这份公示已经撤下。", cite("公示制度11")))
    withdrawal = Withdrawal.objects.create(
        publication=publication, reason=reason.strip(), withdrawn_at=now, withdrawn_by=actor
    )
    for log, rows in ((Log.RECORD, [withdrawal]), (Log.PUBLICITY, [])):
        record(
            log=log,
            event="disclosure.withdrawn",
            subject=str(publication.uuid),
            facts={"reason": withdrawal.reason},
            rows=rows,
            actor=actor.pk if log is Log.RECORD else None,
            happened_at=now,
            recorded_at=now,
        )
    return withdrawal
