"""Who may take which step: role, office, assignment, recusal, parts kept apart."""

from datetime import date

from django.db.models import Q, QuerySet

from sunlit.cases.queries import CaseFacts
from sunlit.people.models import EnforcementCertificate, Person, RoleAssignment
from sunlit.rules.calendar import ONE_DAY
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import COMPILE
from sunlit.rules.marking import Part
from sunlit.rules.procedure import Role, Step
from sunlit.rules.refusal import Refusal

OF_THE_OFFICE = frozenset({Role.OFFICER, Role.OFFICE_HEAD, Role.DISCLOSER})
"""The roles that act for the cases of their own office only (公示制度8)."""
_PARTS = {
    Role.REVIEWER: Part.REVIEWS,
    Role.REVIEW_HEAD: Part.REVIEWS,
    Role.COUNSEL: Part.ADVISES,
    Role.LEADER: Part.DECIDES,
    Role.SUPERVISOR: Part.SUPERVISES,
    Role.DISCLOSER: Part.DISCLOSES,
}
"""The parts that a role has in every case that it may open."""
_OF_EVERY_CASE = (Role.REVIEWER, Role.REVIEW_HEAD, Role.LEADER)
_APART = {
    Role.OFFICER: "办理",
    Role.REVIEWER: "审核",
    Role.REVIEW_HEAD: "审核",
    Role.COUNSEL: "审核",
    Role.LEADER: "决定",
}
_APART_BY = {
    frozenset({"办理", "审核"}): cite("审核制度10"),
    frozenset({"审核", "决定"}): cite("审核制度5"),
    frozenset({"办理", "决定"}): cite("处罚法57"),
}
"""Why two parts are not of one hand: each section answers for its own part; the review comes
before the decision; the head examines what others investigated."""


