"""确认角色: a second person lets a proposed role come into force, or does not."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.ledger.canonical import Json
from sunlit.people.acts import record_about, require_reason
from sunlit.people.held import why_not_held, why_not_second
from sunlit.people.models import Person, RoleAnswer, RoleAssignment, RoleProposal, RoleSignature
from sunlit.people.services.end_sessions import end_sessions
from sunlit.people.signature import Signature, why_not_signed
from sunlit.people.signed_answer import digest_of_answer
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused


@dataclass(frozen=True)
class Answer:
    """What the second person says, with their reason."""

    agrees: bool
    reason: str


@transaction.atomic
def answer_role(
    proposal: RoleProposal,
    answer: Answer,
    signature: Signature | None,
    *,
    actor: Person,
    now: datetime,
) -> RoleAnswer:
    """Write the answer, signed; where it agrees the assignment too, which ends their sessions.

    Who proposed it may take it back, and nothing else.

    :raises PermissionDenied: for whoever has no part in it.
    :raises Refused: without signature or reason, when it is answered, or no longer possible.
    """
    take_advisory_lock("people.acts")
    _require_second(proposal, actor, now, agrees=answer.agrees)
    unsigned = why_not_signed(signature, actor)
    if unsigned:
        raise Refused(unsigned)
    kept = require_reason(answer.reason)
    if RoleAnswer.objects.filter(proposal=proposal).exists():
        raise Refused(Refusal("这一项已经有人答复。"))
    signed = _signed(proposal, signature, agrees=answer.agrees, reason=kept)
    if not answer.agrees:
        row = RoleAnswer.objects.create(
            proposal=proposal, reason=kept, answered_by=actor, recorded_at=now
        )
        declined: dict[str, Json] = {"role": proposal.role, "reason": kept}
        record_about(
            proposal.person,
            "role_declined",
            actor=actor,
            now=now,
            facts=declined,
            rows=[signed, row],
        )
        return row
    held = _assignment(proposal, now)
    row = RoleAnswer.objects.create(
        proposal=proposal, assignment=held, reason=kept, answered_by=actor, recorded_at=now
    )
    facts: dict[str, Json] = {"role": held.role, "since": held.since.isoformat()}
    facts["proposed_by"] = proposal.proposed_by_id
    record_about(
        proposal.person,
        "role_confirmed",
        actor=actor,
        now=now,
        facts=facts,
        rows=[signed, held, row],
    )
    end_sessions(proposal.person, actor=actor, now=now, reason="角色有变动")
    return row


def _signed(
    proposal: RoleProposal, signature: Signature | None, *, agrees: bool, reason: str
) -> RoleSignature:
    """Keep who signed the answer, when, and the hash of what was signed."""
    if signature is None:
        raise AssertionError("nothing is kept of a signature that was not given")
    return RoleSignature.objects.create(
        proposal=proposal,
        signer_id=signature.person,
        signed_at=signature.at,
        digest=digest_of_answer(proposal, agrees=agrees, reason=reason),
    )


def _assignment(proposal: RoleProposal, now: datetime) -> RoleAssignment:
    """Write the role, from the day it was proposed for, but not from before today."""
    since = max(proposal.since, timezone.localdate(now))
    if proposal.until and proposal.until < since:
        raise Refused(Refusal("提出的期间已经过去，请重新授予。"))
    refusal = why_not_held(proposal.person, Role(proposal.role), since, proposal.until)
    if refusal:
        raise Refused(Refusal(refusal.sentence))
    return RoleAssignment.objects.create(
        person=proposal.person,
        role=proposal.role,
        since=since,
        until=proposal.until,
        reason=proposal.reason,
        granted_by=proposal.proposed_by,
    )


def _require_second(proposal: RoleProposal, actor: Person, now: datetime, *, agrees: bool) -> None:
    if not agrees and actor.pk == proposal.proposed_by_id:
        return
    refusal = why_not_second(proposal, actor, now)
    if refusal and actor.pk in {proposal.person_id, proposal.proposed_by_id}:
        raise Refused(refusal)
    if refusal:
        raise PermissionDenied(refusal.sentence)
