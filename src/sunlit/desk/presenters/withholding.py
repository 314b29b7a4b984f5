"""What was proposed to be withheld, for those who examine, approve and examine it again."""

from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.queries import CaseFacts
from sunlit.rules.withholding import WithholdingGround
from sunlit.web.parts import Fact

_FOLLOWING = frozenset(
    {
        "review_withholding",
        "object_to_withholding",
        "withhold",
        "decline_withholding",
        "keep_withholding",
        "end_withholding",
    }
)


def proposal(facts: CaseFacts, code: str) -> list[Fact]:
    """Return the newest proposal beside the form of a step that answers it; empty elsewhere."""
    step = facts.last("propose_withholding")
    if step is None or code not in _FOLLOWING:
        return []
    words = {**step.content, "ground": WithholdingGround(step.content["ground"]).label}
    fields = STEP_FORMS[facts.case.procedure][step.code].fields
    rows = [Fact(field.label, words[field.name]) for field in fields if words.get(field.name)]
    examined = facts.last("review_withholding")
    if examined and examined.seq > step.seq:
        rows.append(Fact("法规科意见", f"同意。{examined.content['opinion']}"))
    return [*rows, Fact("提请人", step.actor.name)]
