"""保存审核草稿: what the reviewer has entered and not yet signed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from sunlit.people.models import Person
from sunlit.review.models import OpinionDraft, Referral


@transaction.atomic
def save_opinion_draft(
    referral: Referral, author: Person, entries: Mapping[str, Any], now: datetime
) -> OpinionDraft:
    """Keep the entries as they are; the ledger does not see a draft."""
    draft, _ = OpinionDraft.objects.update_or_create(
        referral=referral,
        author=author,
        defaults={"content": dict(entries), "saved_at": now},
    )
    return draft
