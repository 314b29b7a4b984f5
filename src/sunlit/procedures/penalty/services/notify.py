"""行政处罚事先告知: what is intended, why, and the rights of the party (处罚法44、63)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import AdvanceNotice, Step
from sunlit.cases.papers import issue_paper
from sunlit.cases.queries import taken
from sunlit.procedures.penalty.hearing_right import told_hearing_right
from sunlit.rules.citations import cite
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.violations import total_fine


@transaction.atomic
def notify(act: Act) -> Step:
    """Issue the advance notice of the penalty that the investigation proposes.

    The right to a hearing is told wherever 处罚法63 gives it (CF-G06).

    :raises Refused: when the investigation proposes no penalty.
    """
    step, facts = begin(act, "notify")
    proposal = taken(facts, "conclude_investigation")
    if proposal.content["outcome"] != PenaltyOutcome.PENALTY:
        raise Refused(
            Refusal("调查终结时没有建议给予处罚，不需要处罚的事先告知。", cite("处罚法44"))
        )
    told = told_hearing_right(facts, timezone.localdate(step.happened_at))
    paper = issue_paper(step, facts, "D10")
    notice = AdvanceNotice.objects.create(
        case=facts.case,
        step=step,
        hearing_right=told,
        fine_fen=total_fine(proposal.content),
        document=paper.document,
    )
    return complete(step, [*paper.rows, notice])
