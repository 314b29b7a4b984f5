"""What a person fills in for each step: fields as data, one file a stage."""

from collections.abc import Mapping

from sunlit.cases.forms import (
    archiving,
    assignment,
    consultation,
    correction,
    counsel,
    decision,
    deliberation,
    disagreement,
    execution,
    intake,
    investigation,
    notice,
    publication,
    suspension,
    transfer,
    voiding,
)
from sunlit.cases.forms.fields import StepForm

STEP_FORMS: Mapping[str, Mapping[str, StepForm]] = {
    "penalty_ordinary": {
        **intake.FORMS,
        **assignment.FORMS,
        **correction.FORMS,
        **counsel.FORMS,
        **consultation.FORMS,
        **investigation.FORMS,
        **suspension.FORMS,
        **transfer.FORMS,
        **notice.FORMS,
        **decision.FORMS,
        **disagreement.FORMS,
        **deliberation.FORMS,
        **publication.FORMS,
        **execution.FORMS,
        **voiding.FORMS,
        **archiving.FORMS,
    },
}
PROVEN_STEPS = tuple(
    code for forms in STEP_FORMS.values() for code, form in forms.items() if form.files
)
"""The steps that files may come with, to prove them."""
