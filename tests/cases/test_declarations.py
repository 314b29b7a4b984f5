"""Each officer declares for themselves, and nothing is done with the case before (处罚法43)."""

import pytest

from factories import CaseStory, at, refused
from sunlit.cases.check import check_cases
from sunlit.cases.duties import waiting_steps
from sunlit.cases.may_act import answers_now, why_not_now
from sunlit.cases.models import StepSignature
from sunlit.documents.models import Document
from sunlit.duties.models import Duty
from sunlit.parts.assignment.conflicts import declaration_faults, undecided, undeclared
from sunlit.rules.procedure import Role

LATER = "2026-09-22 11:00"


@pytest.fixture
def assigned(story: CaseStory) -> CaseStory:
    """A case that was given to two officers, of whom neither has declared."""
    story.until("file_case")
    story.take("assign_officers", declared=False)
    return story


def names(story: CaseStory) -> list[str]:
    return [one.person.username for one in undeclared(story.facts)]


def test_nobody_acts_in_a_case_before_each_officer_has_declared(assigned: CaseStory) -> None:
    for username in ("officer1", "officer2"):
        with refused("处罚法43"):
            assigned.take("investigate", by="officer1")
        assigned.take("declare_no_conflict", by=username, when=LATER)
    assigned.take("investigate", by="officer1")
    assert list(declaration_faults(frozenset(), assigned.facts)) == []


def test_a_declaration_is_signed_by_whoever_makes_it(assigned: CaseStory) -> None:
    step = assigned.take("declare_no_conflict", by="officer2", when=LATER)
    assert StepSignature.objects.get(step=step).signer == assigned.persons["officer2"]
    with refused("审核制度10", "signing_password"):
        assigned.take("declare_no_conflict", by="officer1", when=LATER, proof=None)
    paper = Document.objects.get(form="D02-声明").content
    assert (paper["duty"], paper["declaration"]["name"]) == ("协办人员", "李二")


def test_nobody_declares_for_a_case_that_is_not_theirs_or_twice(assigned: CaseStory) -> None:
    with refused("处罚法42"):
        assigned.take("declare_no_conflict", by="officer3", when=LATER)
    with refused("处罚法43"):
        assigned.take("declare_no_conflict", by="officehead", when=LATER)
    assigned.take("declare_no_conflict", by="officer1", when=LATER)
    with refused("处罚法43"):
        assigned.take("declare_no_conflict", by="officer1", when=LATER)
    assert names(assigned) == ["officer2"]


def test_the_work_list_asks_each_officer_who_has_not_declared(assigned: CaseStory) -> None:
    def asked() -> set[int | None]:
        [duty] = Duty.objects.open().filter(step="declare_no_conflict")
        assert duty.actionable
        return {duty.assignee_id, duty.second_id} - {None}

    one, two = (assigned.persons[name].pk for name in ("officer1", "officer2"))
    assert asked() == {one, two}
    assigned.take("declare_no_conflict", by="officer1", when=LATER)
    assert asked() == {two}
    assigned.take("declare_no_conflict", by="officer2", when=LATER)
    assert {row.code for row in waiting_steps(assigned.facts)} == {"investigate"}
    assert list(check_cases()) == []


def test_whoever_declares_a_conflict_is_decided_on_by_a_leader(assigned: CaseStory) -> None:
    """处罚法43: the leader decides; the investigation goes on, a decision does not."""
    assigned.declare(when=LATER)
    with refused("处罚法43", "relation"):
        assigned.take("declare_conflict", by="officer2", when="2026-09-22 12:00", relation=" ")
    assigned.take("declare_conflict", by="officer2", when="2026-09-22 12:00")
    assert [step.actor.username for step in undecided(assigned.facts)] == ["officer2"]
    waiting = {(row.code, row.role) for row in waiting_steps(assigned.facts)}
    assert ("request_recusal", Role.OFFICE_HEAD) in waiting
    assigned.until("endorse_decision")
    with refused("处罚法43"):
        assigned.take("decide", when="2026-09-30 16:00")
    assigned.take("request_recusal", when="2026-09-30 16:10", manner="self")
    assigned.take("decide_recusal", when="2026-09-30 16:20", outcome="rejected", consequences="")
    assert undecided(assigned.facts) == []
    assigned.take("decide", when="2026-09-30 16:30")
    assert list(check_cases()) == []


def test_who_declared_that_nothing_is_in_the_way_may_say_later_that_something_is(
    assigned: CaseStory,
) -> None:
    """The case page offers it, and its form is there: with that one answer."""
    assigned.declare(when=LATER)
    officer = assigned.persons["officer2"]
    (way,) = answers_now(officer, "declare_no_conflict", assigned.facts, at(LATER).date())
    assert way.code == "declare_conflict"
    assert why_not_now(officer, way.code, assigned.facts, at(LATER).date()) is None


def test_an_officer_who_is_assigned_later_declares_too(assigned: CaseStory) -> None:
    assigned.declare(when=LATER)
    third = str(assigned.persons["officer3"].pk)
    replaced = {"when": "2026-09-22 14:00", "replacing_reason": "李二借调。"}
    assigned.take("assign_officers", second_officer=third, declared=False, **replaced)
    assert names(assigned) == ["officer3"]
    with refused("处罚法43"):
        assigned.take("investigate", by="officer1")
    assigned.take("declare_no_conflict", by="officer3", when="2026-09-22 14:30")
    assigned.take("investigate", by="officer1")


def test_an_assignment_of_before_that_holds_both_declarations_stands(story: CaseStory) -> None:
    story.until("file_case")
    step = story.take("assign_officers", declared=False)
    step.content |= {"lead_declaration": "none", "second_declaration": "none"}
    facts = story.facts
    vars(facts)["steps"] = [step if one.pk == step.pk else one for one in facts.steps]
    assert undeclared(facts) == []
    assert [row.code for row in waiting_steps(facts)] == ["investigate"]
