"""登记法律职业资格: what lets a person review penalty decisions (处罚法58.2)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sunlit.people.acts import record_about, require_secadmin
from sunlit.people.models import LegalQualification, Person
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.reviewers import ReviewersGround, check_ground

QUALIFICATION_ADDED = "people.qualification_added"


@transaction.atomic
def add_qualification(
    person: Person,
    ground: ReviewersGround,
    proof: str,
    since: date,
    *,
    actor: Person,
    now: datetime,
) -> LegalQualification:
    """Write the qualification; a mistake is mended by a later row.

    :raises PermissionDenied: for anybody but a security administrator.
    :raises Refused: for oneself, without its proof, for a day to come, the same row twice, or
        somebody who began to review after the law asked for the examination.
    """
    require_secadmin(actor, person, now)
    if not proof.strip():
        raise Refused(Refusal("请写明证书编号，或者此前从事审核的凭据。", None, "proof"))
    if since > timezone.localdate(now):
        raise Refused(Refusal("日期不能晚于今天。", None, "since"))
    wrong = check_ground(ground, since)
    if wrong:
        raise Refused(wrong)
    entry = {"ground": ground.value, "proof": proof.strip(), "since": since}
    if LegalQualification.objects.filter(person=person, **entry).exists():
        raise Refused(Refusal("已经登记。", None, "proof"))
    row = LegalQualification.objects.create(person=person, **entry)
    facts = {"ground": ground.value, "since": since.isoformat()}
    record_about(person, "qualification_added", actor=actor, now=now, facts=facts, rows=[row])
    return row
