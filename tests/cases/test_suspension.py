"""中止: the case waits by a provision that is named; the ninety days only where one says so."""

from datetime import date

import pytest

from cases.test_corrections import asked_of
from factories import ON_SQLITE, CaseStory, at
from sunlit.cases.check import check_cases
from sunlit.cases.may_act import why_not_standing
from sunlit.cases.models import Step
from sunlit.cases.read_case import read_case
from sunlit.desk.presenters.case_page import CasePage
from sunlit.documents.models import Document
from sunlit.duties.models import Duty
from sunlit.ledger.services.verify import verify
from sunlit.procedures.penalty.ninety_days import decision_day_passed
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused

pytestmark = ON_SQLITE
BASIS = "《检验用规定》第九条"
"""No law there is: where one stops the ninety days, the organ names it."""
EXPERTISE = {
    "ground": "expertise",
    "reason": "样品已经送检，检验机构答复需要二十日。",
    "legal_basis": BASIS,
    "clock_basis": "",
    "expected_on": "2026-10-20",
}


def suspend(story: CaseStory, when: str = "2026-09-23 10:00", **entries: str) -> Step:
    """Have the officer ask and the leader agree."""
    story.take("propose_suspension", when=when, **(EXPERTISE | entries))
    return story.take("suspend", when=when, by="leader", view="agree", opinion="")


def resume(story: CaseStory, when: str) -> Step:
    """Have the officer ask and the leader agree that the case goes on."""
    story.take("propose_resumption", when=when, reason="检验报告已经收到。")
    return story.take("resume", when=when, by="leader", view="agree", opinion="")


def decision_due(story: CaseStory) -> Duty:
    return Duty.objects.get(subject=story.case.uuid, deadline="CF-DECIDE")


def test_while_a_case_is_suspended_nothing_goes_on_in_it_but_what_arrives_is_kept(
    story: CaseStory,
) -> None:
    story.until("conclude_investigation")
    story.take("propose_suspension", when="2026-09-23 10:00", **EXPERTISE)
    assert ("suspend", Role.LEADER) in asked_of(story)
    story.take("suspend", when="2026-09-23 11:00", by="leader", view="agree", opinion="")
    for step in ("investigate", "notify"):
        with pytest.raises(Refused, match="“中止”还没有结束"):
            story.take(step, when="2026-09-23 15:00")
    assert asked_of(story) == {("propose_resumption", Role.OFFICER)}
    assert why_not_standing("collect_evidence", story.facts) is None
    resume(story, "2026-10-13 09:00")
    story.take("notify", when="2026-10-13 15:00")
    assert list(check_cases()) == []
    assert list(verify()) == []


def test_the_ninety_days_run_on_where_no_provision_says_that_they_do_not(story: CaseStory) -> None:
    story.until("assign_officers")
    due = decision_due(story).due_on
    suspend(story)
    assert decision_due(story).due_on == due
    assert "九十日照常计算" in Document.objects.get(form="D25-中止").content["clock"]
    resume(story, "2026-10-13 09:00")
    assert decision_due(story).due_on == due


def test_the_ninety_days_stand_still_by_the_provision_named_and_are_longer_by_as_much(
    story: CaseStory,
) -> None:
    story.until("assign_officers")
    raw = decision_due(story).raw_on
    assert raw == date(2026, 12, 21)
    suspend(story, clock_basis=BASIS)
    waiting = decision_due(story)
    assert waiting.due_on is None
    assert "期限停止计算" in waiting.why
    page = CasePage(
        read_case(story.case), story.persons["leader"], at("2026-09-24 09:00")
    ).context()
    assert [(one["label"], one["due"], one["note"]) for one in page["deadlines"]] == [
        ("作出处罚决定", None, "案件中止，期限停止计算")
    ]
    assert decision_day_passed(story.facts, date(2027, 6, 1)) is None
    resume(story, "2026-10-13 09:00")
    after = decision_due(story)
    assert after.raw_on == date(2027, 1, 10), "twenty days, from 23 September to 13 October"
    assert "扣除中止的 20 日" in after.why
    assert decision_day_passed(story.facts, date(2027, 1, 9)) is None
    assert decision_day_passed(story.facts, date(2027, 1, 12)) == date(2027, 1, 11)


def test_a_second_suspension_adds_its_own_days_and_needs_its_own_provision(
    story: CaseStory,
) -> None:
    story.until("assign_officers")
    suspend(story, clock_basis=BASIS)
    resume(story, "2026-10-13 09:00")
    unnamed = {name: entry for name, entry in EXPERTISE.items() if name != "clock_basis"}
    story.take("propose_suspension", when="2026-10-14 08:00", **unnamed)
    story.take("suspend", when="2026-10-14 09:00", by="leader", view="agree", opinion="")
    resume(story, "2026-10-24 09:00")
    assert decision_due(story).raw_on == date(2027, 1, 10)
    suspend(story, "2026-10-26 09:00", clock_basis=BASIS)
    resume(story, "2026-10-28 09:00")
    assert decision_due(story).raw_on == date(2027, 1, 12)


@pytest.mark.parametrize("view", ["disagree", "return"])
def test_a_suspension_may_be_refused_and_asked_for_again(story: CaseStory, view: str) -> None:
    story.until("assign_officers")
    story.take("propose_suspension", when="2026-09-23 10:00", **EXPERTISE)
    with pytest.raises(Refused, match="已经办理"):
        story.take("propose_suspension", when="2026-09-23 10:00", **EXPERTISE)
    no = {"when": "2026-09-23 11:00", "by": "leader", "view": view, "opinion": "先查完再说。"}
    story.take("decline_suspension", **no)
    assert ("suspend", Role.LEADER) not in asked_of(story)
    suspend(story)
    story.take("propose_resumption", when="2026-09-28 09:00", reason="检验报告已经收到。")
    story.take("decline_resumption", **{**no, "when": "2026-09-28 10:00"})
    with pytest.raises(Refused, match="没有等待审批的恢复"):
        story.take("resume", when="2026-09-28 11:00", by="leader", view="agree", opinion="")
    resume(story, "2026-09-29 09:00")


def test_a_provision_is_named_with_its_article_and_no_case_waits_before_it_is_filed(
    story: CaseStory,
) -> None:
    story.until("apply_to_file")
    with pytest.raises(Refused, match="立案以后"):
        story.take("propose_suspension", when="2026-09-21 16:00", **EXPERTISE)
    story.until("assign_officers")
    for name in ("legal_basis", "clock_basis"):
        with pytest.raises(Refused, match="没有写到条"):
            suspend(story, **{name: "有关规定"})
    with pytest.raises(Refused, match="本案没有中止"):
        story.take("propose_resumption", when="2026-09-23 11:00", reason="不需要了。")


def test_what_is_suspended_can_be_void(story: CaseStory) -> None:
    story.until("assign_officers")
    suspend(story, clock_basis=BASIS)
    entry = {"ground": "mistaken", "reason": "同一线索已经由县局立案。"}
    story.take("propose_voiding", when="2026-09-24 09:00", **entry)
    story.take("void_case", when="2026-09-24 10:00", by="leader", view="agree", opinion="")
    assert not story.facts.position.open_episodes
    assert list(check_cases()) == []
