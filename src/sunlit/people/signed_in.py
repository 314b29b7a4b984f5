"""Who is signed in: session and person, which every page of the desk asks for first.

Both are found with statements whose text is kept (docs/decisions/0015), and read anew each time.
"""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from sunlit.ledger.fast_rows import loaded, row_by
from sunlit.ledger.prepared_query import ANY_KEY, PreparedQuery
from sunlit.people.models import Office, Person


class SessionStore(db.SessionStore):
    """Django's own sessions in the database; `settings.SESSION_ENGINE` names this module."""

    def _get_session_from_db(self) -> Session | None:
        # Whatever a browser sends stands here; PostgreSQL takes no text with NUL.
        given = self.session_key or ""
        found = row_by(Session, "session_key", given) if given.isalnum() else None
        if found is not None and found.expire_date > timezone.now():
            return found
        self._session_key = None
        return None


class Backend(ModelBackend):
    """Finds the person of a session, who comes with the office."""

    def get_user(self, user_id: int) -> Person | None:
        """Return the person, None when there is none or the account is switched off."""
        found = _PERSON.rows(user_id)
        if not found:
            return None
        person = loaded(Person, found[0][: len(_OF_PERSON)])
        person.office = loaded(Office, found[0][len(_OF_PERSON) :])
        return person if self.user_can_authenticate(person) else None


_OF_PERSON = [field.attname for field in Person._meta.concrete_fields]
_OF_OFFICE = [f"office__{field.attname}" for field in Office._meta.concrete_fields]


def _person(key: int) -> QuerySet[Person, Any]:
    return Person.objects.filter(pk=key).values_list(*_OF_PERSON, *_OF_OFFICE)


_PERSON = PreparedQuery(_person, ANY_KEY)
