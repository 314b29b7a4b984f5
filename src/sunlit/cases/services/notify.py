"""行政处罚事先告知: what is intended, why, and the rights of the party (处罚法44、63)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import AdvanceNotice, Step
from sunlit.cases.papers import issue_paper
from sunlit.cases.queries import taken
from sunlit.catalogue.organ import current_house
from sunlit.rules.citations import cite
from sunlit.rules.hearing import ProposedPenalty, hearing_right
from sunlit.rules.house.model import PartyKind
from sunlit.rules.penalty_kinds import kinds_of
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal, Refused


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
    fine_fen = int(proposal.content["fine_fen"])
    proposed = ProposedPenalty(
        kinds=kinds_of(warning=proposal.content["warning"], fine_fen=fine_fen),
        party=PartyKind(facts.party.kind),
        fine_fen=fine_fen,
    )
    day = timezone.localdate(act.happened_at)
    told = hearing_right(proposed, current_house(), day) is not None
    paper = issue_paper(step, facts, "D10", hearing_right=told)
    notice = AdvanceNotice.objects.create(
        case=facts.case,
        step=step,
        hearing_right=told,
        fine_fen=fine_fen,
        document=paper.document,
    )
    return complete(step, [*paper.rows, notice])
