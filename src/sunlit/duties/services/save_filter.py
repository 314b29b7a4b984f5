"""保存筛选: one person keeps a list as they filtered it, under a name of their own."""

from django.db import transaction

from sunlit.duties.filter_names import check_name
from sunlit.duties.models import SavedFilter
from sunlit.people.models import Person
from sunlit.rules.refusal import Refusal, Refused

MOST = 20


@transaction.atomic
def save_filter(owner: Person, page: str, name: str, query: str) -> SavedFilter:
    """Keep the filter; one of the same name is replaced.

    :raises Refused: without a name, or when the person has kept as many as one can look over.
    """
    check_name(name)
    kept = SavedFilter.objects.filter(owner=owner)
    if SavedFilter.objects.filter(owner=owner, page=page, name=name).update(query=query):
        return kept.get(page=page, name=name)
    if kept.count() >= MOST:
        raise Refused(Refusal(f"最多保存 {MOST} 个筛选，请先删去不用的。", None, "name"))
    return SavedFilter.objects.create(owner=owner, page=page, name=name, query=query)
