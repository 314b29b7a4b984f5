"""删去筛选: a person no longer keeps a filter."""

from django.db import transaction

from sunlit.duties.models import SavedFilter
from sunlit.people.models import Person


@transaction.atomic
def delete_filter(owner: Person, key: int) -> None:
    """Remove the filter; one that is not the person's own is left alone."""
    SavedFilter.objects.filter(owner=owner, pk=key).delete()
