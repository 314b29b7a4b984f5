"""A deciding role and a password that others set, on the pages."""

from django.test import Client

from scenarios.office import Office
from scenarios.page_reader import ReadPage, read_page
from serving import PASSWORD
from sunlit.desk import confirming
from sunlit.people.models import Person, RoleProposal
from sunlit.rules.procedure import Role
from sunlit.web import clock

INITIAL, OWN = "first-day-at-work", "plum-rain-on-slate"
CONFIRMATIONS = "/desk/confirmations/"


def key_of(username: str) -> int:
    """Return the number of a person in addresses."""
    return Person.objects.get(username=username).pk


def enters(client: Client, username: str, password: str) -> None:
    """Sign in with that browser."""
    entries = {"username": username, "password": password, "next": ""}
    assert client.post("/desk/sign-in/", entries).status_code == 302


def reads(client: Client, address: str) -> ReadPage:
    answer = client.get(address)
    assert answer.status_code == 200, (answer.status_code, answer.get("Location"))
    return read_page(answer.content)


def reset(office: Office, username: str) -> None:
    """Let the security administrator reset the password."""
    entries = {"initial_password": INITIAL, "reason": "忘记密码"}
    address = f"/desk/people/{key_of(username)}/reset/"
    assert office.sends("secadmin", address, entries).status_code == 302


def takes_over(client: Client, username: str) -> str:
    """Sign in with the initial password and set one's own; return where that leads."""
    enters(client, username, INITIAL)
    entries = {"old_password": INITIAL, "new_password": OWN, "again_password": OWN}
    return str(client.post("/desk/password/", entries)["Location"])


def propose(office: Office, username: str, role: str) -> RoleProposal:
    """Let the security administrator grant a role that decides; return what waits."""
    entries = {"role": role, "since": f"{clock.today()}", "until": "", "reason": "任命"}
    address = f"/desk/people/{key_of(username)}/grant/"
    assert office.sends("secadmin", address, entries).status_code == 302
    return RoleProposal.objects.get(person=key_of(username), role=role)


def test_a_role_that_decides_waits_above_the_leaders_pages_and_comes_into_force_signed(
    office: Office,
) -> None:
    confirming.forget()
    proposal = propose(office, "officer2", "office_head")
    assert "待确认" in office.reads("secadmin", f"/desk/people/{key_of('officer2')}/").words
    for reader in ("leader1", "auditor", "secadmin"):
        page = office.client(reader).get("/desk/", follow=True).content.decode()
        assert "有 1 个角色等待另一个人确认" in page
    assert "等待另一个人确认" not in office.reads("officer1", "/desk/").words
    address = f"{CONFIRMATIONS}{proposal.pk}/"
    assert "提出人" in office.reads("leader1", address).words
    answer = {"answer": "agree", "reason": "看过任免文件"}
    for actor, status in (("secadmin", 422), ("officer1", 403), ("auditor", 403)):
        assert office.sends(actor, address, answer).status_code == status, actor
    for entries in ({"reason": "x"}, {"answer": "agree"}, {**answer, "signing_password": "no"}):
        assert office.sends("leader1", address, entries).status_code == 422
    assert office.sends("leader1", address, answer).status_code == 302
    roles = Person.objects.get(username="officer2").roles_on(clock.today())
    assert Role.OFFICE_HEAD in roles
    assert "已经有人答复" in office.reads("leader2", address).words
    assert "没有等待确认的角色" in office.reads("leader1", CONFIRMATIONS).words
    log = office.reads("auditor", "/desk/log/").words
    assert "提出角色，等待确认" in log
    assert "确认角色" in log


def test_a_reset_is_told_on_the_owners_device_and_signs_nothing_elsewhere(office: Office) -> None:
    owner, elsewhere = Client(), Client()
    enters(owner, "leader1", PASSWORD)
    reset(office, "leader1")
    assert owner.get("/desk/").status_code == 302, "every session of the owner has ended"
    assert "重置" in reads(owner, "/desk/sign-in/").words
    assert "重置" not in reads(elsewhere, "/desk/sign-in/").words
    assert takes_over(elsewhere, "leader1") == "/desk/password/confirm/"
    assert "确认以前不能签署" in reads(elsewhere, "/desk/").words
    proposal = propose(office, "officer2", "office_head")
    entries = {"answer": "agree", "reason": "看过任免文件", "signing_password": OWN}
    refused = elsewhere.post(f"{CONFIRMATIONS}{proposal.pk}/", entries)
    assert refused.status_code == 422
    assert "还没有确认是您本人在用" in read_page(refused.content).words
    page = reads(elsewhere, "/desk/password/confirm/")
    assert "第一位的密码" in page.words, "the notice names the two colleagues on every page"
    assert "去确认" not in page.links, "it leads to where one is already"
    assert "去确认" in reads(elsewhere, "/desk/").links
    assert elsewhere.post("/desk/password/confirm/", {"signing_password": OWN}).status_code == 422
    enters(owner, "leader1", OWN)
    assert "填写您自己的密码就可以确认" in reads(owner, "/desk/password/confirm/").words
    assert owner.post("/desk/password/confirm/", {"signing_password": "x"}).status_code == 422
    assert owner.post("/desk/password/confirm/", {"signing_password": OWN}).status_code == 302
    assert owner.post(f"{CONFIRMATIONS}{proposal.pk}/", entries).status_code == 302
    assert "确认以前不能签署" not in reads(owner, "/desk/").words


def test_two_colleagues_stand_by_where_the_owner_has_no_device(office: Office) -> None:
    reset(office, "leader2")
    client = Client()
    assert takes_over(client, "leader2") == "/desk/password/confirm/"
    two = {
        "signing_password": OWN,
        "first_name": "officer1",
        "first_password": PASSWORD,
        "second_name": "officehead",
        "second_password": PASSWORD,
    }
    for changes, sentence in (
        ({"first_password": "wrong"}, "密码不对"),
        ({"second_name": "nobody"}, "密码不对"),
        ({"second_name": "officer1"}, "两位不同"),
        ({"second_name": "secadmin"}, "设密码的人不能作证"),
        ({"signing_password": "wrong"}, "密码不对"),
    ):
        answer = client.post("/desk/password/confirm/", {**two, **changes})
        assert answer.status_code == 422, changes
        assert any(sentence in told for _, told in read_page(answer.content).summary), changes
        assert PASSWORD not in answer.content.decode()
    assert client.post("/desk/password/confirm/", two).status_code == 302
    assert client.get("/desk/password/confirm/")["Location"] == "/desk/password/"
