"""Signing in and out over HTTP: who is let in, when a session ends, what it keeps."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from scenarios.office import ON_SQLITE, Office, case_waiting_for
from scenarios.page_reader import ReadPage, read_page
from serving import PASSWORD
from sunlit.people.models import Person, SignIn
from sunlit.people.services.grant_role import grant_role
from sunlit.people.services.reset_password import reset_password
from sunlit.people.services.switch_account import switch_account
from sunlit.rules.procedure import Role
from sunlit.web import clock

SIGN_IN = "/desk/sign-in/"
OWN_PASSWORD = "/desk/password/"
NEW_PASSWORD = "plum-rain-on-slate"


def sign_in(client: Client, username: str, password: str = PASSWORD) -> ReadPage | None:
    """Sign in; return the page that refuses, None when nothing does."""
    answer = client.post(SIGN_IN, {"username": username, "password": password, "next": ""})
    return None if answer.status_code == 302 else read_page(answer.content)


@pytest.fixture
def officer1(office: Office) -> Client:
    """Officer1 at their browser, signed in with their password."""
    client = Client()
    assert sign_in(client, "officer1") is None
    return client


def is_in(client: Client) -> bool:
    """Whether the desk opens."""
    return client.get("/desk/").status_code == 200


def set_back(client: Client, **seconds: float) -> None:
    """Make the session look as if it began, or was last used, so many seconds earlier."""
    session = client.session
    for name, earlier in seconds.items():
        session[name] -= earlier
    session.save()


def test_unknown_wrong_and_inactive_are_answered_alike(office: Office) -> None:
    Person.objects.filter(username="officer2").update(is_active=False)
    answers = []
    for username, password in (("nobody", PASSWORD), ("officer1", "x"), ("officer2", PASSWORD)):
        entries = {"username": username, "password": password, "next": ""}
        answer = Client().post(SIGN_IN, entries)
        token = read_page(answer.content).entries["csrfmiddlewaretoken"]
        typed = f'value="{username}"'
        page = answer.content.decode().replace(typed, "").replace(token, "")
        answers.append((answer.status_code, sorted(answer.headers), page))
    assert answers[0] == answers[1] == answers[2]


def test_after_five_failures_the_page_says_when_to_try_again(office: Office) -> None:
    client = Client()
    for _ in range(5):
        page = sign_in(client, "officer1", "wrong")
        assert page
        assert "登录名或者密码不对" in page.words
    page = sign_in(client, "officer1")
    assert page
    assert "以后再试" in page.words
    assert not is_in(client)
    unknown = Client()
    for _ in range(5):
        sign_in(unknown, "nobody", "wrong")
    waits = sign_in(unknown, "nobody", "wrong")
    assert waits
    assert "以后再试" in waits.words


def test_the_session_gets_another_key_at_sign_in(office: Office) -> None:
    client = Client()
    planted = client.session
    planted["from"] = "somebody else"
    planted.save()
    before = client.cookies["sunlit_session"].value
    assert before
    assert sign_in(client, "officer1") is None
    cookie = client.cookies["sunlit_session"]
    assert cookie.value != before
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("cookie", ['"\\000abcdefgh"', "没有发过的会话", "' OR 1=1 --", "x" * 4000])
def test_a_cookie_that_nobody_was_given_is_no_session(office: Office, cookie: str) -> None:
    assert office
    sent = f"sunlit_session={cookie}".encode().decode("latin-1")
    answer = Client().get("/desk/", headers={"cookie": sent})
    assert (answer.status_code, answer["Location"]) == (302, f"{SIGN_IN}?next=/desk/")


def test_a_session_ends_when_idle_and_after_eight_hours(officer1: Client) -> None:
    assert is_in(officer1)
    set_back(officer1, seen=29 * 60)
    assert is_in(officer1)
    set_back(officer1, seen=31 * 60)
    assert officer1.get("/desk/")["Location"].startswith(SIGN_IN)
    assert sign_in(officer1, "officer1") is None
    assert is_in(officer1)
    set_back(officer1, began=8 * 3600 + 1)
    assert not is_in(officer1)


def test_a_session_ends_when_the_account_stops_or_its_roles_change(officer1: Client) -> None:
    person = Person.objects.get(username="officer1")
    secadmin = Person.objects.get(username="secadmin")
    about: dict[str, Any] = {"reason": "试验", "actor": secadmin, "now": clock.now()}
    assert is_in(officer1)
    switch_account(person, active=False, **about)
    assert not is_in(officer1)
    assert sign_in(officer1, "officer1") is not None
    switch_account(person, active=True, **about)
    assert sign_in(officer1, "officer1") is None
    grant_role(person, Role.ARCHIVIST, clock.today(), date(2027, 1, 1), **about)
    assert not is_in(officer1)


def test_signing_out_everywhere_ends_every_session(officer1: Client) -> None:
    elsewhere = Client()
    assert sign_in(elsewhere, "officer1") is None
    assert officer1.post(OWN_PASSWORD, {"action": "everywhere"}).status_code == 302
    assert not is_in(officer1)
    assert not is_in(elsewhere)


def test_a_changed_password_ends_the_other_sessions(officer1: Client) -> None:
    elsewhere = Client()
    assert sign_in(elsewhere, "officer1") is None
    entries = {
        "old_password": PASSWORD,
        "new_password": NEW_PASSWORD,
        "again_password": NEW_PASSWORD,
    }
    assert officer1.post(OWN_PASSWORD, entries)["Location"] == "/desk/"
    assert is_in(officer1)
    assert not is_in(elsewhere)
    assert sign_in(elsewhere, "officer1") is not None
    assert sign_in(elsewhere, "officer1", NEW_PASSWORD) is None


@ON_SQLITE
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"old_password": "wrong"}, "登录密码不对"),
        ({"again_password": "plum-rain"}, "两次填写的新密码不一样"),
        ({"new_password": "short", "again_password": "short"}, "密码太短，至少 10 位"),
        ({"new_password": PASSWORD, "again_password": PASSWORD}, "不能和现在的密码相同"),
    ],
)
def test_a_password_is_changed_only_by_who_knows_it_and_to_a_good_one(
    officer1: Client, changes: dict[str, str], sentence: str
) -> None:
    entries = {
        "old_password": PASSWORD,
        "new_password": NEW_PASSWORD,
        "again_password": NEW_PASSWORD,
    }
    answer = officer1.post(OWN_PASSWORD, entries | changes)
    page = read_page(answer.content)
    assert answer.status_code == 422
    assert any(sentence in told for _, told in page.summary), page.summary
    assert not any(value for name, value in page.entries.items() if "password" in name)


def test_an_initial_password_opens_nothing_but_the_page_that_changes_it(office: Office) -> None:
    person = Person.objects.get(username="officer2")
    secadmin = Person.objects.get(username="secadmin")
    reset_password(person, "first-day-at-work", reason="忘记", actor=secadmin, now=clock.now())
    client = Client()
    assert sign_in(client, "officer2", "first-day-at-work") is None
    case = case_waiting_for("review")
    for address in ("/desk/", "/desk/cases/", f"/desk/cases/{case.uuid}/"):
        assert client.get(address)["Location"] == OWN_PASSWORD
    assert "请先修改密码" in read_page(client.get(OWN_PASSWORD).content).words
    entries = {
        "old_password": "first-day-at-work",
        "new_password": NEW_PASSWORD,
        "again_password": NEW_PASSWORD,
    }
    client.post(OWN_PASSWORD, entries)
    assert is_in(client)


def test_every_sign_in_and_failure_is_kept(officer1: Client) -> None:
    sign_in(Client(), "officer1", "wrong")
    kept = SignIn.objects.filter(person__username="officer1").order_by("pk")
    assert [one.outcome for one in kept] == ["signed_in", "wrong_password"]


def test_what_was_said_to_one_person_is_read_by_nobody_else(officer1: Client) -> None:
    """It waits at the browser, where another person may sign in before it was read."""
    entries = {"action": "save", "page": "work", "name": "我的急件", "query": "when=overdue"}
    said = "已经保存为“我的急件”。"
    assert officer1.post("/desk/filters/", entries).status_code == 302
    kept = officer1.cookies.output()
    assert officer1.get("/desk/cases/").content.decode().count(said) == 1
    assert said not in officer1.get("/desk/cases/").content.decode()
    assert officer1.post("/desk/filters/", {**entries, "name": "又一件"}).status_code == 302
    assert officer1.post("/desk/sign-out/").status_code == 302
    assert "messages" in kept
    assert officer1.cookies["messages"].value
    assert sign_in(officer1, "officer2") is None
    assert "又一件" not in officer1.get("/desk/").content.decode()


def invited(client: Client, username: str, wanted: str = "/desk/log/#newest") -> Any:
    """Follow a link of the walk, which says who is to sign in."""
    return client.get(f"{SIGN_IN}?{urlencode({'next': wanted, 'as': username})}")


@ON_SQLITE
def test_a_demonstration_fills_in_the_account_it_invites(office: Office) -> None:
    entries = read_page(invited(Client(), "auditor").content).entries
    assert entries["username"] == "auditor"
    assert entries["password"] == PASSWORD
    assert entries["next"] == "/desk/log/#newest"
    client = Client()
    answer = client.post(SIGN_IN, entries)
    assert answer["Location"] == "/desk/log/#newest"
    assert is_in(client) is False, "the auditor has the log, not the work list"


@ON_SQLITE
def test_who_is_in_already_is_led_past_the_sign_in_page_of_a_demonstration(
    office: Office, officer1: Client
) -> None:
    assert invited(officer1, "officer1", "/desk/#duty-1")["Location"] == "/desk/#duty-1"
    assert invited(officer1, "officer1", "https://example.org/")["Location"] == "/desk/"
    assert invited(officer1, "leader1").status_code == 200


@ON_SQLITE
def test_no_instance_but_a_demonstration_shows_or_fills_in_a_password(
    office: Office, officer1: Client
) -> None:
    shown = (invited(Client(), "officer1"), invited(officer1, "officer1"), Client().get(SIGN_IN))
    assert [PASSWORD in answer.content.decode() for answer in shown] == [True, False, False]
    (settings.INSTANCE_DIR / "demonstration").unlink()
    for answer in (invited(Client(), "officer1"), invited(officer1, "officer1")):
        assert answer.status_code == 200
        assert PASSWORD not in answer.content.decode()
        entries = read_page(answer.content).entries
        assert (entries["username"], entries["password"]) == ("", "")
    wrong = Client().post(SIGN_IN, {"username": "officer1", "password": "wrong-one", "next": ""})
    assert "wrong-one" not in wrong.content.decode()
