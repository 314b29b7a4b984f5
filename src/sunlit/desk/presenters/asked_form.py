"""The form of a step as this case asks it: what does not concern the case is not asked."""

from dataclasses import replace
from datetime import date

from sunlit.cases.deadlines import decision_day_passed
from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.forms.fields import StepForm
from sunlit.cases.queries import CaseFacts


def asked_form(facts: CaseFacts, code: str, day: date) -> StepForm:
    """Return the form; another basis in law is asked only past the ninety days (处罚法60)."""
    form = STEP_FORMS[facts.case.procedure][code]
    if code != "decide" or decision_day_passed(facts, day):
        return form
    return replace(form, fields=tuple(one for one in form.fields if one.name != "late_basis"))
