"""回避: asked for, decided, and what follows for whoever stands aside (处罚法43; CF-G02)."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from cases.entries import CITIZEN
from factories import HEARING_FROM_FEN, ON_SQLITE, SINCE, CaseStory, refused
from sunlit.cases.duties import derive
from sunlit.cases.models import Recusal
from sunlit.cases.visible_records import visible_records
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.desk.presenters.assignments import former_officers
from sunlit.documents.models import Document
from sunlit.duties.models import Duty
from sunlit.duties.queries import differences
from sunlit.people.models import RoleAssignment
from sunlit.rules.procedure import Role

ASKED = "2026-09-23 16:00"
DECIDED = "2026-09-24 10:00"
REPLACED = "2026-09-24 11:00"
REJECTED = {"outcome": "rejected", "reasons": "没有利害关系。", "consequences": ""}
BEFORE = {"review_agrees": "refer", "deliberate": "endorse_decision", "decide": "deliberate"}
"""The step after which each of these would be taken."""


def ask(story: CaseStory, username: str = "officer2", when: str = ASKED, **changes: str) -> None:
    story.take("request_recusal", when=when, person=str(story.persons[username].pk), **changes)


def grant(story: CaseStory, username: str = "officer2") -> None:
    ask(story, username)
    story.take("decide_recusal", when=DECIDED)


def replace_second(story: CaseStory) -> None:
    third = str(story.persons["officer3"].pk)
    story.take(
        "assign_officers", when=REPLACED, second_officer=third, replacing_reason="李二回避。"
    )


def asked_of(story: CaseStory) -> set[tuple[str, str]]:
    derived = derive(story.facts, current_calendar(), current_house())
    assert differences(story.case.uuid, derived) == []
    return {(duty.step, duty.role) for duty in Duty.objects.open().filter(actionable=True)}


def test_a_request_does_not_stop_the_investigation(story: CaseStory) -> None:
    """CF-G02 (处罚法43)."""
    story.until("investigate")
    ask(story)
    story.take("investigate", when="2026-09-23 17:00")
    assert ("decide_recusal", Role.LEADER) in asked_of(story)


@pytest.mark.parametrize("step", BEFORE)
def test_no_opinion_and_no_decision_is_given_while_a_request_is_open(
    story: CaseStory, step: str
) -> None:
    """CF-G02 (处罚法43)."""
    story.fine_fen = HEARING_FROM_FEN
    story.until(BEFORE[step])
    ask(story, "officehead", when="2026-09-30 09:40")
    with refused("处罚法43"):
        story.take(step, when="2026-09-30 09:45")
    story.take("decide_recusal", when="2026-09-30 09:50", **REJECTED)
    story.take(step, when="2026-09-30 15:00")


def test_a_leader_never_decides_on_their_own_recusal(story: CaseStory) -> None:
    """CF-G02 (处罚法43)."""
    story.until("investigate")
    ask(story, "leader")
    with refused("处罚法43", "outcome"):
        story.take("decide_recusal", when=DECIDED)
    RoleAssignment.objects.create(person=story.persons["other_head"], role=Role.LEADER, since=SINCE)
    story.take("decide_recusal", when=DECIDED, by="other_head")
    story.until("endorse_decision")
    with refused("处罚法43"):
        story.take("decide")
    story.take("decide", by="other_head")


def test_whoever_stands_aside_takes_no_step_and_is_not_assigned_again(story: CaseStory) -> None:
    """CF-G02 (处罚法43)."""
    story.until("investigate")
    grant(story)
    with refused("处罚法43"):
        story.take("investigate", when=REPLACED, by="officer2")
    with refused("处罚法43", "second_officer"):
        story.take("assign_officers", when=REPLACED, replacing_reason="照旧。")
    with refused("处罚法43", "person"):
        ask(story, when=REPLACED)
    replace_second(story)
    with refused("处罚法43"):
        story.take("investigate", when="2026-09-24 15:00", by="officer2")


def test_nothing_is_investigated_until_others_take_the_place_of_a_recused_officer(
    story: CaseStory,
) -> None:
    """CF-G01 (处罚法42)."""
    story.until("investigate")
    grant(story)
    assert asked_of(story) == {("assign_officers", Role.OFFICE_HEAD)}
    for step in ("investigate", "collect_evidence", "conclude_investigation"):
        with refused("处罚法42"):
            story.take(step, when=REPLACED)
    replace_second(story)
    assert asked_of(story) == {("conclude_investigation", Role.OFFICER)}
    story.take("conclude_investigation", when="2026-09-24 12:00", by="officer3")


def test_a_recused_reviewer_reviews_nothing(story: CaseStory) -> None:
    """CF-G02 (处罚法43)."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    ask(story, "reviewer", when="2026-09-29 10:00")
    story.take("decide_recusal", when="2026-09-29 11:00")
    assert ("review_agrees", Role.REVIEWER) in asked_of(story)
    with refused("处罚法43"):
        story.take("review_agrees")


