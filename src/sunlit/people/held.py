"""Whether a person may hold a role beside what they hold, and who may confirm that they do."""

from datetime import date, datetime

from django.utils import timezone

from sunlit.people.models import Person, RoleAssignment, RoleProposal
from sunlit.rules.administrators import why_not_together
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal
from sunlit.rules.second_person import why_not_confirmed_by


def why_not_held(person: Person, role: Role, since: date, until: date | None) -> Refusal | None:
    """Return why the person may not hold the role on those days too, or None."""
    held = RoleAssignment.objects.filter(person=person).overlapping(since, until)
    roles = [Role(one) for one in held.values_list("role", flat=True)]
    if role in roles:
        return Refusal(f"{person.name}在这段时间里已经是{role.label}。", None, "role")
    return why_not_together(role, roles)


def why_not_second(proposal: RoleProposal, actor: Person, now: datetime) -> Refusal | None:
    """Return why the actor may not confirm the proposed role, or None."""
    today = timezone.localdate(now)
    leaders = RoleAssignment.objects.on(today).filter(role=Role.LEADER, person__is_active=True)
    return why_not_confirmed_by(
        actor.roles_on(today),
        in_it=actor.pk in {proposal.person_id, proposal.proposed_by_id},
        has_leader=leaders.exclude(person=proposal.person).exists(),
    )
