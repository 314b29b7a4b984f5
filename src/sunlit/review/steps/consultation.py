"""请示、咨询, as rows that run beside the main line and leave no mark (审核制度第九条).

Nobody is asked for them, nothing waits for them. A referral may be voided while the question is
open, so that the case was referred is asked in `consultation.py`; the answer may even come when the
case is decided already.
"""

from sunlit.review.forms.consultation import FORMS
from sunlit.review.steps.codes import ANSWERED, CONSULTED
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import DECIDE
from sunlit.rules.procedure import Need, Role, Step
from sunlit.rules.step import with_forms

_ARTICLE = (cite("审核制度9"),)


def consultation_steps(filed: str) -> tuple[Step, ...]:
    """Return the rows; others are asked once the step `filed` stands."""
    needs = (Need((filed,), "立案以后，法规科才能就本案请示、咨询。", cite("审核制度9")),)
    return with_forms(
        (
            Step(
                code=CONSULTED,
                name="向有关机关请示、咨询",
                stage="review",
                role=Role.REVIEWER,
                citations=_ARTICLE,
                needs=needs,
                papers=("D13-咨询",),
                closed_by=(DECIDE,),
                optional=True,
                repeatable=True,
            ),
            Step(
                code=ANSWERED,
                name="登记请示、咨询的答复",
                stage="review",
                role=Role.REVIEWER,
                citations=_ARTICLE,
                needs=needs,
                papers=("D13-答复",),
                optional=True,
                repeatable=True,
            ),
        ),
        FORMS,
    )
