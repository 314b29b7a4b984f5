"""What was sent, right or wrong, as it goes back into its form or into a draft."""

from typing import Any

from django.http import QueryDict

from sunlit.cases.shown import SHOWN
from sunlit.desk.chosen_files import DROPPED, WAITING
from sunlit.desk.unsent_entries import TYPED_BY
from sunlit.people.signature import is_secret
from sunlit.rules.forms import Kind, StepForm
from sunlit.web.table_field import RowsInput

ALSO = "also"
"""The entry that names further parties for whom the form is sent, by their place."""
_NO_ENTRIES = frozenset(
    {"csrfmiddlewaretoken", "seen", SHOWN, "action", TYPED_BY, WAITING, DROPPED, ALSO}
)


def without_nul(sent: QueryDict) -> QueryDict:
    """Return what was sent without NUL: nobody types it, and PostgreSQL keeps it in no text."""
    kept = QueryDict(mutable=True)
    for name, values in sent.lists():
        kept.setlist(name.replace("\0", ""), [value.replace("\0", "") for value in values])
    return kept


def as_sent(step_form: StepForm, posted: QueryDict) -> dict[str, Any]:
    """Return what was sent, right or wrong, as initial values of the form."""
    sent = without_nul(posted)
    tables = [field.name for field in step_form.fields if field.kind is Kind.TABLE]
    entries: dict[str, Any] = {
        name: value
        for name, value in sent.items()
        if name not in _NO_ENTRIES
        and not is_secret(name)
        and not name.startswith(tuple(f"{one}-" for one in tables))
    }
    rows = RowsInput()
    return entries | {name: rows.value_from_datadict(sent, None, name) for name in tables}
