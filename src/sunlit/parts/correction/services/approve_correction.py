"""批准更正: the head of the office lets the corrected entries stand for the old ones."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models, transaction

from sunlit.cases.acting import Act, begin, complete, hold
from sunlit.cases.models import Correction, Party, ServiceOfDocument, Step
from sunlit.cases.party import COLUMNS, columns_of
from sunlit.cases.queries import CaseFacts
from sunlit.parts.correction.corrections import (
    Proposed,
    approval_asked,
    changes,
    open_proposal,
    read_proposal,
    service_of_step,
    why_not_corrected,
)
from sunlit.parts.correction.steps import APPROVALS, ENTRY
from sunlit.parts.party.named import named_by
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def approve_correction(act: Act) -> Step:
    """Write what was proposed as corrections; what they unsettle no longer stands.

    The step taken follows from what changes (`approval_of`). Guards are asked again: the case may
    have moved on since the proposal.

    :raises Refused: when nothing was proposed, to whoever proposed it, or as the proposal would be.
    """
    hold(act.case.uuid)
    seen = CaseFacts(act.case)
    waiting = open_proposal(seen)
    step, facts = begin(act, _code(seen), about=waiting.of_party if waiting else None)
    asked = open_proposal(facts)
    proposed = read_proposal(facts, asked.content) if asked else None
    if asked is None:
        raise Refused(Refusal("没有等待审批的更正。", cite("记录制度6")))
    if proposed is None:
        raise Refused(
            Refusal(
                "提请以后，要更正的步骤已经重新办理，不能再批准；请办理“不同意更正”。",
                cite("记录制度6"),
                "opinion",
            )
        )
    if asked.actor_id == act.actor.pk:
        raise Refused(Refusal("提请更正的人不能批准自己提请的更正。", cite("记录制度6"), "opinion"))
    refusal = why_not_corrected(facts, proposed)
    if refusal:
        raise Refused(Refusal(refusal.sentence, refusal.citation, "opinion"))
    changed = changes(facts, proposed)
    rows: list[models.Model] = [
        Correction.objects.create(
            case=facts.case,
            step=step,
            corrected_step=proposed.step,
            field=name,
            old=old,
            new=new,
            reason=proposed.reason,
            proposed_by=asked.actor,
            approved_by=act.actor,
            recorded_at=act.now,
        )
        for name, (old, new) in changed.items()
    ]
    new_values = {name: new for name, (_, new) in changed.items()}
    rows += _party(facts, proposed, new_values, act)
    rows += _service(proposed, new_values)
    return complete(step, rows)


def _code(facts: CaseFacts) -> str:
    asked = approval_asked(facts)
    return asked if asked in APPROVALS else ENTRY


def _party(
    facts: CaseFacts, proposed: Proposed, new: Mapping[str, Any], act: Act
) -> list[models.Model]:
    """The party as it is from now on: a row that corrects the one before."""
    if not new.keys() & COLUMNS.keys():
        return []
    party = (named_by(facts, proposed.step) or facts).party
    now = {name: getattr(party, column) for name, column in COLUMNS.items()}
    now["party_code_kind"] = party.identified_by.value
    values = columns_of({**now, **new})
    return [
        Party.objects.create(
            case=facts.case,
            corrects=party,
            reason=proposed.reason,
            recorded_at=act.now,
            **values,
        )
    ]


def _service(proposed: Proposed, new: Mapping[str, Any]) -> list[models.Model]:
    """The service as it is from now on: a row that corrects the one before."""
    old = service_of_step(proposed.step)
    if old is None:
        return []
    served_on = new.get("served_on")
    return [
        ServiceOfDocument.objects.create(
            case=old.case,
            step=old.step,
            document=old.document,
            method=new.get("method", old.method),
            receiver=new.get("receiver", old.receiver),
            served_on=date.fromisoformat(served_on) if served_on else old.served_on,
            corrects=old,
        )
    ]
