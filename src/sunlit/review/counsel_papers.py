"""外聘审核人员意见 (D13-外审): internal, in the file (审核制度四、十一)."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, organ
from sunlit.cases.papers.wording import Content
from sunlit.cases.queries import CaseFacts
from sunlit.review.counsel import invitations


def counsel_advice(step: Step, facts: CaseFacts) -> Content:
    """Return what the invited counsel advises, and since when they were invited."""
    own = [one for one in invitations(facts) if one.person == step.actor_id]
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "counsel": f"{step.actor.name}（{step.actor.post}）",
        "invited_on": timezone.localdate(own[-1].step.recorded_at).isoformat(),
        "advice": step.content["advice"],
        "given_on": timezone.localdate(step.recorded_at).isoformat(),
    }


CONTENT: Mapping[str, Callable[..., Content]] = {"D13-外审": counsel_advice}
