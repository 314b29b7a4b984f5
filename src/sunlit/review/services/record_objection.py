"""记录法制审核不同意: the case goes back to its office (审核制度第八条)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import DecisionDraft, Step
from sunlit.review.services.record_clearance import Papers
from sunlit.review.steps.codes import MAINTAINS, OBJECTS
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def record_objection(
    act: Act, *, draft: DecisionDraft, papers: Papers, after_recheck: bool = False
) -> Step:
    """Write that the legal section does not agree, with the review's own rows.

    :param after_recheck: the office has asked for the recheck of this draft (审核制度九).

    :raises Refused: when role, order or time forbids it, or a newer version of the draft exists.
    """
    step, facts = begin(act, MAINTAINS if after_recheck else OBJECTS)
    if facts.draft is None or facts.draft.pk != draft.pk:
        raise Refused(Refusal("决定书稿已经改动，应当重新送审。", cite("审核制度5")))
    return complete(step, papers(step))
