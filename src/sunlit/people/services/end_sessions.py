"""结束全部登录: every session of a person ends, on every machine."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from sunlit.people.acts import record_about
from sunlit.people.models import Person


@transaction.atomic
def end_sessions(person: Person, *, actor: Person, now: datetime, reason: str) -> None:
    """Make what the person's sessions are compared with differ from now on."""
    Person.objects.filter(pk=person.pk).update(sessions_ended=F("sessions_ended") + 1)
    facts = {"reason": reason}
    record_about(person, "sessions_ended", actor=actor, now=now, facts=facts, rows=[person])
