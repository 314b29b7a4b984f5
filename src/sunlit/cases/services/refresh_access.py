"""Make the stored access to a case equal to what its facts say."""

from django.db import transaction

from sunlit.cases.access import derive_access
from sunlit.cases.models import Access
from sunlit.cases.queries import CaseFacts
from sunlit.ledger.fast_rows import insert, rows_by, update


@transaction.atomic(savepoint=False)
def refresh_access(facts: CaseFacts) -> None:
    """Store who may open the case; a row that no fact explains stays and opens nothing."""
    wanted = {(grant.principal, grant.since): grant for grant in derive_access(facts)}
    for row in rows_by(Access, "case", [facts.case.pk]):
        grant = wanted.pop((row.principal, row.since), None)
        if grant is None:
            if row.until != row.since:
                update(row, {"until": row.since})
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
