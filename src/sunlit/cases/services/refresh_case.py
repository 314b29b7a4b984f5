"""更新案件概要和待办: what lists show is made equal to what the facts of the case say."""

from collections.abc import Sequence

from django.db import transaction

from sunlit.cases.models import CaseSummary
from sunlit.cases.queries import CaseFacts
from sunlit.cases.summary import summarize
from sunlit.duties.services.refresh import DerivedDuty, refresh
from sunlit.ledger.fast_rows import changes, insert, row_by, update


@transaction.atomic(savepoint=False)
def refresh_case(facts: CaseFacts, duties: Sequence[DerivedDuty]) -> None:
    """Store the derived duties of the case, and the summary that follows from both."""
    refresh(facts.case.uuid, duties)
    columns = summarize(facts, duties)
    stored = row_by(CaseSummary, "case", facts.case.pk)
    if stored is None:
        insert(CaseSummary(case=facts.case, **columns))
        return
    changed = changes(stored, columns)
    if changed:
        update(stored, changed)
