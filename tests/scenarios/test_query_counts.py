"""A page asks the database at most ten times, however many rows there are (issue 4)."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scenarios.many_cases import add_cases
from scenarios.office import Office
from sunlit.cases.models import Case, CaseSummary, Evidence
from sunlit.duties.models import Duty
from sunlit.web import clock

MOST = 10
EVERYBODY = (
    *("officer1", "officehead", "reviewer", "reviewhead", "leader1", "discloser"),
    *("archivist", "supervisor", "counsel"),
)
LISTS = (
    *("/desk/", "/desk/?whose=all", "/desk/?when=handed", "/desk/?when=waits"),
    "/desk/?when=overdue&stage=execution&kind=penalty",
    *("/desk/cases/", "/desk/cases/?sort=due", "/desk/cases/?stage=ended&due=none&year=2026"),
)
OF_ROLE = {
    "officer": "officer1",
    "office_head": "officehead",
    "reviewer": "reviewer",
    "leader": "leader1",
    "discloser": "discloser",
    "archivist": "archivist",
}

_BRACKETS = ("BEGIN", "COMMIT")
"""What the one note of a reading is put into; it asks for nothing."""


def asked_for(office: Office, username: str, address: str) -> list[str]:
    """Return the questions that the page asks the database."""
    client = office.client(username)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, (username, address)
    return [one["sql"] for one in asked if not one["sql"].startswith(_BRACKETS)]


def most_of(office: Office, username: str, addresses: Iterable[str]) -> int:
    counted = {address: len(asked_for(office, username, address)) for address in addresses}
    assert max(counted.values()) <= MOST, (username, counted)
    return sum(counted.values())


def waiting_for_an_officer() -> Case:
    return Case.objects.get(
        pk=CaseSummary.objects.filter(stage="execution").order_by("case").values("case")[:1]
    )


@pytest.mark.parametrize("rows", [1, 20, 200])
def test_a_list_asks_at_most_ten_times_whatever_stands_in_it(office: Office, rows: int) -> None:
    add_cases(waiting_for_an_officer(), rows, clock.today())
    for username in EVERYBODY:
        most_of(office, username, LISTS)


def test_two_hundred_rows_more_are_not_one_question_more(office: Office) -> None:
    party = f"/desk/parties/{waiting_for_an_officer().uuid}/"
    addresses = ("/desk/", "/desk/cases/", party)
    add_cases(waiting_for_an_officer(), 1, clock.today())
    few = most_of(office, "officer1", addresses)
    add_cases(waiting_for_an_officer(), 200, clock.today())
    assert most_of(office, "officer1", addresses) == few


def test_every_case_and_its_corrections_ask_at_most_ten_times(office: Office) -> None:
    for case in Case.objects.all():
        at = f"/desk/cases/{case.uuid}/"
        for username in ("officer1", "officehead", "leader1"):
            most_of(office, username, [at, f"{at}corrections/", f"/desk/parties/{case.uuid}/"])


def test_the_form_of_every_step_that_is_asked_for_asks_at_most_ten_times(office: Office) -> None:
    own_pages = {"review_agrees", "check_publication", "publish", "archive_dossier"}
    asked = Duty.objects.open().filter(actionable=True).exclude(step__in=own_pages)
    assert asked.count() > 5
    for duty in asked:
        most_of(office, OF_ROLE[duty.role], [f"/desk/cases/{duty.subject}/{duty.step}/"])


def test_the_form_of_a_lead_asks_at_most_ten_times(office: Office) -> None:
    most_of(office, "officer1", ["/desk/cases/new/"])


def test_a_case_with_two_hundred_items_more_asks_no_more(office: Office) -> None:
    item = Evidence.objects.filter(case__decisions=None).order_by("id")[0]
    at = [f"/desk/cases/{item.case.uuid}/"]
    few = most_of(office, "officer1", at)
    for number in range(200):
        item.pk, item.name = None, f"证据{number}"
        item.save(force_insert=True)
    assert most_of(office, "officer1", at) == few
