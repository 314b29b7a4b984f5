"""The form of a step as this case asks it: what does not concern the case is not asked."""

from dataclasses import replace
from datetime import date

from sunlit.cases.deadlines import decision_day_passed
from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.forms.fields import Field, Kind, StepForm
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.review.queries import unanswered
from sunlit.rules.penalty_consultation import ANSWERED, CONSULTED


def asked_form(facts: CaseFacts, code: str, day: date) -> StepForm:
    """Return the form; another basis in law is asked only past the ninety days (处罚法60)."""
    form = STEP_FORMS[facts.case.procedure][code]
    if code == ANSWERED:
        return replace(form, fields=tuple(_choosing(one, facts) for one in form.fields))
    if code != "decide" or decision_day_passed(facts, day):
        return form
    return replace(form, fields=tuple(one for one in form.fields if one.name != "late_basis"))


def _choosing(field: Field, facts: CaseFacts) -> Field:
    """Return the field that names a question as a choice among those that were asked.

    An answered one is among them, so that the form of its answer may come a second time.
    """
    if field.name != "consultation":
        return field
    waiting = unanswered(facts)
    asked = (step for step in facts.steps if step.code == CONSULTED)
    choices = tuple((str(step.seq), _question(step, step not in waiting)) for step in asked)
    return replace(field, kind=Kind.CHOICE, choices=choices)


def _question(step: Step, answered: bool) -> str:
    words = f"{step.content['asked_on']} {step.content['body']}"
    return f"{words}（已经登记答复）" if answered else words
