"""The hash of what a paper says, the same for a draft and for the paper issued from it."""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785


def content_hash(form_code: str, content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON (RFC 8785) of form and content.

    Number and date come with the issue and are not part of it: so a decision can be held to be
    word for word the draft that legal review passed (处罚法58).
    """
    canonical = rfc8785.dumps({"form": form_code, "content": dict(content)})
    return hashlib.sha256(canonical).hexdigest()
