"""告知: the paper D10."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, contact, evidence_rows, goods, organ, violated
from sunlit.cases.papers.wording import (
    Content,
    basis_words,
    discretion_words,
    facts_words,
    parties_block,
    proposal_words,
)
from sunlit.cases.queries import CaseFacts, taken
from sunlit.catalogue.organ import current_house
from sunlit.documents.forms.penalty import HEARING_OFFERED, NO_HEARING
from sunlit.procedures.penalty.hearing_right import told_hearing_right
from sunlit.procedures.penalty.several import ranges_of
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.imposed import orders_in_words
from sunlit.rules.violations import total_fine


def advance_notice(step: Step, facts: CaseFacts) -> Content:
    """行政处罚事先告知书 (D10): all that is intended, and the rights before it (处罚法44、45、63).

    What is ordered beside the penalty (责令改正、责令退还: 处罚法28) is told as well.
    """
    proposed = taken(facts, "conclude_investigation").content
    day = timezone.localdate(step.recorded_at)
    hearing_right = told_hearing_right(facts, timezone.localdate(step.happened_at))
    code = "CF-HEAR-REQ" if hearing_right else "CF-STATEMENT"
    period = DEADLINES[code].period_for(current_house(), day)
    ordered = "\n".join(orders_in_words(proposed))
    return {
        **organ(),
        "party": parties_block(facts),
        "cause": cause(facts),
        "facts": facts_words(proposed, facts.evidence_list),
        "evidence": evidence_rows(facts),
        "violated": violated(proposed),
        "basis": basis_words(proposed),
        "discretion": discretion_words(proposed, ranges_of(proposed, facts)),
        "proposed_penalty": proposal_words(proposed),
        "fine": total_fine(proposed) or None,
        **goods(proposed),
        **({"correction": ordered} if ordered else {}),
        "statement_period": str(period),
        "hearing": HEARING_OFFERED if hearing_right else NO_HEARING,
        **contact(facts),
    }


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D10": advance_notice,
}
