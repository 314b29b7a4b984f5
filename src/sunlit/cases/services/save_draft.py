"""保存草稿: what one person has typed and not yet signed, for their eyes only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from sunlit.cases.models import Case, Draft
from sunlit.people.models import Person


@transaction.atomic
def save_draft(
    case: Case, step: str, author: Person, entries: Mapping[str, Any], now: datetime
) -> Draft:
    """Keep the entries as typed, right or wrong; the ledger does not see a draft."""
    draft, _ = Draft.objects.update_or_create(
        case=case,
        step=step,
        author=author,
        defaults={"content": dict(entries), "saved_at": now},
    )
    return draft