def why_not(person: Person, code: str, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why the person may not take the step on that day, or None when they may."""
    wanted = facts.procedure.step(code)
    if not person.roles_on(day).intersection(wanted.roles):
        labels = "、".join(role.label for role in wanted.roles)
        return Refusal(f"“{wanted.name}”由{labels}办理。", wanted.citations[0])
    if person.pk in facts.recused:
        return Refusal("您已经回避本案，不再参加本案的办理、审核和决定。", cite("处罚法43"))
    part = None if wanted.others else _APART.get(wanted.role)
    return _not_in_hand(person, wanted, facts) or _not_apart(person, part, facts)


def _not_in_hand(person: Person, wanted: Step, facts: CaseFacts) -> Refusal | None:
    """Why the case is not the person's: of another office, or of another officer."""
    own = {officer.person_id for officer in facts.officers}
    of_another = person.office_id != facts.case.office_id and person.pk not in own
    if wanted.role in OF_THE_OFFICE and of_another:
        return Refusal(f"本案由{facts.case.office.name}承办。", cite("公示制度8"))
    if wanted.role is Role.OFFICER and own and person.pk not in own:
        return Refusal("您不是本案的主办或者协办人员。", cite("处罚法42"))
    if wanted.role is Role.OFFICER and facts.must_reassign:
        return Refusal("本案有办案人员已经回避，请先由承办科室负责人另行指派。", cite("处罚法42"))
    return None


def parts_in(person: Person, facts: CaseFacts, day: date) -> frozenset[Part]:
    """Return what the person has to do with the case on that day; nothing once they stood aside.

    Until officers are assigned, whoever registered or checked the lead handles it.
    """
    if not person.is_active or person.pk in facts.recused:
        return frozenset()
    roles = person.roles_on(day)
    of_the_office = person.office_id == facts.case.office_id
    handling = {officer.person_id for officer in facts.officers}
    found = {Part.OPENS, *(part for role, part in _PARTS.items() if role in roles)}
    if Role.OFFICE_HEAD in roles and of_the_office:
        found.add(Part.HEADS)
    if roles & {Role.OFFICER, Role.OFFICE_HEAD}:
        if person.pk in (handling or {facts.steps[0].actor_id, *facts.checkers}):
            found.add(Part.HANDLES)
        if of_the_office or person.pk in facts.handlers:
            found.add(Part.COLLEAGUE)
    if Role.ARCHIVIST in roles and COMPILE in facts.position.standing:
        found.add(Part.ARCHIVES)
    return frozenset(found)


def concerned(facts: CaseFacts, day: date) -> frozenset[int]:
    """Return who handles, reviews or decides the case, or may come to, by their keys (处罚法43).

    That is whoever had it in hand or acted in it, the head of its office, the legal section and
    the leaders; not who stood aside already.
    """
    roles = RoleAssignment.objects.on(day).filter(
        Q(role__in=_OF_EVERY_CASE) | Q(role=Role.OFFICE_HEAD, person__office=facts.case.office_id)
    )
    acted = {step.actor_id for step in facts.whole.steps}
    return (facts.handlers | acted | set(roles.values_list("person", flat=True))) - facts.recused


def uncertified(facts: CaseFacts, day: date, field: str) -> Refusal | None:
    """Return which officer had the case on that day without a valid certificate (CF-G01)."""
    for officer in facts.officers_on(day):
        if officer.person.certificate_on(day) is None:
            sentence = f"{officer.person.name}在{day:%Y-%m-%d}没有有效的执法证。"
            return Refusal(sentence, cite("处罚法42"), field)
    return None


def uncertified_between(person: Person, first: date, last: date) -> date | None:
    """Return the first day of the period on which the person had no valid certificate, or None."""
    day = first
    for valid in person.certificates.order_by("issued_on"):
        if valid.issued_on <= day <= valid.expires_on:
            day = valid.expires_on + ONE_DAY
    return day if day <= last else None


def why_not_assigned(person: Person, facts: CaseFacts, field: str) -> Refusal | None:
    """Return why the person cannot be given the case: another part in it, or recusal."""
    if person.pk in facts.recused:
        return Refusal(f"{person.name}已经回避本案，请指派其他人员。", cite("处罚法43"), field)
    refusal = _not_apart(person, _APART[Role.OFFICER], facts)
    return refusal and Refusal(f"{person.name}：{refusal.sentence}", refusal.citation, field)


def _not_apart(person: Person, part: str | None, facts: CaseFacts) -> Refusal | None:
    """Nobody handles, reviews and decides one case in two of these parts."""
    if part is None:
        return None
    parts = {
        kept
        for step in facts.whole.steps
        if step.actor_id == person.pk and (kept := _APART.get(facts.procedure.step(step.code).role))
    }
    if person.pk in facts.handlers:
        parts.add(_APART[Role.OFFICER])
    for other in parts - {part}:
        return Refusal(f"同一个人不能既{other}又{part}本案。", _APART_BY[frozenset({other, part})])
    return None


def certified_officers(day: date) -> QuerySet[Person]:
    """Return the officers whose certificate is valid on that day (处罚法42)."""
    officers = RoleAssignment.objects.on(day).filter(role=Role.OFFICER)
    certificates = EnforcementCertificate.objects.on(day)
    return (
        Person.objects.filter(is_active=True, pk__in=officers.values("person"))
        .filter(pk__in=certificates.values("person"))
        .order_by("username")
    )


def leaders_on(day: date) -> QuerySet[Person]:
    """Return the persons in charge of the organ on that day (机关负责人)."""
    return _with_role(Role.LEADER, day)


def counsel_on(day: date) -> QuerySet[Person]:
    """Return who may be invited from outside to a review on that day (审核制度4)."""
    return _with_role(Role.COUNSEL, day)


def holders_of(role: Role, facts: CaseFacts, day: date) -> QuerySet[Person]:
    """Return who could act in the case in that role; the head of an office for its own only."""
    found = _with_role(role, day)
    return found.filter(office=facts.case.office_id) if role in OF_THE_OFFICE else found


def _with_role(role: Role, day: date) -> QuerySet[Person]:
    roles = RoleAssignment.objects.on(day).filter(role=role)
    return Person.objects.filter(is_active=True, pk__in=roles.values("person")).order_by("username")
