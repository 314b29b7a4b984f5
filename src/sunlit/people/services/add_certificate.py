"""登记执法证: the certificate an officer was given (处罚法42)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sunlit.people.acts import record_about, require_secadmin
from sunlit.people.models import EnforcementCertificate, Person
from sunlit.rules.refusal import Refusal, Refused


@dataclass(frozen=True)
class NewCertificate:
    """A certificate as it is printed; both days are valid."""

    number: str
    issued_on: date
    expires_on: date
    area: str
    kinds: str


@transaction.atomic
def add_certificate(
    person: Person, entry: NewCertificate, *, actor: Person, now: datetime
) -> EnforcementCertificate:
    """Write the certificate.

    :raises PermissionDenied: for anybody but a security administrator.
    :raises Refused: for oneself, a number that is taken, an end before the beginning.
    """
    require_secadmin(actor, person, now)
    if EnforcementCertificate.objects.filter(number=entry.number).exists():
        raise Refused(Refusal("这个证号已经登记。", None, "number"))
    if entry.expires_on < entry.issued_on:
        raise Refused(Refusal("有效期不能早于发证日期。", None, "expires_on"))
    certificate = EnforcementCertificate.objects.create(
        person=person,
        number=entry.number,
        issued_on=entry.issued_on,
        expires_on=entry.expires_on,
        area=entry.area,
        kinds=entry.kinds,
    )
    facts = {"number": entry.number, "expires_on": entry.expires_on.isoformat()}
    record_about(person, "certificate_added", actor=actor, now=now, facts=facts, rows=[certificate])
    return certificate
