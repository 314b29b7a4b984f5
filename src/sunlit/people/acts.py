"""What the services about people share: who may, and how an act on a person enters the log."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone

from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.ledger.canonical import Json, subject_of
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.guessed import GUESSED
from sunlit.people.models import Person
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused

_WEAK = {
    "password_too_short": "密码太短，至少 10 位。",
    "password_too_common": "这个密码太常见，请换一个。",
    **GUESSED,
}
_MAY_CHANGE = ("password", "is_active", "must_change_password", "sessions_ended")
WHO_MANAGES = "人员、角色和账号由安全管理员管理。"


def require_secadmin(actor: Person, person: Person | None, now: datetime) -> None:
    """Let only a security administrator go on, and nobody on their own account.

    Acts on people are done one after the other; what the person has become is read anew.

    :raises PermissionDenied: for anybody else.
    :raises Refused: when actor and person are one.
    """
    if Role.SECADMIN not in actor.roles_on(timezone.localdate(now)):
        raise PermissionDenied(WHO_MANAGES)
    if person is not None and person.pk == actor.pk:
        raise Refused(Refusal("安全管理员不能办理自己的账号和角色，请由另一位安全管理员办理。"))
    take_advisory_lock("people.acts")
    if person is not None:
        person.refresh_from_db(fields=_MAY_CHANGE)


def require_reason(reason: str) -> str:
    """Return the reason without blanks around it.

    :raises Refused: when there is none.
    """
    if not reason.strip():
        raise Refused(Refusal("请写明理由。", None, "reason"))
    return reason.strip()


def require_strong(password: str, person: Person, field: str) -> None:
    """Let a password pass that the validators of the settings accept.

    :raises Refused: at the field, with what to do.
    """
    try:
        validate_password(password, person)
    except ValidationError as weak:
        said = "".join(_WEAK.get(str(one.code), "".join(one.messages)) for one in weak.error_list)
        raise Refused(Refusal(said, None, field)) from weak


def record_about(
    person: Person,
    event: str,
    *,
    actor: Person | None,
    now: datetime,
    facts: Mapping[str, Json] | None = None,
    rows: Sequence[models.Model] = (),
    though_put_back: bool = False,
) -> None:
    """Write an act on a person into the log, in the transaction of the act."""
    record(
        log=Log.RECORD,
        event=f"people.{event}",
        subject=subject_of(Person._meta.db_table, person.pk),
        facts={"person": person.pk, **(facts or {})},
        rows=rows,
        actor=actor.pk if actor else None,
        happened_at=now,
        recorded_at=now,
        though_put_back=though_put_back,
    )
