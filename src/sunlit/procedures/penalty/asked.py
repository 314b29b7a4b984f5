"""What a form asks in this case: what does not concern it is left out, what can be chosen is."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from sunlit.cases.attached import ABOUT, proof_called, provable
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts, localdate_of
from sunlit.cases.work import Opened
from sunlit.procedures.penalty.ninety_days import decision_day_passed
from sunlit.review.queries import unanswered
from sunlit.review.steps.consultation import CONSULTED
from sunlit.rules.forms import Field, Kind, StepForm


def lateness(form: StepForm, opened: Opened) -> StepForm:
    """Ask why the decision comes late only past the ninety days (处罚法60)."""
    if decision_day_passed(opened.facts, opened.day):
        return form
    return _without(form, "late_basis", "late_reason")


def new_facts(form: StepForm, opened: Opened) -> StepForm:
    """Ask what is new only where the party was told before (处罚法45.2)."""
    return form if opened.facts.notices else _without(form, "new_facts")


def which_question(form: StepForm, opened: Opened) -> StepForm:
    """Let the question that is answered be chosen among those that were asked.

    An answered one is among them, so that the form of its answer may come a second time.
    """
    facts = opened.facts
    waiting = unanswered(facts)
    asked = (step for step in facts.steps if step.code == CONSULTED)
    return _choosing(form, "consultation", asked, lambda one: _question(one, one not in waiting))


def which_act(form: StepForm, opened: Opened) -> StepForm:
    """Let the act that a file proves be chosen among those that a file may prove."""
    facts = opened.facts
    return _choosing(form, ABOUT, provable(facts), lambda one: _act(one, facts))


def _without(form: StepForm, *names: str) -> StepForm:
    sections = {name: words for name, words in form.sections.items() if name not in names}
    kept = tuple(one for one in form.fields if one.name not in names)
    return replace(form, fields=kept, sections=sections)


def _choosing(
    form: StepForm, name: str, among: Iterable[Step], words: Callable[[Step], str]
) -> StepForm:
    """Return the form whose field `name` is a choice among these acts, by their numbers."""
    choices = tuple((str(step.seq), words(step)) for step in among)

    def chosen(field: Field) -> Field:
        return replace(field, kind=Kind.CHOICE, choices=choices) if field.name == name else field

    return replace(form, fields=tuple(chosen(field) for field in form.fields))


def _act(step: Step, facts: CaseFacts) -> str:
    name = facts.procedure.step(step.code).name
    receipt = f"（{step.content['receipt_number']}）" if step.code == "record_payment" else ""
    there = len(facts.proofs_of(step))
    has = f"已有 {there} 个文件" if there else "还没有文件"
    return f"{localdate_of(step)} {name}{receipt}：{proof_called(facts, step)}，{has}"


def _question(step: Step, answered: bool) -> str:
    words = f"{step.content['asked_on']} {step.content['body']}"
    return f"{words}（已经登记答复）" if answered else words
