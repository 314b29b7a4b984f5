"""Unknown, foreign and closed addresses of the desk, and the way through the sign-in page."""

import uuid

import pytest
from django.test import Client

from scenarios.office import ON_SQLITE, Office, case_waiting_for, stranger
from scenarios.page_reader import read_page
from serving import PASSWORD
from sunlit.cases.models import Case, StepPaper
from sunlit.cases.queries import CaseFacts
from sunlit.cases.searching import refresh_search_of
from sunlit.cases.services.refresh_access import refresh_access

NOT_FOUND = "没有找到这个页面"
SIGN_IN = "/desk/sign-in/"
UNKNOWN = uuid.UUID(int=7)


def addresses_of(case: Case) -> list[str]:
    paper = StepPaper.objects.filter(step__case=case)[0].document
    base = f"/desk/cases/{case.uuid}/"
    return [
        base,
        f"{base}apply_to_file/",
        f"{base}evidence/",
        f"{base}review/",
        f"{base}publication/",
        f"{base}publication/copy.pdf",
        f"{base}papers/{paper.uuid}/",
        f"{base}papers/{paper.uuid}.pdf",
    ]


def test_a_case_of_another_office_is_not_found(office: Office) -> None:
    client = office.client(stranger())
    for case in Case.objects.all():
        for address in addresses_of(case):
            assert client.get(address).status_code == 404, address
            assert client.post(address, {}).status_code in {404, 405}, address
    assert "没有案件" in read_page(client.get("/desk/cases/").content).words


def test_the_own_office_opens_what_a_stranger_does_not(office: Office) -> None:
    case = case_waiting_for("review")
    for address in addresses_of(case)[:3]:
        office.reads("officer1", address)


@ON_SQLITE
@pytest.mark.parametrize(
    "address",
    [
        f"/desk/cases/{UNKNOWN}/",
        f"/desk/cases/{UNKNOWN}/apply_to_file/",
        f"/desk/cases/{UNKNOWN}/review/",
        f"/desk/cases/{UNKNOWN}/publication/",
        "/desk/cases/not-a-number/",
        "/desk/due/999999/",
        "/desk/due/99999999999999999999999/",
        "/desk/nowhere/",
    ],
)
def test_an_unknown_address_is_answered_in_words(office: Office, address: str) -> None:
    answer = office.client("leader1").get(address)
    assert answer.status_code == 404
    assert NOT_FOUND in read_page(answer.content).words


@ON_SQLITE
def test_an_unknown_step_or_paper_of_a_case_is_not_found(office: Office) -> None:
    case = case_waiting_for("review")
    other = StepPaper.objects.exclude(step__case=case)[0].document
    for tail in ("register_lead/", "fly/", f"papers/{other.uuid}/", f"papers/{UNKNOWN}.pdf"):
        answer = office.client("officer1").get(f"/desk/cases/{case.uuid}/{tail}")
        assert answer.status_code == 404, tail


def test_whoever_is_not_signed_in_signs_in_and_goes_on(office: Office) -> None:
    wanted = f"/desk/cases/{case_waiting_for('review').uuid}/"
    visitor = Client()
    led = visitor.get(wanted)
    assert led.status_code == 302
    assert led["Location"] == f"{SIGN_IN}?next={wanted}"
    page = read_page(visitor.get(led["Location"]).content)
    assert page.entries["next"] == wanted
    entries = {"username": "officer1", "password": PASSWORD, "next": page.entries["next"]}
    assert visitor.post(SIGN_IN, entries)["Location"] == wanted
    assert visitor.get(wanted).status_code == 200


@ON_SQLITE
@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.com/desk/",
        "//example.com/desk/",
        "/\\example.com/",
        "javascript:alert(1)",
        "\thttps://example.com/",
    ],
)
def test_nobody_is_led_to_another_site_after_signing_in(office: Office, elsewhere: str) -> None:
    entries = {"username": "officer1", "password": PASSWORD, "next": elsewhere}
    assert Client().post(SIGN_IN, entries)["Location"] == "/desk/"


