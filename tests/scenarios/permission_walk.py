"""Every address, asked by everybody: what the walk asks and how it is answered."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from scenarios.office import Office

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

SIGN_IN = "/desk/sign-in/"
PEOPLE: Mapping[str, tuple[str, ...]] = {
    "office": ("officer1", "officer2", "officehead"),
    "legal": ("reviewer", "reviewhead"),
    "leaders": ("leader1", "leader2", "leader3"),
    "supervisor": ("supervisor",),
    "discloser": ("discloser",),
    "archivist": ("archivist",),
    "counsel": ("counsel",),
    "admins": ("sysadmin", "secadmin", "auditor"),
    "stranger": ("stranger",),
    "recused": ("recused",),
}
"""Who walks: the people of the demonstration, an officer of another office, one who stood aside."""
WALKERS = tuple(name for members in PEOPLE.values() for name in members)
SEVERAL: Mapping[str, str] = {
    "REFERRED": "office legal leaders supervisor",
    "BUSINESS": "office legal leaders supervisor discloser archivist counsel stranger recused",
    "CONFIRMING": "leaders secadmin auditor",
    "PUBLISHED": "office leaders supervisor discloser archivist",
}
"""Who opens a case that is under review, and one of a small penalty that was published; everybody
but the three administrators."""


@dataclass(frozen=True)
class Row:
    """One line of the table: an address, of which case, who reads it, who may send to it."""

    address: str
    case: str
    reads: str
    sends: str


def rows_of(table: str) -> list[Row]:
    """Read the table: `address | case | who reads | who may send`, one line each."""
    found = []
    for line in table.strip().splitlines():
        address, case, reads, sends = (part.strip() for part in line.split("|"))
        found.append(Row(address, case, SEVERAL.get(reads, reads), SEVERAL.get(sends, sends)))
    return found


def every_address() -> set[str]:
    """Return each address of the program as its pattern writes it."""
    return set(_patterns(get_resolver(), ""))


def readers(office: Office, address: str) -> str:
    """Ask for the address as everybody; return who was answered, as the table writes it."""
    return words_of({one for one in WALKERS if answered(office.client(one).get(address))})


def senders(office: Office, address: str) -> str:
    """Send an empty form to the address as everybody; return whose form was looked at."""
    return words_of({one for one in WALKERS if answered(office.client(one).post(address))})


def answered(answer: "Answer") -> bool:
    """Whether the person was let in: a page, its own redirect, or a form to be mended."""
    if answer.status_code in {200, 302, 409, 422}:
        return True
    assert answer.status_code in {403, 404, 405}, answer.status_code
    return False


def words_of(people: Collection[str]) -> str:
    """Return people as groups, and by name where only some of a group are among them."""
    if set(people) == set(WALKERS):
        return "everybody"
    words = []
    for group, members in PEOPLE.items():
        among = [one for one in members if one in people]
        words += [group] if among == list(members) else among
    return " ".join(words) or "-"


def is_led_to_sign_in(address: str) -> bool:
    """Whether somebody signed out is led to the sign-in page, reading and sending."""
    led = [Client().get(address), Client().post(address)]
    return all(
        (one.status_code == 302 and one["Location"].startswith(SIGN_IN))
        or one.status_code == 405
        or (one.status_code == 401 and one["HX-Redirect"].startswith(SIGN_IN))
        for one in led
    )


def filled(address: str, values: Mapping[str, object]) -> str:
    """Return the address with its identifiers filled in."""
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: str(values[found.group(1)]), address)


def _patterns(resolver: URLResolver, before: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, f"{before}{one.pattern}")
        elif isinstance(one, URLPattern):
            yield f"{before}{one.pattern}"
