"""The form by which a public copy is checked: each ground of 公示制度7 answered."""

from datetime import date
from typing import Any

from django import forms

from sunlit.desk.presenters.publication_page import SOCIAL_IMPACT
from sunlit.desk.signing import SignedForm
from sunlit.desk.step_forms import EntriesForm, form_class
from sunlit.people.signature import SIGNATURE
from sunlit.rules.answers import combined
from sunlit.rules.procedure import Procedure
from sunlit.rules.withholding import WithholdingGround, asks_social_impact

_ANSWERS = (("yes", "是"), ("no", "否"))


def _question(label: str, help_text: str = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=_ANSWERS,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": f"请回答：{label}？"},
    )


class CheckForm(SignedForm):
    """Each ground answered, none by silence."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    copy = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        """Ask one question for each ground; of a penalty also the one of 处罚法48."""
        super().__init__(*args, **kwargs)
        password = self.fields.pop(SIGNATURE)
        for ground in WithholdingGround:
            self.fields[ground.value] = _question(ground.label, str(ground.citation))
        if asks_social_impact(kind):
            self.fields["social_impact"] = _question(SOCIAL_IMPACT, "《行政处罚法》第四十八条")
        self.fields[SIGNATURE] = password


def answer_form(procedure: Procedure, code: str, today: date) -> type[EntriesForm]:
    """The word of the second or third person: yes, not at all, or back to whoever checked it."""
    both = combined([procedure.forms[row.code] for row in procedure.ways_to_answer(code)])
    made = form_class(both, today, signed=True)
    return type("AnswerForm", (made,), {"copy": forms.IntegerField(widget=forms.HiddenInput)})