def test_a_request_is_granted_only_with_who_takes_over(story: CaseStory) -> None:
    story.until("investigate")
    ask(story)
    with refused("处罚法43", "consequences"):
        story.take("decide_recusal", when=DECIDED, consequences=" ")
    assert not Recusal.objects.exists()


def test_a_rejected_request_changes_nothing_and_another_may_follow(story: CaseStory) -> None:
    story.until("investigate")
    ask(story)
    with refused("处罚法43"):
        ask(story, "officer1", when=DECIDED)
    story.take("decide_recusal", when=DECIDED, **REJECTED)
    assert not Recusal.objects.exists()
    assert asked_of(story) == {("conclude_investigation", Role.OFFICER)}
    ask(story, "officer1", when="2026-09-24 12:00")
    assert ("decide_recusal", Role.LEADER) in asked_of(story)


def test_nothing_is_decided_that_nobody_asked_for(story: CaseStory) -> None:
    story.until("investigate")
    with refused("处罚法43"):
        story.take("decide_recusal", when=DECIDED)
    with refused("处罚法43", "person"):
        story.take("request_recusal", when=ASKED, person="999999")


def test_whoever_stood_aside_no_longer_knows_who_reported(story: CaseStory) -> None:
    story.take("register_lead", reporter_name="示例举报人")
    story.until("investigate")
    officer = story.persons["officer2"]
    assert visible_records(officer, story.facts, date(2026, 9, 24)).reporter
    grant(story)
    assert not visible_records(officer, story.facts, date(2026, 9, 24)).reporter


@pytest.mark.parametrize(
    ("party", "manner", "you", "addressee"),
    [
        ({}, "party_written", "你单位", "阳泉示例粮油有限公司"),
        (CITIZEN, "party_oral", "你", "欧阳示例"),
        ({}, "self", "你", "李二"),
    ],
)
def test_the_decision_speaks_to_whoever_asked(
    story: CaseStory, party: dict[str, str], manner: str, you: str, addressee: str
) -> None:
    story.party = party or story.party
    story.until("investigate")
    ask(story, manner=manner)
    story.take("decide_recusal", when=DECIDED)
    request = Document.objects.get(form="D26").content
    decision = Document.objects.get(form="D26-决定").content
    assert (request["requested_by"], request["duty"]) == (addressee, "本案协办人员")
    assert (decision["you"], decision["addressee"]) == (you, addressee)
    assert decision["request"].startswith(f"{you}于2026年9月23日")


def test_the_case_page_says_who_had_the_case_before_and_who_stood_aside(story: CaseStory) -> None:
    story.until("investigate")
    grant(story)
    replace_second(story)
    assert [(fact.label, fact.value) for fact in former_officers(story.facts)] == [
        ("曾任协办", "李二（2026-09-22至2026-09-24；李二回避）"),
        ("已经回避", "李二（2026-09-24决定）"),
    ]


@ON_SQLITE
def test_a_recusal_is_neither_changed_nor_deleted(story: CaseStory) -> None:
    story.until("investigate")
    grant(story)
    for attack in ('UPDATE "cases_recusal" SET "person_id" = 1', 'DELETE FROM "cases_recusal"'):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attack)
    assert Recusal.objects.get().person == story.persons["officer2"]
