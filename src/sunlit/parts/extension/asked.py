"""What the form of 提请延期 asks in this case."""

from dataclasses import replace

from sunlit.cases.extended import extensions
from sunlit.cases.work import Opened
from sunlit.parts.extension.forms import AGAIN
from sunlit.rules.forms import StepForm


def by_which_once_more(form: StepForm, opened: Opened) -> StepForm:
    """Ask what allows a further extension only where there was one."""
    if extensions(opened.facts):
        return form
    return replace(form, fields=tuple(one for one in form.fields if one.name != AGAIN))
