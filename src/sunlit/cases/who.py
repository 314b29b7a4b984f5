"""Who may take which step: role, office, assignment, parts kept apart (处罚法42、43)."""

from datetime import date

from sunlit.cases.queries import CaseFacts
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal

_OF_THE_OFFICE = frozenset({Role.OFFICER, Role.OFFICE_HEAD, Role.DISCLOSER})
_APART = {
    Role.OFFICER: "办理",
    Role.REVIEWER: "审核",
    Role.REVIEW_HEAD: "审核",
    Role.LEADER: "决定",
}


def why_not(person: Person, code: str, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why the person may not take the step on that day, or None when they may."""
    wanted = facts.procedure.step(code)
    if wanted.role not in person.roles_on(day):
        return Refusal(f"“{wanted.name}”由{wanted.role.label}办理。", wanted.citations[0])
    own = {officer.person_id for officer in facts.officers}
    of_another = person.office_id != facts.case.office_id and person.pk not in own
    if wanted.role in _OF_THE_OFFICE and of_another:
        return Refusal(f"本案由{facts.case.office.name}承办。", cite("公示制度8"))
    if wanted.role is Role.OFFICER and own and person.pk not in own:
        return Refusal("您不是本案的主办或者协办人员。", cite("处罚法42"))
    return _not_apart(person, _APART.get(wanted.role), facts)


def may_know_reporter(person: Person, facts: CaseFacts, day: date) -> bool:
    """Whether the person may read who gave the lead: the head of the office, and who handles it."""
    if Role.OFFICE_HEAD in person.roles_on(day):
        return person.office_id == facts.case.office_id
    handling = {officer.person_id for officer in facts.officers}
    return person.pk in (handling or {facts.steps[0].actor_id})


def uncertified(facts: CaseFacts, day: date, field: str) -> Refusal | None:
    """Return which officer of the case had no valid certificate on that day (处罚法42, CF-G01)."""
    for officer in facts.officers:
        if officer.person.certificate_on(day) is None:
            sentence = f"{officer.person.name}在{day:%Y-%m-%d}没有有效的执法证。"
            return Refusal(sentence, cite("处罚法42"), field)
    return None


def _not_apart(person: Person, part: str | None, facts: CaseFacts) -> Refusal | None:
    """Nobody handles, reviews and decides one case in two of these parts (处罚法43)."""
    if part is None:
        return None
    parts = {
        _APART.get(facts.procedure.step(step.code).role)
        for step in facts.steps
        if step.actor_id == person.pk
    }
    if person.pk in {officer.person_id for officer in facts.officers}:
        parts.add(_APART[Role.OFFICER])
    for other in parts - {None, part}:
        return Refusal(f"同一个人不能既{other}又{part}本案。", cite("处罚法43"))
    return None
