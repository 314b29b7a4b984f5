"""A person keeps at most twenty filters, names them, and touches nobody else's."""

from collections.abc import Mapping

from factories import refused
from sunlit.duties.models import SavedFilter
from sunlit.duties.services.delete_filter import delete_filter
from sunlit.duties.services.rename_filter import rename_filter
from sunlit.duties.services.save_filter import MOST, save_filter
from sunlit.people.models import Person

Persons = Mapping[str, Person]


def test_a_filter_of_the_same_name_is_replaced(persons: Persons) -> None:
    owner = persons["officer1"]
    save_filter(owner, "work", "超期", "when=overdue")
    save_filter(owner, "work", "超期", "when=today")
    save_filter(owner, "cases", "超期", "due=overdue")
    kept = SavedFilter.objects.filter(owner=owner).values_list("page", "query")
    assert list(kept) == [("work", "when=today"), ("cases", "due=overdue")]


def test_twenty_are_kept_and_no_more(persons: Persons) -> None:
    owner = persons["officer1"]
    for number in range(MOST):
        save_filter(owner, "work", f"筛选{number}", f"q={number}")
    with refused(field="name"):
        save_filter(owner, "work", "再一个", "q=x")
    save_filter(owner, "work", "筛选0", "q=y")
    save_filter(persons["officer2"], "work", "再一个", "q=x")


def test_a_name_is_needed_and_stands_once(persons: Persons) -> None:
    owner = persons["officer1"]
    with refused(field="name"):
        save_filter(owner, "work", "", "q=1")
    save_filter(owner, "work", "一", "q=1")
    second = save_filter(owner, "work", "二", "q=2")
    for name in ("", "一"):
        with refused(field="name"):
            rename_filter(owner, second.pk, name)
    rename_filter(owner, second.pk, "三")
    second.refresh_from_db()
    assert second.name == "三"


def test_nobody_renames_or_removes_anothers(persons: Persons) -> None:
    kept = save_filter(persons["officer1"], "work", "我的", "q=1")
    rename_filter(persons["officer2"], kept.pk, "他的")
    delete_filter(persons["officer2"], kept.pk)
    kept.refresh_from_db()
    assert kept.name == "我的"
    delete_filter(persons["officer1"], kept.pk)
    assert not SavedFilter.objects.exists()
