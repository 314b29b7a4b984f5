"""恢复: a passage that was hidden by hand stands in the public copy again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.cases.may_act import why_not_now
from sunlit.cases.queries import facts_of_decision
from sunlit.disclosure.models import HiddenPassage, PassageShown
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def show_passage(hidden: HiddenPassage, reason: str, actor: Person, now: datetime) -> PassageShown:
    """Let the passage be read again, and return the row that says so.

    :raises Refused: when the actor may not check the copy now, no reason is given, or the passage
        was shown again before.
    """
    decision = hidden.decision
    refusal = why_not_now(
        actor, "check_publication", facts_of_decision(decision), timezone.localdate(now)
    )
    if refusal is None and hasattr(hidden, "shown"):
        refusal = Refusal("这段文字已经恢复。", None, "hidden")
    if refusal is None and not reason.strip():
        refusal = Refusal("请写明恢复的理由。", cite("公示制度6(3)"), "reason")
    if refusal:
        raise Refused(refusal)
    shown = PassageShown.objects.create(
        hidden=hidden, reason=reason.strip(), shown_by=actor, recorded_at=now
    )
    record(
        log=Log.RECORD,
        event="disclosure.passage_shown",
        subject=str(decision.case.uuid),
        facts={"decision": str(decision.uuid)},
        rows=[shown],
        actor=actor.pk,
        happened_at=now,
        recorded_at=now,
    )
    return shown
