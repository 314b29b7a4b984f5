"""我的筛选 in ready words: what a person kept of a list, and what may be kept now."""

from dataclasses import dataclass

from sunlit.duties.models import SavedFilter
from sunlit.people.models import Person
from sunlit.web.list_address import Address
from sunlit.web.parts import Link

PATHS = {"work": "/desk/", "cases": "/desk/cases/"}
ALL_URL = "/desk/filters/"


@dataclass(frozen=True)
class SavedFilters:
    """What a list shows of the saved filters; `query` may be kept, empty where nothing is asked."""

    links: tuple[Link, ...]
    page: str
    query: str
    save_url: str = ALL_URL


def saved_filters(person: Person, page: str, asked: Address) -> SavedFilters:
    """Return the filters that the person kept of this list."""
    kept = SavedFilter.objects.filter(owner=person, page=page)
    now = asked.query
    return SavedFilters(
        links=tuple(Link(one.name, f"{PATHS[page]}?{one.query}", one.query == now) for one in kept),
        page=page,
        query="" if any(one.query == now for one in kept) else now,
    )
