"""调查终结: what was found, and the penalty that is proposed (处罚法57)."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.party import why_not_complete
from sunlit.procedures.penalty.several import why_not_lawful, why_not_of_unit_fine
from sunlit.procedures.penalty.statements import heavier_after_statement
from sunlit.rules.proposed_penalty import check_one_fine
from sunlit.rules.refusal import Refused
from sunlit.rules.violations import with_computed_fines


@transaction.atomic
def conclude_investigation(act: Act) -> Step:
    """Conclude the investigation with a proposal; the notice tells the party exactly that.

    A fine that is a rate of a base is computed here, before it is signed. Each of several
    violations is held against its own article.

    :raises Refused: when the party is not yet known whole, when it proposes nothing, not the kinds
        and amounts that the law and the organ's own table of discretion allow (CF-G10 to CF-G13),
        or, after a statement, more than was first told without new facts (CF-G19).
    """
    act = replace(act, content=with_computed_fines(act.content))
    step, facts = begin(act, "conclude_investigation")
    wrong = (
        why_not_complete(facts.party)
        or why_not_lawful(act.content, facts, timezone.localdate(act.happened_at))
        or why_not_of_unit_fine(act.content, facts)
        or check_one_fine(act.content)
        or heavier_after_statement(facts, act.content)
    )
    if wrong:
        raise Refused(wrong)
    return complete(step, issue_papers_of(step, facts))
