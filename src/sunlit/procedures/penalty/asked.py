"""What a form asks in this case: what does not concern it is left out, what can be chosen is."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from sunlit.cases.attached import ABOUT, proof_called, provable
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts, localdate_of
from sunlit.cases.work import Opened
from sunlit.procedures.penalty.forms.kinds import (
    BAN,
    BUSINESS,
    CONFISCATED,
    CRITICISM,
    LICENSE,
    RATE,
    SITUATION,
)
from sunlit.procedures.penalty.kinds import law_applied
from sunlit.procedures.penalty.ninety_days import decision_day_passed
from sunlit.procedures.penalty.payments import imposed_fen
from sunlit.review.queries import unanswered
from sunlit.review.steps.consultation import CONSULTED
from sunlit.rules.carrying_out import LABELS, to_carry_out
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.house.model import PartyKind
from sunlit.rules.imposed import OF_BUSINESS, OF_LICENSES
from sunlit.rules.joint_decision import JOINT
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_law import ORDINARY, PenaltyLaw


def lateness(form: StepForm, opened: Opened) -> StepForm:
    """Ask why the decision comes late only past the ninety days (处罚法60)."""
    if decision_day_passed(opened.facts, opened.day):
        return form
    return _without(form, "late_basis", "late_reason")


def draft(form: StepForm, opened: Opened) -> StepForm:
    """Ask the disposition; whether one paper is made for several, only where there are several."""
    asked = disposition(form, opened)
    return asked if opened.facts.whom else _without(asked, JOINT)


def disposition(form: StepForm, opened: Opened) -> StepForm:
    """Ask the kinds that the article of the matter knows, in the situations it tells apart.

    警告 and 罚款 are asked always; of a matter whose article is not structured every kind is. What
    is new is asked only where the party was told before (处罚法45.2).
    """
    form = form if opened.facts.notices else _without(form, "new_facts")
    law = law_applied(opened.facts)
    if law is None:
        return _without(form, *(field.name for field in SITUATION))
    left_out = [
        field.name
        for kinds, fields in _FIELDS_OF_KINDS
        if not law.knows.intersection(kinds)
        for field in fields
    ]
    if not any(rule.base for one in law.situations for rule in one.fines):
        left_out += [field.name for field in RATE]
    if not any(one.after_order for one in law.situations):
        left_out += ["order_paper", "order_due"]
    if [one.code for one in law.situations] == [ORDINARY]:
        left_out += ["situation", "situation_facts"]
    fields = tuple(_chosen_among(field, law, opened.facts) for field in form.fields)
    return _without(replace(form, fields=fields), *left_out)


def _chosen_among(field: Field, law: PenaltyLaw, facts: CaseFacts) -> Field:
    """Return the field with the choices that the article leaves for such a party."""
    party = PartyKind(facts.party.kind)
    concerned = [one for one in law.situations if one.concerns(party)]
    ways = {rule.by.value for one in law.situations for rule in one.fines}
    match field.name:
        case "situation":
            choices = tuple((one.code, f"{one.name}：{one}") for one in concerned)
        case "fine_by":
            choices = tuple(one for one in field.choices if one[0] in ways)
        case "license" | "business":
            known = {"", *(kind.value for kind in law.knows)}
            choices = tuple(one for one in field.choices if one[0] in known)
        case _:
            return field
    return replace(field, choices=choices)


_FIELDS_OF_KINDS = (
    ((PenaltyKind.CRITICISM,), (CRITICISM,)),
    ((PenaltyKind.CONFISCATION_OF_GOODS,), CONFISCATED[2:]),
    (OF_LICENSES, LICENSE),
    (OF_BUSINESS, BUSINESS),
    ((PenaltyKind.OCCUPATIONAL_BAN,), BAN),
)


def carrying_out(form: StepForm, opened: Opened) -> StepForm:
    """Ask how each kind was carried out, where the decision has others than a warning and a fine.

    Nothing is left to choose but its own kinds; where nothing is paid nothing is left unpaid.
    """
    facts = opened.facts
    decided = "decide" in facts.position.standing
    if decided and not imposed_fen(facts):
        form = _without(form, "unpaid_reason")
    kinds = to_carry_out(facts.decision.draft.content) if decided else []
    if not kinds:
        return _without(form, "carried_out")
    choices = tuple((kind, LABELS[kind]) for kind in kinds)

    def own(field: Field) -> Field:
        if field.name != "carried_out":
            return field
        kind, *others = field.columns
        return replace(field, columns=(replace(kind, choices=choices), *others))

    return replace(form, fields=tuple(own(field) for field in form.fields))


def paying(form: StepForm, opened: Opened) -> StepForm:
    """Ask what a payment is of where the party pays both, and for whom where there are others."""
    facts = opened.facts
    if len(facts.whole.views) == 1:
        form = _without(form, "on_behalf")
    both = "decide" in facts.position.standing and len(imposed_fen(facts)) > 1
    return form if both else _without(form, "toward")


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
    kept = tuple(one for one in form.fields if one.name not in names)
    return replace(form, fields=kept, sections=_headings(form, names))


def _headings(form: StepForm, left_out: Collection[str]) -> dict[str, str]:
    """Return the headings, each above the first entry of its part that is still asked."""
    found, waiting = {}, ""
    for field in form.fields:
        waiting = form.sections.get(field.name, waiting)
        if waiting and field.name not in left_out:
            found[field.name], waiting = waiting, ""
    return found


def _choosing(
    form: StepForm, name: str, among: Iterable[Step], words: Callable[[Step], str]
) -> StepForm:
    """Return the form whose field `name` is a choice among these acts, by their numbers."""
    choices = tuple((str(step.seq), words(step)) for step in among)

    def chosen(field: Field) -> Field:
        return replace(field, kind=Kind.CHOICE, choices=choices) if field.name == name else field

    return replace(form, fields=tuple(chosen(field) for field in form.fields))


def _act(step: Step, facts: CaseFacts) -> str:
    name = "：".join(filter(None, (facts.procedure.step(step.code).name, facts.whom_of(step))))
    receipt = f"（{step.content['receipt_number']}）" if step.code == "record_payment" else ""
    there = len(facts.proofs_of(step))
    has = f"已有 {there} 个文件" if there else "还没有文件"
    return f"{localdate_of(step)} {name}{receipt}：{proof_called(facts, step)}，{has}"


def _question(step: Step, answered: bool) -> str:
    words = f"{step.content['asked_on']} {step.content['body']}"
    return f"{words}（已经登记答复）" if answered else words
