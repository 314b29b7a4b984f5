"""记录法制审核结果: the legal section's word on one content (审核制度第五条、第八条)."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import models, transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Clearance, DecisionDraft, Step
from sunlit.review.steps.codes import AGREES
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused

Papers = Callable[[Step], Sequence[models.Model]]


@transaction.atomic
def record_clearance(act: Act, *, draft: DecisionDraft, opinion: UUID, papers: Papers) -> Step:
    """Write that the legal section agrees with `draft`: this opens the gate for that content only.

    `papers` writes the review's own rows for the step and returns them; the database lets no
    agreement in without them.

    :raises Refused: when a newer version of the draft exists, or evidence came after it: what was
        reviewed is not what would be issued.
    """
    step, facts = begin(act, AGREES)
    if facts.draft is None or facts.draft.pk != draft.pk:
        raise Refused(Refusal("决定书稿已经改动，应当重新送审。", cite("审核制度5")))
    stale = facts.stale_draft()
    if stale:
        raise Refused(stale)
    rows = papers(step)
    clearance = Clearance.objects.create(
        draft=draft,
        content_hash=draft.content_hash,
        opinion=opinion,
        cleared_by=act.actor,
        recorded_at=act.now,
    )
    return complete(step, [*rows, clearance])
