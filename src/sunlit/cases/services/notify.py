"""行政处罚事先告知: what is intended, why, and the rights of the party (处罚法44、63)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import AdvanceNotice, Step
from sunlit.cases.papers import issue_paper
from sunlit.catalogue.organ import current_house
from sunlit.rules.house.model import PartyKind


@transaction.atomic
def notify(act: Act) -> Step:
    """Issue the advance notice of the penalty that the investigation proposes.

    The right to a hearing is told wherever 处罚法63 gives it; the amount from which a fine is
    large is a parameter of the organ.
    """
    step, facts = begin(act, "notify")
    proposal = facts.last("conclude_investigation")
    if proposal is None:
        raise AssertionError("the table lets no notice pass without a concluded investigation")
    fine_fen = int(proposal.content["fine_fen"])
    threshold = current_house().hearing_threshold(
        PartyKind(facts.party.kind), timezone.localdate(act.happened_at)
    )
    paper = issue_paper(step, facts, "D10", hearing_right=fine_fen >= threshold)
    notice = AdvanceNotice.objects.create(
        case=facts.case,
        step=step,
        hearing_right=fine_fen >= threshold,
        fine_fen=fine_fen,
        document=paper.document,
    )
    return complete(step, [*paper.rows, notice])
