"""制作公示稿: the decision after technical processing, as a paper of its own."""

from datetime import datetime

from django.db import transaction

from sunlit.cases.models import Decision
from sunlit.catalogue.organ import current_house
from sunlit.disclosure.models import PublicCopy
from sunlit.disclosure.redaction import public_content
from sunlit.documents.services.issue_document import issue_document
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Person


@transaction.atomic
def prepare_copy(decision: Decision, actor: Person, now: datetime) -> PublicCopy:
    """Make the public copy of a decision and return it; an equal one that exists is used again."""
    setting = str(current_house().setting("natural_person_name", decision.decided_on))
    content = public_content(decision, setting)
    newest = decision.public_copies.order_by("-id").first()
    if newest and newest.content == content:
        return newest
    issued = issue_document(
        f"{decision.document.form}-G",
        subject=decision.case.uuid,
        content=content,
        issued_on=decision.decided_on,
        made_by=actor.pk,
        now=now,
    )
    copy = PublicCopy.objects.create(
        decision=decision,
        content=content,
        document=issued.document,
        prepared_by=actor,
        recorded_at=now,
    )
    record(
        log=Log.RECORD,
        event="disclosure.copy_prepared",
        subject=str(decision.case.uuid),
        facts={"decision": str(decision.uuid)},
        rows=[*issued.rows, copy],
        actor=actor.pk,
        happened_at=now,
        recorded_at=now,
    )
    return copy
