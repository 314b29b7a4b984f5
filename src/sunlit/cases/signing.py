"""What is signed with an act: its own words, and the version of the draft that it was about."""

import hashlib
from collections.abc import Mapping
from typing import Any

from sunlit.cases.models import Case, Step
from sunlit.ledger.canonical import canonical_bytes, canonical_value
from sunlit.ledger.fast_rows import as_stored


def signed_digest(case: Case, step: Step, draft_hash: str) -> str:
    """Return the hash that a signature of the act holds.

    :param draft_hash: the hash of the newest decision draft at that moment, empty without one.
    """
    words: Mapping[str, Any] = as_stored(step) or vars(step)
    signed = {
        "case": case.uuid,
        "seq": step.seq,
        "code": step.code,
        "actor": step.actor_id,
        "happened_at": words["happened_at"],
        "content": words["content"],
        "draft": draft_hash,
    }
    return hashlib.sha256(canonical_bytes(canonical_value(signed))).hexdigest()
