"""保存草稿: what one person has typed and not yet signed, for their eyes only."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from sunlit.cases.models import Case, Draft
from sunlit.people.models import Person
from sunlit.rules.refusal import Refusal, Refused

MOST_SIGNS = 200_000
"""As many as a thick decision has ten times over; a draft is no store of files."""


@transaction.atomic
def save_draft(
    case: Case,
    step: str,
    author: Person,
    entries: Mapping[str, Any],
    now: datetime,
    *,
    of_party: int | None = None,
) -> Draft:
    """Keep the entries as typed, right or wrong; the ledger does not see a draft.

    :param of_party: of several parties, for which of them the step is to be taken.

    :raises Refused: when they are longer than any paper is.
    """
    if len(json.dumps(dict(entries), ensure_ascii=False)) > MOST_SIGNS:
        raise Refused(
            Refusal(
                f"草稿超过 {MOST_SIGNS // 10_000} 万字，没有保存。请删减，或者作为附件存入证据。"
            )
        )
    draft, _ = Draft.objects.update_or_create(
        case=case,
        step=step,
        author=author,
        of_party_id=of_party,
        defaults={"content": dict(entries), "saved_at": now},
    )
    return draft
