"""Who may take which step: by role, by office, and never in two parts of one case."""

from datetime import date, timedelta

import pytest

from cases.organ import recertify
from factories import HEARING_FROM_FEN, SCHEDULE, SINCE, CaseStory, end_roles, refused
from sunlit.cases.visible import visible_to
from sunlit.cases.who import certified_officers
from sunlit.people.models import RoleAssignment
from sunlit.rules.procedure import Role

WRONG_ROLES = {
    "check_lead": "officehead",
    "apply_to_file": "officehead",
    "endorse_filing": "officer1",
    "file_case": "officer1",
    "assign_officers": "leader",
    "investigate": "officehead",
    "notify": "leader",
    "refer": "reviewer",
    "review_agrees": "leader",
    "decide": "reviewer",
    "serve": "officehead",
    "check_publication": "officer1",
    "publish": "discloser",
    "record_payment": "officehead",
    "report_closing": "leader",
    "endorse_closing": "officer1",
    "close": "officehead",
}
ARTICLES = {
    "check_lead": "处罚法54",
    "apply_to_file": "处罚法54",
    "endorse_filing": "处罚法54",
    "file_case": "处罚法54",
    "assign_officers": "处罚法42",
    "investigate": "处罚法54",
    "notify": "处罚法44",
    "refer": "审核制度5",
    "review_agrees": "审核制度7",
    "decide": "处罚法57",
    "serve": "处罚法61",
    "check_publication": "公示制度6(3)",
    "publish": "公示制度6(3)",
    "record_payment": "处罚法66",
    "report_closing": "记录制度9",
    "endorse_closing": "记录制度9",
    "close": "记录制度9",
}
LEADERS = ("leader", "second_leader")
DAY = date(2026, 9, 22)
AFTERWARDS = date(2026, 10, 31)


def give_role(story: CaseStory, username: str, role: Role) -> None:
    person = story.persons[username]
    RoleAssignment.objects.create(person=person, role=role, since=SINCE)
    vars(person).pop("_roles", None)  # this object has read its roles already


def test_a_step_is_refused_to_whoever_lacks_its_role(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    for step in SCHEDULE:
        if step in WRONG_ROLES:
            with refused(ARTICLES[step]):
                story.take(step, by=WRONG_ROLES[step])
        story.take(step)


def test_a_role_that_has_ended_counts_no_longer(story: CaseStory) -> None:
    story.until("endorse_filing")
    end_roles(story.persons["leader"], date(2026, 9, 21))
    with refused("处罚法54"):
        story.take("file_case")
    story.take("file_case", when="2026-09-21 16:00")


@pytest.mark.parametrize(
    ("step", "stranger"),
    [
        ("apply_to_file", "other_officer"),
        ("check_publication", "other_discloser"),
        ("publish", "other_head"),
        ("endorse_closing", "other_head"),
    ],
)
def test_another_office_does_not_act_on_the_case(
    story: CaseStory, step: str, stranger: str
) -> None:
    story.until(list(SCHEDULE)[list(SCHEDULE).index(step) - 1])
    with refused("公示制度8"):
        story.take(step, by=stranger)
    story.take(step)


def test_a_colleague_who_is_not_assigned_does_not_act_on_the_case(story: CaseStory) -> None:
    story.until("assign_officers")
    with refused("处罚法42"):
        story.take("investigate", by="officer3")
    story.take("investigate", by="officer2")


def test_an_officer_of_another_office_acts_and_sees_once_assigned(story: CaseStory) -> None:
    story.until("file_case")
    stranger = story.persons["other_officer"]
    assert story.case not in visible_to(stranger, DAY)
    story.take("assign_officers", second_officer=str(stranger.pk))
    story.take("investigate", by="other_officer")
    assert story.case in visible_to(stranger, DAY)


@pytest.mark.parametrize("username", ["officer1", "officer2"])
def test_an_officer_never_decides_their_own_case(story: CaseStory, username: str) -> None:
    story.until("endorse_decision")
    give_role(story, username, Role.LEADER)
    with refused("处罚法57"):
        story.take("decide", by=username)
    story.take("decide")


@pytest.mark.parametrize("username", ["officer1", "officer2"])
def test_an_officer_never_reviews_their_own_case(story: CaseStory, username: str) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    give_role(story, username, Role.REVIEWER)
    with refused("审核制度10"):
        story.take("review_agrees", by=username)
    story.take("review_agrees")


def test_a_reviewer_never_decides_the_case_they_reviewed(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("deliberate")
    give_role(story, "reviewer", Role.LEADER)
    with refused("审核制度5"):
        story.take("decide", by="reviewer")
    story.take("decide")


def test_whoever_registered_the_lead_does_not_approve_the_filing(story: CaseStory) -> None:
    story.until("endorse_filing")
    give_role(story, "officer1", Role.LEADER)
    with refused("处罚法57"):
        story.take("file_case", by="officer1")


def test_an_office_that_handles_no_cases_opens_none(story: CaseStory) -> None:
    give_role(story, "reviewer", Role.OFFICER)
    with refused("公示制度8"):
        story.register(by=story.persons["reviewer"])


def test_officers_are_those_with_role_and_certificate_on_that_day(story: CaseStory) -> None:
    officers = [story.persons[name] for name in ("officer1", "officer2", "officer3")]
    certified = set(officers) | {story.persons["other_officer"]}
    assert set(certified_officers(DAY)) == certified
    end_roles(officers[0], DAY - timedelta(days=1))
    recertify(officers[1], expires_on=DAY - timedelta(days=1))
    recertify(officers[2], issued_on=DAY + timedelta(days=1))
    assert set(certified_officers(DAY)) == {story.persons["other_officer"]}


def test_each_person_sees_the_cases_their_part_needs(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    sees = {
        "register_lead": {"officer1", "officer2", "officer3", "officehead", *LEADERS},
        "refer": {"officer1", "officer2", "officer3", "officehead", *LEADERS, "reviewer"},
        "decide": {"officer1", "officer2", "officer3", "officehead", *LEADERS, "reviewer"}
        | {"discloser", "other_discloser", "archivist"},
    }
    for step, expected in sees.items():
        story.until(step)
        assert {
            name
            for name, person in story.persons.items()
            if visible_to(person, AFTERWARDS).filter(pk=story.case.pk).exists()
        } == expected


def test_a_person_without_any_role_sees_no_case(story: CaseStory) -> None:
    story.until("decide")
    assert not visible_to(story.persons["officer1"], SINCE - timedelta(days=1)).exists()
