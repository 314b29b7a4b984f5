"""外聘审核人员, as rows that run beside the main line and leave no mark (审核制度第四条).

The head of the legal section invites one to the review of one case; the invitation ends with the
round of the review, or when the head ends it.
"""

from sunlit.review.forms.counsel import FORMS
from sunlit.review.steps.codes import ADVISED, AGREES, ENDED, INVITED, REFER
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import DECIDE
from sunlit.rules.procedure import Need, Role, Step
from sunlit.rules.step import with_forms

REVIEW_DONE = (AGREES, DECIDE)
_ARTICLE = (cite("审核制度4"),)
_REFERRED = (Need((REFER,), "承办科室送审后，才能聘请外聘人员参与审核。", cite("审核制度4")),)

COUNSEL_STEPS = with_forms(
    (
        Step(
            code=INVITED,
            name="聘请外聘审核人员",
            stage="review",
            role=Role.REVIEW_HEAD,
            citations=_ARTICLE,
            needs=_REFERRED,
            closed_by=REVIEW_DONE,
            optional=True,
            repeatable=True,
        ),
        Step(
            code=ENDED,
            name="终止外聘审核",
            stage="review",
            role=Role.REVIEW_HEAD,
            citations=_ARTICLE,
            needs=_REFERRED,
            closed_by=REVIEW_DONE,
            optional=True,
            repeatable=True,
        ),
        Step(
            code=ADVISED,
            name="出具外聘审核意见",
            stage="review",
            role=Role.COUNSEL,
            citations=_ARTICLE,
            needs=_REFERRED,
            papers=("D13-外审",),
            closed_by=REVIEW_DONE,
            optional=True,
            repeatable=True,
        ),
    ),
    FORMS,
)
