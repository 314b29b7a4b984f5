"""A session that ends in the middle of a form loses no entry, and gives it to nobody else."""

from collections.abc import Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from scenarios.office import LEAD, ON_SQLITE, Office, case_waiting_for, minutes_ago
from scenarios.page_reader import ReadPage, read_page
from scenarios.sent_slowly import SentSlowly
from serving import PASSWORD
from sunlit.cases.models import Case
from sunlit.people.models import Person
from sunlit.people.signature import SIGNATURE

NEW_CASE = "/desk/cases/new/"
SIGN_IN = "/desk/sign-in/"
SITE = {"Origin": "http://testserver"}


def lead(office: Office) -> dict[str, str]:
    """Return the form of a new case as officer1 filled it in."""
    page = office.reads("officer1", NEW_CASE)
    return {**page.entries, **LEAD, "happened_at": minutes_ago(5)}


def signs_in(client: Client, page: ReadPage, username: str = "officer1") -> ReadPage:
    """Sign in through the page that was answered, and read where it leads."""
    entries = {**page.entries, "username": username, "password": PASSWORD}
    answer = client.post(SIGN_IN, entries)
    assert answer.status_code == 302, read_page(answer.content).summary
    return read_page(client.get(answer["Location"]).content)


def test_the_entries_come_back_after_signing_in_and_nothing_is_saved(office: Office) -> None:
    before = Case.objects.count()
    entries = lead(office)
    office.client("officer1").post("/desk/sign-out/")
    client = Client()
    answer = client.post(NEW_CASE, entries)
    assert answer.status_code == 403
    page = read_page(answer.content)
    assert "您填写的内容已经保留" in page.words
    assert LEAD["content"] not in answer.content.decode()
    form = signs_in(client, page)
    assert "还没有提交" in form.words
    kept = {name: form.entries.get(name, "") for name in LEAD}
    assert kept == LEAD
    assert form.entries["uuid"] == entries["uuid"]
    assert Case.objects.count() == before
    assert client.post(NEW_CASE, {**form.entries}).status_code == 302
    assert Case.objects.count() == before + 1
    assert read_page(client.get(NEW_CASE).content).entries["content"] == ""


def test_a_session_that_was_idle_too_long_keeps_the_form_too(office: Office) -> None:
    entries = lead(office)
    client = office.client("officer1")
    session = client.session
    session["seen"] -= 3600
    session.save()
    form = signs_in(client, read_page(client.post(NEW_CASE, entries).content))
    assert form.entries["content"] == LEAD["content"]


@ON_SQLITE
def test_a_wrong_password_on_the_way_keeps_the_entries(office: Office) -> None:
    client = Client()
    page = read_page(client.post(NEW_CASE, lead(office)).content)
    wrong = {**page.entries, "username": "officer1", "password": "wrong"}
    page = read_page(client.post(SIGN_IN, wrong).content)
    assert signs_in(client, page).entries["content"] == LEAD["content"]


def test_nobody_else_gets_the_entries(office: Office) -> None:
    client = Client()
    page = read_page(client.post(NEW_CASE, lead(office)).content)
    form = signs_in(client, page, "officer2")
    assert form.entries["content"] == ""
    assert "属于另一位同事" in form.words


@ON_SQLITE
@pytest.mark.parametrize("change", ["cut", "another"])
def test_entries_that_this_instance_did_not_seal_are_not_taken(office: Office, change: str) -> None:
    client = Client()
    page = read_page(client.post(NEW_CASE, lead(office)).content)
    sealed = page.entries["carried"]
    page.entries["carried"] = sealed[:-9] if change == "cut" else "gAAAAA" + sealed[9:]
    assert signs_in(client, page).entries["content"] == ""


def test_a_form_of_an_old_page_comes_back_without_signing_in(office: Office) -> None:
    entries = {**lead(office), "csrfmiddlewaretoken": "a" * 64}
    client = _careful("officer1")
    answer = client.post(NEW_CASE, entries, headers=SITE)
    assert answer["Location"] == NEW_CASE
    form = read_page(client.get(NEW_CASE).content)
    assert form.entries["content"] == LEAD["content"]


@ON_SQLITE
@pytest.mark.parametrize(
    ("username", "headers"),
    [
        ("officer1", {"Origin": "https://example.com"}),
        ("officer1", {}),
        ("officer2", SITE),
    ],
)
def test_another_site_or_another_person_puts_nothing_into_a_form(
    office: Office, username: str, headers: Mapping[str, str]
) -> None:
    entries = {**lead(office), "csrfmiddlewaretoken": "a" * 64}
    client = _careful(username)
    assert client.post(NEW_CASE, entries, headers=headers).status_code == 403
    assert read_page(client.get(NEW_CASE).content).entries["content"] == ""


@ON_SQLITE
def test_a_signed_form_comes_back_without_its_password(office: Office) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/review/"
    entries = {**office.reads("reviewer", address).entries, "opinion_text": "写到一半。"}
    client = Client()
    page = read_page(client.post(address, {**entries, SIGNATURE: PASSWORD}).content)
    form = signs_in(client, page, "reviewer")
    assert form.entries["opinion_text"] == "写到一半。"
    assert not form.entries[SIGNATURE]


@ON_SQLITE
def test_files_are_chosen_again(office: Office) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/evidence/"
    client = Client()
    sent = {"name": "台账照片", "typed_by": "officer1", "files": _file()}
    page = read_page(client.post(address, sent, headers=SITE).content)
    assert "您填写的内容已经保留" in page.words
    answer = client.post(SIGN_IN, {**page.entries, "username": "officer1", "password": PASSWORD})
    assert answer["Location"] == address
    kept = client.session["carried"]["entries"]
    assert "files" not in kept


@ON_SQLITE
def test_nothing_is_read_of_files_whose_session_is_over(office: Office) -> None:
    """However large they are: the entries before them are kept, the rest stays where it is."""
    address = f"/desk/cases/{case_waiting_for('review').uuid}/evidence/"
    sent = SentSlowly.form({"name": "台账照片", "typed_by": "officer1"}, megabytes=120)
    answer = sent.to(Client(), address, **SITE)
    assert "您填写的内容已经保留" in read_page(answer.content).words
    assert sent.read_megabytes < 1


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" + b"0" * 200_000)


def _careful(username: str) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(username=username))
    client.get(NEW_CASE)
    return client
