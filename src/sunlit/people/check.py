"""Is every role that decides confirmed by a second person, or older than the confirmation?"""

import json
from collections.abc import Iterator

from django.db.models import F

from sunlit.ledger.models import PendingEvent
from sunlit.ledger.verification.finding import Finding
from sunlit.people.models import RoleAnswer, RoleAssignment
from sunlit.people.services.begin_second_person import SECOND_PERSON_BEGUN
from sunlit.rules.roles import Role
from sunlit.rules.second_person import DECIDING


def check_roles() -> Iterator[Finding]:
    """Yield a finding for each assignment that one person alone could have made.

    What is older the log says, in its first event of that kind; a later one changes nothing.
    """
    events = PendingEvent.objects.filter(event=SECOND_PERSON_BEGUN)
    begun = events.order_by(F("entry").asc(nulls_last=True), "recorded_at").first()
    if begun is None:
        return
    older = set(json.loads(bytes(begun.canonical))["facts"]["assignments"])
    rows = RoleAssignment.objects.filter(role__in=DECIDING).order_by("pk")
    for row in rows.select_related("person", "confirmation__proposal"):
        wrong = "" if row.pk in older else _wrong(row)
        if wrong:
            yield Finding(
                row.person.username, f"{row.person.name}的角色“{Role(row.role).label}”{wrong}"
            )


def _wrong(row: RoleAssignment) -> str:
    answer: RoleAnswer | None = getattr(row, "confirmation", None)
    if answer is None:
        return "没有第二个人的确认。"
    proposal = answer.proposal
    if (proposal.person_id, proposal.role) != (row.person_id, row.role):
        return "确认的不是这个人的这个角色。"
    if answer.answered_by_id in {proposal.person_id, proposal.proposed_by_id}:
        return "由提出的人或者本人确认。"
    return ""
