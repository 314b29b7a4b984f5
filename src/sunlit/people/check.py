"""Is every role that decides confirmed by a second person, or older than the confirmation?

A proposal and an answer may be forged together with their events. So `verify` asks whether each
came from somebody who could give it that day, and whether the answer was signed by who gave it.
"""

import json
from collections.abc import Iterator

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import F
from django.utils import timezone

from sunlit.ledger.models import PendingEvent
from sunlit.ledger.verification.finding import Finding
from sunlit.people.models import RoleAnswer, RoleAssignment, RoleProposal, RoleSignature
from sunlit.people.services.begin_second_person import SECOND_PERSON_BEGUN
from sunlit.people.signed_answer import digest_of_answer
from sunlit.rules.roles import Role
from sunlit.rules.second_person import DECIDING, why_not_confirmed_by

_SIGNATURES_KEPT = "0006_who_signed_an_answer"


def check_roles() -> Iterator[Finding]:
    """Yield a finding for each assignment that one person alone could have made.

    What is older the log says, in its first event of that kind; a later one changes nothing.
    """
    events = PendingEvent.objects.filter(event=SECOND_PERSON_BEGUN)
    begun = events.order_by(F("entry").asc(nulls_last=True), "recorded_at").first()
    if begun is None:
        return
    older = set(json.loads(bytes(begun.canonical))["facts"]["assignments"])
    rows = RoleAssignment.objects.filter(role__in=DECIDING).order_by("pk")
    signed_since = _first_signed()
    for row in rows.select_related("person", "confirmation__proposal__signature"):
        wrong = "" if row.pk in older else _wrong(row, signed_since)
        if wrong:
            yield Finding(
                row.person.username, f"{row.person.name}的角色“{Role(row.role).label}”{wrong}"
            )


def _wrong(row: RoleAssignment, signed_since: int | None) -> str:
    answer: RoleAnswer | None = getattr(row, "confirmation", None)
    if answer is None:
        return "没有第二个人的确认。"
    proposal = answer.proposal
    if (proposal.person_id, proposal.role) != (row.person_id, row.role):
        return "确认的不是这个人的这个角色。"
    if answer.answered_by_id in {proposal.person_id, proposal.proposed_by_id}:
        return "由提出的人或者本人确认。"
    return _unentitled(proposal, answer) or _unsigned(proposal, answer, signed_since)


def _unentitled(proposal: RoleProposal, answer: RoleAnswer) -> str:
    """Say whose role of that day does not let them propose or answer it."""
    proposer, second = proposal.proposed_by, answer.answered_by
    if Role.SECADMIN not in proposer.roles_on(timezone.localdate(proposal.recorded_at)):
        return f"由{proposer.name}提出，当日不是{Role.SECADMIN.label}。"
    roles = second.roles_on(timezone.localdate(answer.recorded_at))
    # Whether there was a leader is not asked: who was one, and could sign in, is not kept by day.
    if why_not_confirmed_by(roles, in_it=False, has_leader=False):
        return f"由{second.name}确认，当日没有确认角色的职权。"
    return ""


def _unsigned(proposal: RoleProposal, answer: RoleAnswer, signed_since: int | None) -> str:
    """Say that the answer is not signed by who gave it; an earlier version kept no signature."""
    signature: RoleSignature | None = getattr(proposal, "signature", None)
    if signature is None:
        is_older = signed_since is None or answer.pk < signed_since
        return "" if is_older else f"的确认没有{answer.answered_by.name}本人的签署。"
    if signature.signer_id != answer.answered_by_id:
        return f"由{answer.answered_by.name}确认，签署的却是{signature.signer.name}。"
    if signature.digest != digest_of_answer(proposal, agrees=True, reason=answer.reason):
        return f"的提出或者确认与{signature.signer.name}签署时不符。"
    return ""


def _first_signed() -> int | None:
    """Return the key of the first answer that must be signed, None where there is none.

    That is the first that was ever signed, or the first since this instance keeps signatures.
    """
    signed = RoleAnswer.objects.filter(proposal__signature__isnull=False)
    kept = MigrationRecorder.Migration.objects.filter(app="people", name=_SIGNATURES_KEPT).first()
    since = RoleAnswer.objects.filter(recorded_at__gte=kept.applied) if kept else signed.none()
    first = (rows.order_by("pk").values_list("pk", flat=True)[:1] for rows in (signed, since))
    return min((key for found in first for key in found), default=None)
