"""撤下: the page gives way to a dated notice with the reason (公示制度第十一条, 处罚法48)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sunlit.catalogue.organ import current_house
from sunlit.disclosure.models import Publication, Withdrawal
from sunlit.disclosure.queries import why_not_withdraw
from sunlit.disclosure.redaction import public_text
from sunlit.disclosure.searching import refresh_search_of
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Person
from sunlit.people.signature import Signature, why_not_signed
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.withdrawal import WithdrawalGround


@dataclass(frozen=True)
class Taking:
    """Why a publication is taken down, and since when the organ knows it.

    `received_on` is the day the legal document was received; where the organ corrects itself, of
    its own decision. `reason` is what the public reads.
    """

    ground: WithdrawalGround
    received_on: date
    reason: str


@transaction.atomic
def withdraw(
    publication: Publication,
    taking: Taking,
    actor: Person,
    now: datetime,
    signature: Signature | None,
) -> Withdrawal:
    """Take the publication down everywhere and leave a notice.

    :raises Refused: when it is not the actor's to take down, unsigned, without a reason or with a
        reason that says something personal, when the document was received before the decision or
        after today, or when it was taken down before.
    """
    today = timezone.localdate(now)
    refusal = why_not_withdraw(publication, actor, today) or why_not_signed(signature, actor)
    if refusal:
        raise Refused(refusal)
    if not taking.reason.strip():
        raise Refused(Refusal("请写明撤下的理由。", cite("公示制度11"), "reason"))
    decision = publication.decision
    setting = str(current_house().setting("natural_person_name", decision.decided_on))
    if public_text(decision, taking.reason, setting) != taking.reason:
        sentence = (
            "理由是公众看到的原话，里面有个人信息（姓名、号码、住址或者年龄、健康等情形），请改写。"
        )
        raise Refused(Refusal(sentence, cite("公示制度6"), "reason"))
    if not publication.decided_on <= taking.received_on <= today:
        raise Refused(
            Refusal(
                "收到法律文书的日期应当在决定日期和今天之间。", cite("公示制度11"), "received_on"
            )
        )
    withdrawal = Withdrawal.objects.create(
        publication=publication,
        ground=taking.ground,
        received_on=taking.received_on,
        reason=taking.reason.strip(),
        withdrawn_at=now,
        withdrawn_by=actor,
    )
    for log, rows in ((Log.RECORD, [withdrawal]), (Log.PUBLICITY, [])):
        record(
            log=log,
            event="disclosure.withdrawn",
            subject=str(publication.uuid),
            facts={
                "ground": withdrawal.ground,
                "received_on": withdrawal.received_on.isoformat(),
                "reason": withdrawal.reason,
            },
            rows=rows,
            actor=actor.pk if log is Log.RECORD else None,
            happened_at=now,
            recorded_at=now,
        )
    refresh_search_of(publication.uuid)
    return withdrawal