@ON_SQLITE
@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"username": "officer1", "password": "wrong"}, "登录名或者密码不对"),
        ({"username": "nobody", "password": PASSWORD}, "登录名或者密码不对"),
        ({"username": "", "password": PASSWORD}, "请填写登录名。"),
        ({"username": "officer1", "password": ""}, "请填写密码。"),
        ({"username": "a" * 300, "password": PASSWORD}, "登录名或者密码不对"),
        ({}, "请填写登录名。"),
    ],
)
def test_a_failed_sign_in_says_what_to_mend_and_not_who_exists(
    office: Office, entries: dict[str, str], sentence: str
) -> None:
    answer = Client().post(SIGN_IN, entries)
    page = read_page(answer.content)
    assert answer.status_code == 422
    assert any(sentence in told for _, told in page.summary)
    assert page.entries["username"] == entries.get("username", "")
    assert not page.entries.get("password")


def test_signing_out_ends_the_session_and_is_sent_only_by_the_form(office: Office) -> None:
    client = office.client("officer1")
    answer = client.get("/desk/sign-out/")
    assert answer.status_code == 405
    assert "这个网址不能这样访问" in read_page(answer.content).words
    assert client.get("/desk/").status_code == 200
    assert client.post("/desk/sign-out/").status_code == 302
    assert client.get("/desk/").status_code == 302


def test_a_finding_saved_without_a_session_leads_to_the_sign_in_page(office: Office) -> None:
    case = case_waiting_for("review")
    answer = Client().post(f"/desk/cases/{case.uuid}/review/subject/", {"subject": "pass"})
    assert answer.status_code == 401
    assert answer["HX-Redirect"].startswith(f"{SIGN_IN}?next=")


def test_an_officer_cannot_write_the_opinion(office: Office) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/review/"
    page = office.reads("officer1", address)
    assert "出具审核意见书" not in page.words
    sent = {"seen": case.steps.count(), "action": "issue", "opinion_text": "同意"}
    assert office.sends("officer1", address, sent).status_code == 404
    assert office.sends("officer1", f"{address}subject/", sent).status_code == 404


@pytest.mark.parametrize("address", ["/desk/", "/desk/cases/"])
@pytest.mark.parametrize(
    "asked",
    [
        "page=0",
        "after=0",
        "after=-1",
        "before=abc",
        "after=20261399-1",
        "before=20261124-",
        "sort=due&after=20261124-999999",
        "after=99999999999999999999999999",
        "before=٣",
        "when=never",
        "whose=all&office=nowhere&officer=nobody",
        "year=0&stage=none&kind=%00&due=x&sort=y",
        "year=99999999999999999",
        "what=x&stage=archiving&mine=2",
        "q=%00",
        "q=%FF%FE",
        "q=%25_'\"<script>",
        "q=" + "长" * 2000,
    ],
)
def test_odd_questions_to_a_list_are_answered(office: Office, address: str, asked: str) -> None:
    assert office.client("officer1").get(f"{address}?{asked}").status_code == 200


def test_the_pages_of_a_list_keep_the_words_that_were_looked_for(office: Office) -> None:
    case = case_waiting_for("review")
    for number in range(30):
        made = Case.objects.create(
            number=f"ZZQ&XXJ-{number}",
            procedure=case.procedure,
            kind=case.kind,
            title=f"示例案{number}",
            office=case.office,
            matter=case.matter,
            recorded_at=case.recorded_at,
        )
        party = case.parties.latest("id")
        party.pk, party.case = None, made
        party.save(force_insert=True)
        refresh_search_of(CaseFacts(made))
        refresh_access(CaseFacts(made))
    page = read_page(office.client("leader1").get("/desk/cases/?q=ZZQ%26XXJ").content)
    assert page.links["下一页"].startswith("/desk/cases/?q=ZZQ%26XXJ&after=")
    assert "共 30 条" in page.words
