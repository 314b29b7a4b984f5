"""One administrator alone makes nobody who decides and signs for nobody else."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from pytest_django.fixtures import Settings

from factories import ON_SQLITE, at, end_roles, make_person, signature_of
from sunlit.desk.presenters.people_page import person_page, person_rows
from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.record import record
from sunlit.ledger.services.verify import verify
from sunlit.people.attempt import Purpose
from sunlit.people.check import check_roles
from sunlit.people.devices import cookie_with
from sunlit.people.given import standing, told_on, unconfirmed
from sunlit.people.held import why_not_second
from sunlit.people.models import (
    GivenPassword,
    PasswordConfirmation,
    Person,
    RoleAnswer,
    RoleAssignment,
    RoleProposal,
    RoleSignature,
)
from sunlit.people.services.add_person import NewPerson, add_person
from sunlit.people.services.answer_role import Answer, answer_role
from sunlit.people.services.appoint_first_administrators import appoint_first_administrators
from sunlit.people.services.begin_second_person import (
    SECOND_PERSON_BEGUN,
    begin_second_person,
)
from sunlit.people.services.change_password import change_password
from sunlit.people.services.confirm_password import Presence, confirm_password
from sunlit.people.services.confirm_signature import confirm_signature
from sunlit.people.services.grant_role import grant_role
from sunlit.people.services.recover_administrator import recover_administrator
from sunlit.people.services.reset_password import reset_password
from sunlit.people.signature import Signature
from sunlit.people.signed_answer import digest_of_answer
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused
from sunlit.rules.second_person import CONFIRMED, DECIDING
from tampering import tamper

NOW = at("2026-11-24 09:00")
LATER = NOW + timedelta(minutes=5)
TODAY = NOW.date()
INITIAL, OWN = "first-day-at-work", "plum-rain-on-slate"
AGREES = Answer(agrees=True, reason="看过任免文件")


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    """One round of hashing for each password."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def secadmin(persons: Mapping[str, Person]) -> Person:
    """The one administrator."""
    return make_person("secadmin", "管理员乙", persons["archivist"].office, [Role.SECADMIN])


@pytest.fixture
def by(secadmin: Person) -> dict[str, Any]:
    """Who acts, and when."""
    return {"actor": secadmin, "now": NOW}


def proposed(person: Person, role: Role, by: Mapping[str, Any]) -> RoleProposal:
    """Let the administrator propose the role."""
    row = grant_role(person, role, TODAY, None, reason="任命", **by)
    assert isinstance(row, RoleProposal)
    return row


def answered(proposal: RoleProposal, actor: Person, answer: Answer = AGREES) -> None:
    """Let somebody answer it, signed."""
    answer_role(proposal, answer, signature_of(actor), actor=actor, now=LATER)


def fresh(person: Person) -> Person:
    """Read the person anew, with their roles."""
    return Person.objects.get(pk=person.pk)


def signs(person: Person, password: str = OWN, now: datetime = LATER) -> Signature:
    """Sign as that person."""
    return confirm_signature(person, password, "10.0.0.8", now)


def given(person: Person, by: Mapping[str, Any]) -> Person:
    """Let the administrator reset the password, and whoever has it change it."""
    reset_password(person, INITIAL, reason="忘记", **by)
    return changed(person)


def changed(person: Person, now: datetime = NOW) -> Person:
    """Let whoever has the initial password set another."""
    person = fresh(person)
    proof = confirm_signature(person, INITIAL, "10.0.0.8", now, Purpose.OWN)
    change_password(person, OWN, proof, now)
    return person


def with_password(person: Person) -> Person:
    person.set_password(OWN)
    person.save()
    return person


