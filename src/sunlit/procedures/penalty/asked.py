"""What a form asks in this case: what does not concern it is left out, what can be chosen is."""

from dataclasses import replace

from sunlit.cases.asking import without
from sunlit.cases.queries import CaseFacts
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
from sunlit.rules.carrying_out import LABELS, to_carry_out
from sunlit.rules.forms import Field, StepForm
from sunlit.rules.house.model import PartyKind
from sunlit.rules.imposed import OF_BUSINESS, OF_LICENSES
from sunlit.rules.joint_decision import JOINT
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_law import ORDINARY, PenaltyLaw


def lateness(form: StepForm, opened: Opened) -> StepForm:
    """Ask why the decision comes late only past the ninety days (处罚法60)."""
    if decision_day_passed(opened.facts, opened.day):
        return form
    return without(form, "late_basis", "late_reason")


def draft(form: StepForm, opened: Opened) -> StepForm:
    """Ask the disposition; whether one paper is made for several, only where there are several."""
    asked = disposition(form, opened)
    return asked if opened.facts.whom else without(asked, JOINT)


def disposition(form: StepForm, opened: Opened) -> StepForm:
    """Ask the kinds that the article of the matter knows, in the situations it tells apart.

    警告 and 罚款 are asked always; of a matter whose article is not structured every kind is. What
    is new is asked only where the party was told before (处罚法45.2).
    """
    form = form if opened.facts.notices else without(form, "new_facts")
    law = law_applied(opened.facts)
    if law is None:
        return without(form, *(field.name for field in SITUATION))
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
    return without(replace(form, fields=fields), *left_out)


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
        form = without(form, "unpaid_reason")
    kinds = to_carry_out(facts.decision.draft.content) if decided else []
    if not kinds:
        return without(form, "carried_out")
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
        form = without(form, "on_behalf")
    both = "decide" in facts.position.standing and len(imposed_fen(facts)) > 1
    return form if both else without(form, "toward")
