"""One page a party: its cases, as far as the person may see them, and no number in an address."""

import re
import uuid

import pytest

from scenarios.office import LEAD, Office, case_waiting_for, minutes_ago, stranger
from scenarios.page_reader import read_page
from sunlit.cases.models import Case, Party
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.refresh_access import refresh_access

CITIZEN = "11010519491231002X"
MASKED = "110105**********2X"


def another_case(of: Case, number: int, **party: str) -> Case:
    """Write one more case, of the same party unless told otherwise."""
    first = Party.objects.get(case=of)
    case = Case.objects.create(
        number=f"同案{number}",
        procedure=of.procedure,
        kind=of.kind,
        title=f"示例案{number}",
        office=of.office,
        matter=of.matter,
        recorded_at=of.recorded_at,
    )
    same = {"kind": first.kind, "name": first.name, "code": first.code, "address": first.address}
    Party.objects.create(case=case, recorded_at=of.recorded_at, **{**same, **party})
    refresh_access(CaseFacts(case))
    return case


def address(case: Case) -> str:
    return f"/desk/parties/{case.uuid}/"


def listed(office: Office, username: str, at: str) -> list[str]:
    links = read_page(office.client(username).get(at).content).links
    return [label for label in links if label.startswith("同案")]


def test_the_cases_of_a_party_are_listed_newest_first_page_by_page(office: Office) -> None:
    case = case_waiting_for("review")
    for number in range(25):
        another_case(case, number)
    another_case(case, 99, code="91140300MA0TEXT04A")
    first = office.reads("officer1", address(case))
    shown = listed(office, "officer1", address(case))
    assert shown == [f"同案{number}" for number in range(24, 4, -1)]
    second = listed(office, "officer1", first.links["下一页"])
    assert second == [f"同案{number}" for number in range(4, -1, -1)]
    assert "26 件" in first.words


def test_a_case_leads_to_its_party_and_the_page_says_what_came_of_it(office: Office) -> None:
    case = Case.objects.filter(decisions__fine_fen__gt=0).first()
    assert case is not None
    page = office.reads("officer1", f"/desk/cases/{case.uuid}/")
    name = Party.objects.get(case=case).name
    assert page.links[name] == address(case)
    assert re.search(r"罚款 [\d,.]+ 元", office.reads("officer1", address(case)).words)


def test_a_case_that_one_may_not_open_is_neither_listed_nor_asked_for(office: Office) -> None:
    case = case_waiting_for("review")
    other = office.client(stranger())
    assert other.get(address(case)).status_code == 404
    assert other.get(f"/desk/parties/{uuid.UUID(int=7)}/").status_code == 404


def test_a_citizens_number_is_masked_but_for_who_handles_the_case(office: Office) -> None:
    entries = {
        **LEAD,
        "party_kind": "natural_person",
        "party_code_kind": "identity_card",
        "party_name": "示例卯",
        "party_code": CITIZEN,
        "party_representative": "",
        "uuid": str(uuid.UUID(int=8)),
        "happened_at": minutes_ago(1),
        "seen": "0",
    }
    assert office.sends("officer1", "/desk/cases/new/", entries).status_code == 302
    case = Case.objects.latest("pk")
    for at in (address(case), f"/desk/cases/{case.uuid}/"):
        for username, whole in (("officer1", True), ("officehead", True), ("supervisor", False)):
            shown = office.client(username).get(at).content.decode()
            assert (CITIZEN in shown) is whole, (at, username)
            assert (MASKED in shown) is not whole


@pytest.mark.parametrize("asked", ["before=", "after=x", "before=%00", f"after={uuid.UUID(int=7)}"])
def test_an_odd_place_to_go_on_from_shows_the_first_page(office: Office, asked: str) -> None:
    case = case_waiting_for("review")
    assert "同一当事人的案件" in office.reads("officer1", f"{address(case)}?{asked}").words


def test_a_corrected_number_belongs_to_the_party_it_names_now(office: Office) -> None:
    case = another_case(case_waiting_for("review"), 1)
    old = Party.objects.get(case=case)
    Party.objects.create(
        case=case,
        kind=old.kind,
        name=old.name,
        code="91140300MA0TEXT04A",
        address=old.address,
        corrects=old,
        reason="误写",
        recorded_at=case.recorded_at,
    )
    at = address(case_waiting_for("review"))
    assert listed(office, "officer1", at) == []
