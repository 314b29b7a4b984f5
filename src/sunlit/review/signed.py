"""The hash of a whole opinion, which stands in the act that its reviewer signs."""

import hashlib
from collections.abc import Iterable
from typing import Any

from sunlit.ledger.canonical import canonical_bytes
from sunlit.review.given import GivenOpinion
from sunlit.review.models import FindingRow, OpinionRow

Found = tuple[str, str, bool, str]
"""Point, outcome, whether the characterization is wrong, reason."""


def signed_words(given: GivenOpinion, draft_hash: str) -> dict[str, Any]:
    """Return what the act itself says of the opinion: which it is, and the hash of the whole."""
    return {
        "opinions": sorted(one.value for one in given.opinions),
        "opinion_sha256": digest_of_given(given, draft_hash),
    }


def digest_of_given(given: GivenOpinion, draft_hash: str) -> str:
    """Return the hash of what the reviewer is about to sign, on the draft of that hash."""
    found = (
        (point.value, one.outcome.value, one.characterization_wrong, one.reason)
        for point, one in given.findings.items()
    )
    return _digest((one.value for one in given.opinions), given.text, found, draft_hash)


def digest_of_stored(opinion: OpinionRow, findings: Iterable[FindingRow], draft_hash: str) -> str:
    """Return the same of an opinion as it is stored."""
    found = ((one.point, one.outcome, one.characterization_wrong, one.reason) for one in findings)
    return _digest(opinion.opinions, opinion.text, found, draft_hash)


def _digest(opinions: Iterable[str], text: str, found: Iterable[Found], draft_hash: str) -> str:
    signed = {
        "draft": draft_hash,
        "opinions": sorted(opinions),
        "text": text,
        "findings": sorted(list(one) for one in found),
    }
    return hashlib.sha256(canonical_bytes(signed)).hexdigest()
