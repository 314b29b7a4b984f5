"""案件作废审批表 (D02-作废): why the case is void, what was done, who asked, who agreed."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, organ
from sunlit.cases.papers.wording import Content, opinion, parties_block, said
from sunlit.cases.queries import CaseFacts, taken
from sunlit.parts.voiding.steps import PROPOSAL
from sunlit.parts.voiding.voiding import ground_of


def voiding_approval(step: Step, facts: CaseFacts) -> Content:
    """案件作废审批表 (D02-作废)."""
    asked = taken(facts, PROPOSAL)
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "registered_on": timezone.localdate(facts.steps[0].recorded_at).isoformat(),
        "party": parties_block(facts),
        "ground": ground_of(asked),
        "reason": asked.content["reason"],
        "course": "、".join(
            dict.fromkeys(facts.procedure.step(one.code).name for one in facts.steps)
        ),
        "officer_opinion": opinion(asked, "提请作废。"),
        "head_opinion": opinion(step, said(step, "作废")),
    }


CONTENT: Mapping[str, Callable[..., Content]] = {"D02-作废": voiding_approval}
