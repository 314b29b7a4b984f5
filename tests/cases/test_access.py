"""Who may open a case: rows derived from its facts, and the predicate that reads them."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory
from sunlit.cases.access import (
    PERSONAL,
    access_differences,
    barred,
    cases_without_access,
    derive_access,
    principals_of,
)
from sunlit.cases.check import check_cases
from sunlit.cases.models import Access, Case
from sunlit.cases.services.refresh_access import refresh_access
from sunlit.cases.visible import visible_case, visible_to
from sunlit.commands.instance import left_by_older
from sunlit.ledger.sqlite_guard import schema_changes
from sunlit.people.models import Person, RoleAssignment, RoleEnd
from sunlit.rules.procedure import Role

DAY = date(2026, 10, 31)
MANY = 3000


def opens(story: CaseStory, username: str, day: date = DAY) -> bool:
    return can_open(story.persons[username], day, story.case)


def can_open(person: Person, day: date, case: Case) -> bool:
    """Whether the person may open it: the list and the page of one case say the same."""
    listed = visible_to(person, day).filter(pk=case.pk).exists()
    opened = visible_case(person, day, case.uuid)
    assert (opened is not None) == listed
    if opened is not None:
        assert opened == Case.objects.get(pk=case.pk)
        assert vars(opened) | {"_state": None} == vars(
            Case.objects.select_related("office", "matter").get(pk=case.pk)
        ) | {"_state": None}
    return listed


def give_only(person: Person, *roles: Role) -> Person:
    """End what the person holds, the day before `DAY`, and return them with other roles."""
    before = DAY - timedelta(days=1)
    for held in RoleAssignment.objects.filter(person=person, end=None):
        RoleEnd.objects.create(assignment=held, until=before, reason="试验", ended_by=person)
    for role in roles:
        RoleAssignment.objects.create(person=person, role=role, since=date(2024, 1, 1))
    return Person.objects.get(pk=person.pk)


def many_cases(story: CaseStory) -> None:
    """Write many more cases of two offices in turn, each with the access of its office."""
    case = story.case
    other = story.persons["other_officer"].office
    made = Case.objects.bulk_create(
        Case(
            number=f"N-{number}",
            procedure=case.procedure,
            kind=case.kind,
            title=f"示例案{number}",
            office=case.office if number % 2 else other,
            matter=case.matter,
            recorded_at=case.recorded_at,
        )
        for number in range(MANY)
    )
    since = date(2026, 9, 21)
    Access.objects.bulk_create(
        Access(case=one, principal=principal, since=since)
        for one in made
        for principal in (f"office:{one.office_id}", "role:overview")
    )
    with schema_changes(connection), connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def test_every_step_leaves_the_access_that_follows_from_it(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("close")
    assert access_differences(story.facts) == []
    held = dict(Access.objects.filter(case=story.case).values_list("principal", "since"))
    officers = {f"person:{story.persons[name].pk}" for name in ("officer1", "officer2")}
    broad = {"role:overview", "role:legal", "role:disclosure", "role:archive"}
    assert held.keys() == {f"office:{story.case.office_id}"} | broad | officers
    assert held["role:overview"] == date(2026, 9, 21)
    assert held["role:legal"] == date(2026, 9, 29)
    assert held["role:disclosure"] == date(2026, 9, 30)


def test_whoever_stood_aside_opens_the_case_no_more_from_that_day_on(story: CaseStory) -> None:
    """CF-G02 (处罚法43)."""
    story.until("investigate")
    for username in ("officer2", "leader"):
        story.take(
            "request_recusal",
            when="2026-09-23 16:00",
            person=str(story.persons[username].pk),
        )
        by = "second_leader" if username == "leader" else "leader"
        story.take("decide_recusal", when="2026-09-24 10:00", by=by)
    for username in ("officer2", "leader"):
        assert not opens(story, username)
        assert not opens(story, username, date(2026, 9, 24))
        assert opens(story, username, date(2026, 9, 23))
    assert opens(story, "officer1")
    assert opens(story, "second_leader")
    ended = Access.objects.get(principal=f"person:{story.persons['officer2'].pk}")
    assert ended.until == date(2026, 9, 24)
    assert access_differences(story.facts) == []


@ON_SQLITE
def test_a_person_holds_few_tokens_and_none_once_the_account_is_closed(story: CaseStory) -> None:
    officer = story.persons["officer1"]
    assert principals_of(officer, DAY) == {f"office:{officer.office_id}", f"person:{officer.pk}"}
    assert principals_of(story.persons["leader"], DAY) == {"role:overview"}
    for role in (Role.SYSADMIN, Role.SECADMIN, Role.AUDITOR):
        assert principals_of(give_only(officer, role), DAY) == frozenset()
    leader = give_only(officer, Role.LEADER)
    leader.is_active = False
    assert principals_of(leader, DAY) == frozenset()


@ON_SQLITE
@pytest.mark.parametrize("role", [Role.SYSADMIN, Role.SECADMIN, Role.AUDITOR])
def test_the_three_administrators_open_no_case(story: CaseStory, role: Role) -> None:
    story.until("decide")
    administrator = give_only(story.persons["officer1"], role)
    assert not can_open(administrator, DAY, story.case)


def test_rows_that_do_not_follow_from_the_facts_are_found_and_mended(story: CaseStory) -> None:
    story.until("assign_officers")
    number = story.case.number
    stranger = f"person:{story.persons['other_officer'].pk}"
    Access.objects.create(case=story.case, principal=stranger, since=date(2026, 9, 22))
    Access.objects.filter(principal="role:overview").update(until=date(2026, 9, 23))
    officer = f"person:{story.persons['officer1'].pk}"
    Access.objects.filter(principal=officer).delete()
    found = [
        f"{number} 多出查阅权限 {stranger}",
        f"{number} 的查阅权限 role:overview 不符",
        f"{number} 缺少查阅权限 {officer}",
    ]
    assert sorted(access_differences(story.facts)) == sorted(found)
    assert {one.sentence for one in check_cases()} == set(found)
    refresh_access(story.facts)
    assert access_differences(story.facts) == []
    assert opens(story, "officer1")
    assert not opens(story, "other_officer")
    assert Access.objects.get(principal=stranger).until == date(2026, 9, 22)


@ON_SQLITE
@pytest.mark.parametrize("until", [date(2026, 9, 23), date(2099, 1, 1)])
def test_an_access_row_with_an_end_that_no_fact_explains_is_found(
    story: CaseStory, until: date
) -> None:
    story.until("assign_officers")
    Access.objects.create(
        case=story.case, principal="person:99", since=date(2026, 9, 22), until=until
    )
    assert access_differences(story.facts) == [f"{story.case.number} 多出查阅权限 person:99"]


@ON_SQLITE
def test_a_case_of_an_older_version_gets_its_access_at_the_next_start(story: CaseStory) -> None:
    story.until("decide")
    derived = derive_access(story.facts)
    Access.objects.all().delete()
    assert list(cases_without_access()) == [story.case]
    assert not opens(story, "officer1")
    refresh_access(story.facts)
    assert not cases_without_access().exists()
    assert Access.objects.count() == len(derived)


@ON_SQLITE
def test_an_upgrade_goes_on_where_it_was_killed_and_a_start_looks_at_two_cases(
    story: CaseStory,
) -> None:
    story.take("register_lead")
    many_cases(story)
    cases = list(Case.objects.order_by("pk"))
    with CaptureQueriesContext(connection) as asked:
        assert left_by_older(cases_without_access()) == []
    assert len(asked) == 2
    for done in (cases[:100], cases[-100:]):
        Access.objects.exclude(case__in=done).delete()
        left = left_by_older(cases_without_access())
        assert left == [one for one in reversed(cases) if one not in done]
        Access.objects.bulk_create(
            Access(case=one, principal="role:overview", since=DAY) for one in left
        )


@ON_SQLITE
def test_access_is_written_with_the_act_or_not_at_all(story: CaseStory) -> None:
    story.until("file_case")
    before = Access.objects.count()
    with transaction.atomic():
        story.take("assign_officers")
        assert Access.objects.count() > before
        transaction.set_rollback(True)
    assert Access.objects.count() == before


def test_the_newest_cases_are_two_queries_that_read_no_further(story: CaseStory) -> None:
    """The list ends with its last row: nothing is sorted or gathered before."""
    story.until("assign_officers")
    many_cases(story)
    for username in ("officer1", "leader"):
        with CaptureQueriesContext(connection) as asked:
            page = list(visible_to(story.persons[username], DAY).order_by("-id")[:20])
        assert len(page) == 20
        assert len(asked) == 2
        chosen = visible_to(story.persons[username], DAY).order_by("-id")[:20]
        if connection.vendor == "sqlite":
            assert "TEMP B-TREE" not in chosen.explain()


@ON_SQLITE
def test_who_sees_few_cases_does_not_look_through_all(story: CaseStory) -> None:
    story.until("assign_officers")
    many_cases(story)
    counsel = give_only(story.persons["other_head"], Role.COUNSEL)
    assert all(token.startswith(PERSONAL) for token in principals_of(counsel, DAY))
    plan = visible_to(counsel, DAY).order_by("-id")[:20].explain()
    assert "cases_access_of_a_principal" in plan
    assert "SCAN cases_case" not in plan


@ON_SQLITE
def test_a_bar_is_stronger_than_every_role(story: CaseStory) -> None:
    story.until("decide")
    person = give_only(story.persons["officer1"], Role.LEADER, Role.ARCHIVIST, Role.OFFICE_HEAD)
    assert visible_to(person, DAY).exists()
    Access.objects.create(
        case=story.case, principal=barred(person.pk), since=DAY - timedelta(days=1)
    )
    assert not visible_to(person, DAY).exists()
    assert visible_to(person, DAY - timedelta(days=2)).exists()
