"""What a person fills in for each step of a penalty: fields as data, one file a stage."""

from collections.abc import Mapping

from sunlit.procedures.penalty.forms import (
    decision,
    execution,
    intake,
    investigation,
    notice,
    transfer,
)
from sunlit.rules.forms import StepForm

FORMS: Mapping[str, StepForm] = {
    **intake.FORMS,
    **investigation.FORMS,
    **transfer.FORMS,
    **notice.FORMS,
    **decision.FORMS,
    **execution.FORMS,
}
