"""手工隐去: the discloser has the public copy hide a passage that no mask found."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.cases.may_act import why_not_now
from sunlit.cases.models import Decision
from sunlit.cases.queries import facts_of_decision
from sunlit.disclosure.models import HiddenPassage
from sunlit.disclosure.redaction import why_not_hidden
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.hiding import HidingGround
from sunlit.rules.refusal import Refusal, Refused


@dataclass(frozen=True)
class Hiding:
    """What is hidden wherever it stands in the copy, on which ground and why."""

    passage: str
    ground: HidingGround
    reason: str


@transaction.atomic
def hide_passage(decision: Decision, hiding: Hiding, actor: Person, now: datetime) -> HiddenPassage:
    """Have the copy hide the passage, and return it; the copy is to be checked anew.

    Another person looks at it: whoever hid a passage does not release the copy.

    :raises Refused: when the actor may not check the copy now, no reason is given, the passage
        stands nowhere in the copy, or is what has to be public.
    """
    refusal = why_not_now(
        actor, "check_publication", facts_of_decision(decision), timezone.localdate(now)
    ) or why_not_hidden(decision, hiding.passage)
    if refusal:
        raise Refused(refusal)
    if not hiding.reason.strip():
        raise Refused(Refusal("请写明隐去的理由。", cite("公示制度6(3)"), "reason"))
    hidden = HiddenPassage.objects.create(
        decision=decision,
        passage=hiding.passage.strip(),
        ground=hiding.ground,
        reason=hiding.reason.strip(),
        hidden_by=actor,
        recorded_at=now,
    )
    record(
        log=Log.RECORD,
        event="disclosure.passage_hidden",
        subject=str(decision.case.uuid),
        facts={"decision": str(decision.uuid), "ground": hidden.ground},
        rows=[hidden],
        actor=actor.pk,
        happened_at=now,
        recorded_at=now,
    )
    return hidden
