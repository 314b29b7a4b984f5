"""What every referral writes: its own row and the paper that goes with it."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import QuerySet

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.review.models import Referral
from sunlit.review.papers import issue_referral_paper
from sunlit.rules.refusal import Refused


def referrals_of(facts: CaseFacts) -> QuerySet[Referral]:
    """Return the referrals of the case; of several parties, those of the one whose view it is."""
    return Referral.objects.filter(draft__in=facts.drafts)


def write_referral(
    step: Step, facts: CaseFacts, materials: Mapping[str, Any]
) -> list[models.Model]:
    """Write the next round on the newest draft; return the rows written.

    :raises Refused: when evidence came after the draft.
    """
    if facts.draft is None:
        raise AssertionError("the table lets no referral pass without a draft")
    stale = facts.stale_draft()
    if stale:
        raise Refused(stale)
    referral = Referral.objects.create(
        case=facts.case,
        step=step,
        draft=facts.draft,
        round=referrals_of(facts).count() + 1,
        materials=dict(materials),
        recorded_at=step.recorded_at,
    )
    return [referral, *issue_referral_paper(step, facts, referral).rows]
