"""Many cases at once: rows as the services would leave them, written in bulk."""

import uuid
from datetime import date, timedelta

from sunlit.cases.models import Access, Case, CaseSummary, Party
from sunlit.duties.models import NO_DAY, Duty


def add_cases(like: Case, number: int, first_due: date) -> list[Case]:
    """Add cases like that one, each of the same party and due a day later than the one before."""
    before = Case.objects.count()
    party = like.parties.order_by("id")[0]
    cases = Case.objects.bulk_create(
        Case(
            uuid=uuid.uuid4(),
            number=f"同案{before + at}",
            procedure=like.procedure,
            kind=like.kind,
            title=f"{party.name}示例案{at}",
            office=like.office,
            matter=like.matter,
            recorded_at=like.recorded_at,
        )
        for at in range(number)
    )
    Party.objects.bulk_create(
        Party(
            case=case,
            kind=party.kind,
            name=party.name,
            code=party.code,
            address=party.address,
            recorded_at=like.recorded_at,
        )
        for case in cases
    )
    days = [first_due + timedelta(days=at) for at in range(number)]
    CaseSummary.objects.bulk_create(
        _summary(like, case, day) for case, day in zip(cases, days, strict=True)
    )
    Duty.objects.bulk_create(_duty(like, case, day) for case, day in zip(cases, days, strict=True))
    Access.objects.bulk_create(
        Access(case=case, principal=one.principal, since=one.since, until=one.until, step=one.step)
        for one in like.access.all()
        for case in cases
    )
    return cases


def _summary(like: Case, case: Case, day: date) -> CaseSummary:
    columns = {
        field.attname: getattr(like.summary, field.attname)
        for field in CaseSummary._meta.concrete_fields
    }
    changed = {"case_id": case.pk, "title": case.title, "due_on": day, "sort_on": day}
    return CaseSummary(**columns | changed)


def _duty(like: Case, case: Case, day: date) -> Duty:
    duty = Duty.objects.open().filter(subject=like.uuid, actionable=True).order_by("id")[0]
    duty.pk, duty.subject, duty.number, duty.about = None, case.uuid, case.number, case.title
    duty.due_on, duty.sort_on = day, day or NO_DAY
    return duty
