"""What is signed with the answer to a proposed role: the proposal, and what was said to it."""

import hashlib

from sunlit.ledger.canonical import canonical_bytes, canonical_value
from sunlit.people.models import RoleProposal


def digest_of_answer(proposal: RoleProposal, *, agrees: bool, reason: str) -> str:
    """Return the hash that the signature of the answer holds."""
    signed = {
        "person": proposal.person_id,
        "role": proposal.role,
        "since": proposal.since,
        "until": proposal.until,
        "why": proposal.reason,
        "proposed_by": proposal.proposed_by_id,
        "proposed_at": proposal.recorded_at,
        "agrees": agrees,
        "reason": reason,
    }
    return hashlib.sha256(canonical_bytes(canonical_value(signed))).hexdigest()
