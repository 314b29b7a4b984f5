"""What a person fills in for each step: fields as data, one file a procedure."""

from collections.abc import Mapping

from sunlit.cases.forms import penalty, publication
from sunlit.cases.forms.fields import StepForm

STEP_FORMS: Mapping[str, Mapping[str, StepForm]] = {
    "penalty_ordinary": {**penalty.FORMS, **publication.FORMS},
}
