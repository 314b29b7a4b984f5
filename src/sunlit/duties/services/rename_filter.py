"""改筛选的名称: a person calls a kept filter by another name."""

from django.db import transaction

from sunlit.duties.filter_names import check_name
from sunlit.duties.models import SavedFilter
from sunlit.people.models import Person
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def rename_filter(owner: Person, key: int, name: str) -> None:
    """Give the filter another name; one that is not the person's own is left alone.

    :raises Refused: without a name, or when another filter of the list has it.
    """
    own = SavedFilter.objects.filter(owner=owner)
    found = own.filter(pk=key).first()
    if found is None:
        return
    check_name(name)
    if own.filter(page=found.page, name=name).exclude(pk=key).exists():
        raise Refused(Refusal(f"您已经有一个叫“{name}”的筛选。", None, "name"))
    SavedFilter.objects.filter(owner=owner, pk=key).update(name=name)