def test_one_administrator_alone_makes_nobody_who_decides(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    newcomer = add_person(
        NewPerson("second", "何新", persons["leader"].office, "副主任"), INITIAL, **by
    )
    before = RoleAssignment.objects.count()
    for role in sorted(DECIDING):
        proposed(newcomer, role, by)
    assert RoleAssignment.objects.count() == before
    assert fresh(newcomer).roles_on(TODAY) == frozenset()
    for proposal in RoleProposal.objects.all():
        with pytest.raises(Refused, match="由另一位确认"):
            answered(proposal, by["actor"])


@pytest.mark.parametrize("role", sorted(CONFIRMED))
def test_a_role_that_decides_or_administers_is_held_once_a_second_person_confirms(
    persons: Mapping[str, Person], by: dict[str, Any], role: Role
) -> None:
    newcomer = make_person("second", "何新", persons["leader"].office, [])
    answered(proposed(newcomer, role, by), persons["leader"])
    assert fresh(newcomer).roles_on(TODAY) == {role}
    [row] = RoleAssignment.objects.filter(person=newcomer)
    assert (row.granted_by, row.confirmation.answered_by) == (by["actor"], persons["leader"])
    assert PendingEvent.objects.filter(event="people.role_confirmed").count() == 1
    assert [one for one in verify() if "people_role" in one.where] == []


def inserted(person: Person, role: Role, granted_by: Person | None) -> RoleAssignment:
    """Write a role as somebody does who has the application's password."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_roleassignment (person_id, role, since, until, reason,"
            " granted_by_id) VALUES (%s, %s, %s, NULL, '', %s)",
            [person.pk, role.value, TODAY, granted_by.pk if granted_by else None],
        )
    return RoleAssignment.objects.get(person=person, role=role, since=TODAY)


def test_the_database_takes_no_role_that_decides_of_one_person_alone(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    newcomer = make_person("second", "何新", persons["leader"].office, [])
    begin_second_person(NOW)
    for role in sorted(DECIDING):
        for granter in (None, by["actor"], newcomer):
            with pytest.raises(IntegrityError, match="没有人提出"):
                inserted(newcomer, role, granter)
    assert inserted(newcomer, Role.ARCHIVIST, by["actor"])
    proposal = RoleProposal.objects.create(
        person=newcomer, role=Role.LEADER, since=TODAY, proposed_by=newcomer, recorded_at=NOW
    )
    with pytest.raises(IntegrityError, match="没有人提出"):
        inserted(newcomer, Role.LEADER, newcomer)
    answered(proposed(persons["officer3"], Role.REVIEWER, by), persons["leader"])
    assert not RoleAnswer.objects.filter(proposal=proposal).exists()


def confirmed_past_the_services(
    proposal: RoleProposal, held: RoleAssignment, second: Person
) -> None:
    """Write a signed answer as somebody does who has the application's password."""
    digest = digest_of_answer(proposal, agrees=True, reason="看过")
    RoleSignature.objects.create(proposal=proposal, signer=second, signed_at=LATER, digest=digest)
    RoleAnswer.objects.create(
        proposal=proposal, assignment=held, reason="看过", answered_by=second, recorded_at=LATER
    )


def test_a_role_that_nobody_confirmed_is_found_and_confirmed_by_no_other_row(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    newcomer = make_person("second", "何新", persons["leader"].office, [])
    begin_second_person(NOW)
    assert list(check_roles()) == [], "what is older stands in the log"
    proposal = proposed(newcomer, Role.LEADER, by)
    held = inserted(newcomer, Role.LEADER, by["actor"])
    [found] = check_roles()
    assert found.sentence == "何新的角色“局领导”没有第二个人的确认。"
    for second in (newcomer, by["actor"], persons["officer1"]):
        with pytest.raises(IntegrityError, match="不能确认角色"), transaction.atomic():
            confirmed_past_the_services(proposal, held, second)
    confirmed_past_the_services(proposal, held, persons["leader"])
    assert list(check_roles()) == []
    tamper(f"UPDATE people_roleanswer SET answered_by_id = {by['actor'].pk}")
    assert [one.sentence for one in check_roles()] == ["何新的角色“局领导”由提出的人或者本人确认。"]


@ON_SQLITE
def test_a_later_list_of_older_roles_makes_none_older(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    begin_second_person(NOW)
    begin_second_person(LATER)
    assert PendingEvent.objects.filter(event=SECOND_PERSON_BEGUN).count() == 1
    newcomer = make_person("second", "何新", persons["leader"].office, [])
    proposed(newcomer, Role.LEADER, by)
    held = inserted(newcomer, Role.LEADER, by["actor"])
    with transaction.atomic():
        record(
            log=Log.RECORD,
            event=SECOND_PERSON_BEGUN,
            subject=subject_of("people_roleassignment", 0),
            facts={"assignments": [held.pk]},
            rows=[],
            actor=None,
            happened_at=LATER,
            recorded_at=LATER,
        )
    assert [one.sentence for one in check_roles()] == ["何新的角色“局领导”没有第二个人的确认。"]


@ON_SQLITE
@pytest.mark.parametrize(
    ("username", "error"),
    [("officer1", PermissionDenied), ("officehead", PermissionDenied), ("leader", Refused)],
)
def test_nobody_confirms_who_has_no_part_or_is_it_themselves(
    persons: Mapping[str, Person], by: dict[str, Any], username: str, error: type[Exception]
) -> None:
    about = persons["leader"] if username == "leader" else persons["second_leader"]
    proposal = proposed(about, Role.OFFICE_HEAD, by)
    with pytest.raises(error):
        answered(proposal, persons[username])


@ON_SQLITE
def test_a_confirmation_is_signed_reasoned_and_given_once(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    proposal = proposed(persons["officer3"], Role.REVIEWER, by)
    with pytest.raises(Refused, match="再次输入登录密码"):
        answer_role(proposal, AGREES, None, actor=persons["leader"], now=LATER)
    with pytest.raises(Refused, match="理由"):
        answered(proposal, persons["leader"], Answer(agrees=True, reason=" "))
    answered(proposal, persons["leader"], Answer(agrees=False, reason="没有任免文件"))
    assert Role.REVIEWER not in fresh(persons["officer3"]).roles_on(TODAY)
    with pytest.raises(Refused, match="已经有人答复"):
        answered(proposal, persons["second_leader"])
    assert proposed(persons["officer3"], Role.REVIEWER, by), "it may be proposed again"


@ON_SQLITE
def test_a_proposal_is_made_once_and_taken_back_by_who_made_it(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    proposal = proposed(persons["officer3"], Role.REVIEWER, by)
    with pytest.raises(Refused, match="正在等另一个人确认"):
        proposed(persons["officer3"], Role.REVIEWER, by)
    answered(proposal, by["actor"], Answer(agrees=False, reason="填错了人"))
    assert not RoleProposal.objects.filter(answer=None).exists()


@ON_SQLITE
def test_the_auditor_confirms_only_where_there_is_no_leader_yet(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    auditor = make_person("auditor", "审计员丙", persons["archivist"].office, [Role.AUDITOR])
    proposal = proposed(persons["officer3"], Role.OFFICE_HEAD, by)
    with pytest.raises(PermissionDenied, match="已经有局领导"):
        answered(proposal, auditor)
    for leader in ("leader", "second_leader"):
        end_roles(persons[leader], TODAY - timedelta(days=1))
    answered(proposal, auditor)


@ON_SQLITE
def test_a_proposed_role_is_told_while_it_waits_and_after_it_was_refused(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    """Whoever proposed it reads what came of it; a waiting role is not read as none."""
    person = persons["officer3"]
    proposal = proposed(person, Role.REVIEWER, by)
    (row,) = (one for one in person_rows(TODAY, "/") if one["username"] == person.username)
    assert "法制审核人员（待确认）" in row["roles"]
    answered(proposal, persons["leader"], Answer(agrees=False, reason="没有任免文件"))
    roles = person_page(person, TODAY, "/", itself=False)["roles"]
    (declined,) = (one for one in roles if one["state"].text == "没有生效")
    assert "没有任免文件" in declined["reason"]
    answered(proposed(person, Role.REVIEWER, by), persons["leader"])
    roles = person_page(person, TODAY, "/", itself=False)["roles"]
    (held,) = (one for one in roles if "看过" in one["reason"] or "确认" in one["reason"])
    assert persons["leader"].name in held["reason"], "who confirmed it stands beside who gave it"


@ON_SQLITE
def test_no_form_is_offered_to_whoever_may_not_confirm(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    auditor = make_person("auditor", "审计员丙", persons["archivist"].office, [Role.AUDITOR])
    proposal = proposed(persons["officer3"], Role.OFFICE_HEAD, by)
    assert why_not_second(proposal, auditor, LATER)
    assert why_not_second(proposal, persons["leader"], LATER) is None


def test_an_empty_instance_gets_its_first_leader_by_two_of_its_three(database: str) -> None:
    """`sunlit init`, then everything through the services, with nobody made beside them."""
    names = {Role.SYSADMIN: "sysadmin", Role.SECADMIN: "secadmin", Role.AUDITOR: "auditor"}
    sysadmin, secadmin, auditor = (
        changed(one) for one in appoint_first_administrators(names, INITIAL, NOW)
    )
    by: dict[str, Any] = {"actor": secadmin, "now": NOW}
    leaders = secadmin.office
    leader = add_person(NewPerson("leader1", "刘七", leaders, "主任"), INITIAL, **by)
    proposal = proposed(leader, Role.LEADER, by)
    answer_role(proposal, AGREES, signs(auditor), actor=auditor, now=LATER)
    leader = changed(leader, LATER + timedelta(minutes=1))
    with pytest.raises(Refused, match="确认是您本人在用"):
        signs(leader)
    confirm(leader, sysadmin, auditor)
    assert signs(leader).person == leader.pk
    assert leader.roles_on(TODAY) == {Role.LEADER}
    assert [one for one in verify() if "people_" in one.where] == []


def confirm(person: Person, *witnesses: Person, cookie: str = "") -> None:
    """Confirm the password before these people, or on the device of the cookie."""
    proof = confirm_signature(person, OWN, "10.0.0.8", LATER, Purpose.OWN)
    two = tuple(
        confirm_signature(one, OWN, "10.0.0.8", LATER, Purpose.WITNESS) for one in witnesses
    )
    confirm_password(person, proof, Presence("10.0.0.8", cookie, two), LATER)


def test_a_reset_password_signs_nothing_until_its_owner_confirms_on_their_own_device(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    before = cookie_with("", persons["leader"], NOW - timedelta(days=3))
    after = cookie_with("", persons["leader"], LATER)
    leader = given(persons["leader"], by)
    with pytest.raises(Refused, match="确认是您本人在用"):
        signs(leader)
    with pytest.raises(Refused, match="不是您在密码重置以前用过的设备"):
        confirm(leader, cookie=after)
    confirm(leader, cookie=before)
    assert signs(leader).person == leader.pk
    assert PasswordConfirmation.objects.get().on_own_device
    assert [one for one in verify() if "people_" in one.where] == []


@ON_SQLITE
def test_a_device_that_came_within_the_second_of_the_reset_was_not_there_before(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    reset = NOW + timedelta(milliseconds=500)
    before = cookie_with("", persons["leader"], reset - timedelta(milliseconds=1))
    after = cookie_with("", persons["leader"], reset + timedelta(milliseconds=1))
    leader = given(persons["leader"], {**by, "now": reset})
    with pytest.raises(Refused, match="不是您在密码重置以前用过的设备"):
        confirm(leader, cookie=after)
    confirm(leader, cookie=before)
    assert signs(leader).person == leader.pk


def test_anywhere_else_two_others_stand_by_and_not_who_set_it(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    leader = given(persons["leader"], by)
    one, other = with_password(persons["officer1"]), with_password(persons["officehead"])
    setter = with_password(by["actor"])
    for pair, sentence in (
        ((one, one), "两位不同"),
        ((one,), "两位不同"),
        ((leader, one), "作证"),
        ((one, setter), "设密码的人不能作证"),
    ):
        with pytest.raises(Refused, match=sentence):
            confirm(leader, *pair)
    confirm(leader, one, other)
    kept = PasswordConfirmation.objects.get()
    assert {kept.first_witness, kept.second_witness} == {one, other}
    assert signs(leader).person == leader.pk


@ON_SQLITE
def test_a_wrong_witness_is_refused_and_keeps_nobody_from_signing(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    colleague = with_password(persons["officehead"])
    for _ in range(6):
        with pytest.raises(Refused):
            confirm_signature(colleague, "wrong", "10.0.0.9", NOW, Purpose.WITNESS)
    assert signs(colleague).person == colleague.pk


@ON_SQLITE
def test_the_initial_password_itself_confirms_nothing(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    before = cookie_with("", persons["leader"], NOW - timedelta(days=3))
    reset_password(persons["leader"], INITIAL, reason="忘记", **by)
    leader = fresh(persons["leader"])
    proof = confirm_signature(leader, INITIAL, "10.0.0.8", LATER, Purpose.OWN)
    with pytest.raises(Refused, match="先把密码改成"):
        confirm_password(leader, proof, Presence("10.0.0.8", before), LATER)


@ON_SQLITE
def test_the_owner_is_told_on_their_device_and_the_auditor_unasked(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    before = cookie_with("", persons["leader"], NOW - timedelta(days=3))
    assert told_on(before) == []
    reset_password(persons["leader"], INITIAL, reason="忘记", **by)
    [told] = told_on(before)
    assert "刘七的密码于 2026-11-24 09:00 由管理员乙（secadmin）重置" in told
    assert told_on(cookie_with("", persons["officer1"], NOW - timedelta(days=3))) == []
    assert told_on("made up") == []
    [shown] = standing(LATER)
    assert "确认以前不能签署" in shown
    confirm(changed(persons["leader"]), cookie=before)
    assert told_on(before) == []
    assert list(standing(LATER)) == []


@ON_SQLITE
def test_a_second_reset_is_confirmed_by_itself(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    before = cookie_with("", persons["leader"], NOW - timedelta(days=3))
    reset_password(persons["leader"], "another-first-day", reason="忘记", **by)
    leader = given(persons["leader"], by)
    confirm(leader, cookie=before)
    assert unconfirmed(leader) is None
    assert GivenPassword.objects.count() == 2


def test_the_database_takes_no_confirmation_of_one_witness(
    persons: Mapping[str, Person], by: dict[str, Any]
) -> None:
    reset_password(persons["leader"], INITIAL, reason="忘记", **by)
    row = {"given": GivenPassword.objects.get(), "address": "", "recorded_at": NOW}
    one = persons["officer1"]
    for witnesses in ({}, {"first_witness": one}, {"first_witness": one, "second_witness": one}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PasswordConfirmation.objects.create(**row, on_own_device=False, **witnesses)


@ON_SQLITE
def test_a_lost_administrator_is_recovered_on_the_machine_and_the_auditor_is_told(
    persons: Mapping[str, Person], secadmin: Person
) -> None:
    role = recover_administrator(secadmin, INITIAL, reason="唯一的安全管理员忘记密码", now=NOW)
    assert role is Role.SECADMIN
    assert PendingEvent.objects.get(event="people.administrator_recovered").actor is None
    [told] = standing(LATER)
    assert "在服务器上用命令恢复了管理员乙" in told
    before = cookie_with("", secadmin, NOW - timedelta(days=3))
    recovered = changed(secadmin)
    with pytest.raises(Refused, match="两位同事在场"):
        confirm(recovered, cookie=before)
    confirm(recovered, with_password(persons["officer1"]), with_password(persons["officehead"]))
    assert len(list(standing(LATER))) == 1, "told for thirty days, confirmed or not"


@ON_SQLITE
def test_nobody_with_other_business_becomes_an_administrator_on_the_machine(
    persons: Mapping[str, Person], secadmin: Person
) -> None:
    with pytest.raises(Refused, match="请由安全管理员 secadmin 授予"):
        recover_administrator(persons["officer1"], INITIAL, reason="没有人了", now=NOW)
    end_roles(secadmin, TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="不办理执法业务"):
        recover_administrator(persons["officer1"], INITIAL, reason="没有人了", now=NOW)
    assert recover_administrator(fresh(secadmin), INITIAL, reason="没有人了", now=NOW)
