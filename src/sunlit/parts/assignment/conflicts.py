"""回避声明: which officers declared for themselves, and what is undecided of it (处罚法43).

An assignment of before holds what the head of the office wrote for both; it counts as it did.
Who reviews, endorses or decides declares nothing, and stands aside by their own word.
"""

from collections.abc import Iterator
from datetime import date

from sunlit.cases.models import CaseOfficer, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import OF_THE_OFFICE, holders_of, parts_in
from sunlit.parts.assignment.declaration_steps import DECLARE, DECLARE_CONFLICT
from sunlit.parts.assignment.recusal_steps import DECIDE, RECUSAL, REQUEST, STAND_ASIDE
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.marking import Part
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal

_OF_BEFORE = "lead_declaration"
_NOT_HANDLING = frozenset({Part.REVIEWS, Part.ADVISES, Part.DECIDES, Part.HEADS})


def declarations(facts: CaseFacts) -> dict[int, Step]:
    """Return by which act each person last declared; the key is the person's."""
    found: dict[int, Step] = {}
    assigned = {officers[0].step_id: officers for officers in facts.assignments}
    for step in facts.steps:
        if step.code in {DECLARE, DECLARE_CONFLICT}:
            found[step.actor_id] = step
        elif step.pk in assigned and _OF_BEFORE in step.content:
            found |= {officer.person_id: step for officer in assigned[step.pk]}
    return found


def undeclared(facts: CaseFacts) -> list[CaseOfficer]:
    """Return the officers of the case who have not declared yet."""
    if not facts.officers:
        return []
    said = declarations(facts)
    return [one for one in facts.officers if one.person_id not in {*said, *facts.recused}]


def undecided(facts: CaseFacts) -> list[Step]:
    """Return each declaration of a conflict on which no leader has decided since."""
    decided = {person: seq for seq, person in _decisions(facts)}
    return [
        step
        for step in declarations(facts).values()
        if step.code == DECLARE_CONFLICT and decided.get(step.actor_id, 0) < step.seq
    ]


def unregistered(facts: CaseFacts) -> list[Step]:
    """Return each undecided declaration that the head has not yet put before a leader."""
    waiting = undecided(facts) if REQUEST not in facts.position.standing else []
    return [step for step in waiting if step.actor_id not in facts.recused]


def _decisions(facts: CaseFacts) -> Iterator[tuple[int, int]]:
    """Yield on whom each decision on a recusal was, with its number, oldest first."""
    asked = 0
    for step in facts.steps:
        if step.code == REQUEST:
            asked = int(step.content["person"])
        elif step.code == DECIDE:
            yield step.seq, asked


def why_not_declared(without: frozenset[str], code: str, facts: CaseFacts) -> Refusal | None:
    """Return why nobody takes the step before each officer has declared, or None.

    :param without: what an officer does without a declaration, as it decides nothing.
    """
    row = facts.procedure.step(code)
    if (
        row.role is Role.OFFICER
        and code not in {DECLARE, DECLARE_CONFLICT, *without}
        and not facts.must_reassign
    ):
        missing = "、".join(one.person.name for one in undeclared(facts))
        if missing:
            return Refusal(
                f"{missing}还没有对本案作出回避声明；声明由本人作出，声明以后才能“{row.name}”。",
                cite("处罚法43"),
            )
    if code in facts.procedure.episode(RECUSAL).blocks:
        for step in undecided(facts):
            return Refusal(
                f"{step.actor.name}声明应当回避，局领导还没有决定，不能办理“{row.name}”。",
                cite("处罚法43"),
            )
    return None


def why_not_declaring(person: Person, code: str, facts: CaseFacts) -> Refusal | None:
    """Return why the person does not declare (again): it was said, or is being decided."""
    if code not in {DECLARE, DECLARE_CONFLICT}:
        return None
    said = declarations(facts).get(person.pk)
    if said is None or (code == DECLARE_CONFLICT and said not in undecided(facts)):
        return None
    words = "您已经对本案作出回避声明。情况有变化的，声明应当回避。"
    if said.code == DECLARE_CONFLICT:
        words = "您已经声明应当回避，由局领导决定。"
    return Refusal(words, cite("处罚法43"))


def why_not_aside(person: Person, code: str, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why the person does not stand aside by their own word, or None."""
    if code != STAND_ASIDE:
        return None
    if person.pk in {officer.person_id for officer in facts.officers}:
        name = facts.procedure.step(DECLARE_CONFLICT).name
        words = f"办案人员应当回避的，办理“{name}”，由局领导决定。"
        return Refusal(words, cite("处罚法43"))
    if parts_in(person, facts, day) & _NOT_HANDLING:
        return None
    return Refusal("您不审核、不决定本案，没有需要回避的事项。", cite("处罚法43"))


def who_takes_over(person: Person, facts: CaseFacts, day: date) -> str:
    """Return who does in the case what the person would have done, a sentence for each role."""
    held = person.roles_on(day)
    return "".join(
        _taken_over(role, person, facts, day)
        for role in facts.procedure.step(STAND_ASIDE).roles
        if role in held and (role not in OF_THE_OFFICE or person.office_id == facts.case.office_id)
    )


def _taken_over(role: Role, person: Person, facts: CaseFacts, day: date) -> str:
    if role is Role.COUNSEL:
        return "外聘审核由法规科负责人另行聘请人员。"
    others = holders_of(role, facts, day).exclude(pk__in=[person.pk, *facts.recused])
    if role is Role.REVIEWER:  # An opinion is given by who has the qualification (处罚法58.2).
        others = others.filter(qualifications__since__lte=day).distinct()
    names = "、".join(one.name for one in others)
    if not names:
        return f"没有其他{role.label}可以接替，由机关负责人确定人员、授予角色以后办理。"
    return f"{role.label}在本案中的事项由{names}办理。"


def declaration_faults(without: frozenset[str], facts: CaseFacts) -> Iterator[str]:
    """Each officer of the case had declared before an act in its hands (CF-G02)."""
    said: set[int] = set()
    assigned: list[CaseOfficer] = []
    given = {officers[0].step_id: officers for officers in facts.assignments}
    aside = {row.person_id: row.step.seq for row in facts.recusals}
    for step in facts.steps:
        row = facts.procedure.step(step.code)
        if step.pk in given:
            assigned = given[step.pk]
            said |= {one.person_id for one in assigned} if _OF_BEFORE in step.content else set()
        elif step.code in {DECLARE, DECLARE_CONFLICT}:
            said.add(step.actor_id)
        elif row.role is Role.OFFICER and step.code not in without:
            for one in assigned:
                if one.person_id not in said and aside.get(one.person_id, step.seq) >= step.seq:
                    name = one.person.name
                    yield f"第{step.seq}步“{row.name}”以前，{name}没有作出回避声明（CF-G02）。"
