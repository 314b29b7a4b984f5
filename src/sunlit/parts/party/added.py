"""The row of a party that was added to a case."""

from collections.abc import Mapping
from typing import Any

from sunlit.cases.models import Party, Step
from sunlit.cases.party import columns_of
from sunlit.ledger.fast_rows import insert


def added_party(step: Step, entries: Mapping[str, Any]) -> Party:
    """Write the party that the entries name, by that act."""
    return insert(Party(case=step.case, recorded_at=step.recorded_at, **columns_of(entries)))
