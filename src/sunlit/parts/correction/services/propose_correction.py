"""提请更正: an officer says what was mistyped, and why; nothing changes before the answer."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Party, Step
from sunlit.cases.queries import CaseFacts
from sunlit.parts.correction.corrections import (
    of_whom,
    read_proposal,
    why_not_corrected,
    why_not_proposed,
)
from sunlit.parts.correction.steps import PROPOSAL
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


def _about(act: Act) -> Party | None:
    """Return whose own act is to be corrected, or None where it concerns the case."""
    facts = CaseFacts(act.case)
    proposed = read_proposal(facts, act.content) if len(facts.views) > 1 else None
    return of_whom(facts, proposed.step).whom if proposed else None


@transaction.atomic
def propose_correction(act: Act) -> Step:
    """Ask that entries of one act be corrected: its `seq`, `entries` by name, `reason`.

    :raises Refused: while another proposal waits, for an act or entry that may not be corrected,
        or for a value that the guards of its step refuse (CF-G03, CF-G05, CF-G06, CF-G12).
    """
    step, facts = begin(act, PROPOSAL, about=_about(act))
    waiting = why_not_proposed(facts)
    if waiting:
        raise Refused(waiting)
    proposed = read_proposal(facts, act.content)
    if proposed is None:
        raise Refused(Refusal("请选择要更正的步骤。", cite("记录制度6")))
    refusal = why_not_corrected(facts, proposed)
    if refusal:
        raise Refused(refusal)
    return complete(step)
