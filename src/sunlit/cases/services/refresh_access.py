"""Make the stored access to a case equal to what its facts say."""

from datetime import date

from django.db import transaction

from sunlit.cases.access import derive_access
from sunlit.cases.models import Access
from sunlit.cases.queries import CaseFacts
from sunlit.ledger.plain import insert, rows_by, update


@transaction.atomic(savepoint=False)
def refresh_access(facts: CaseFacts, day: date) -> None:
    """Store who may open the case; a row whose ground is gone ends on that day and stays."""
    wanted = {(grant.principal, grant.since): grant for grant in derive_access(facts)}
    for row in rows_by(Access, "case", [facts.case.pk]):
        grant = wanted.pop((row.principal, row.since), None)
        if grant is None:
            if row.until is None:
                update(row, {"until": max(day, row.since)})
        elif (row.until, row.step_id) != (grant.until, grant.step_id):
            update(row, {"until": grant.until, "step_id": grant.step_id})
    for grant in wanted.values():
        insert(
            Access(
                case=facts.case,
                principal=grant.principal,
                since=grant.since,
                until=grant.until,
                step_id=grant.step_id,
            )
        )
