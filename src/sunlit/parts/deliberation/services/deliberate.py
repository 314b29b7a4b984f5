"""集体讨论: the host records what the heads concluded on the newest draft (处罚法57.2; CF-G09)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import CollectiveDeliberation, Step
from sunlit.cases.papers import issue_papers_of
from sunlit.parts.deliberation.deliberating import why_not_carried, why_not_ended
from sunlit.rules.answers import AGREE, VIEW
from sunlit.rules.deliberation import DELIBERATION
from sunlit.rules.refusal import Refused


@transaction.atomic
def deliberate(act: Act) -> Step:
    """Record the conclusion; agreement opens the gate for that content, refusal voids the draft.

    The views are those that each who was present gave and signed (`give_view`).

    :raises Refused: when nobody was called, somebody has not spoken, it is not the host who
        records, the end does not fit, nobody agreed where agreement is recorded, or evidence came
        after the draft.
    """
    agrees = act.content.get(VIEW) == AGREE
    step, facts = begin(act, "deliberate" if agrees else "deliberate_against")
    draft = facts.draft
    if draft is None:
        raise AssertionError("the table lets no deliberation pass without a draft")
    refusal = (
        facts.stale_draft()
        or why_not_ended(DELIBERATION, facts, act.content["ended_at"], act.now)
        or why_not_carried(step.code, DELIBERATION, facts)
    )
    if refusal:
        raise Refused(refusal)
    deliberation = CollectiveDeliberation.objects.create(
        draft=draft, content_hash=draft.content_hash, step=step, agrees=agrees
    )
    return complete(step, [deliberation, *issue_papers_of(step, facts)])
