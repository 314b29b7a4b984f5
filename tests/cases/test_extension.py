"""延期: the ninety days are longer by the days of a provision that is named, and by no other."""

from datetime import date

import pytest

from cases.test_corrections import asked_of
from cases.test_suspension import BASIS as STOPS
from cases.test_suspension import decision_due, resume, suspend
from factories import ON_SQLITE, CaseStory, at
from sunlit.cases.check import check_cases
from sunlit.cases.models import Step, StepPaper
from sunlit.cases.read_case import read_case
from sunlit.cases.shown import shown_to
from sunlit.desk.presenters.case_page import CasePage
from sunlit.desk.presenters.of_parts import tags_of, warned
from sunlit.documents.models import Document
from sunlit.ledger.services.verify import verify
from sunlit.procedures.penalty.ninety_days import decision_day_passed, time_taken
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused
from tampering import tamper

pytestmark = ON_SQLITE
BASIS = "《检验用规定》第十条第二款"
"""No law there is: where one allows more than ninety days, the organ names it."""
ASKED = {
    "legal_basis": BASIS,
    "days": "30",
    "reason": "两处仓房的检验报告还要二十日才能收到。",
}
LAST_DAY, LONGER = date(2026, 12, 21), date(2027, 1, 20)


def propose(story: CaseStory, when: str = "2026-12-14 10:00", **entries: str) -> Step:
    return story.take("propose_extension", when=when, **(ASKED | entries))


def extend(story: CaseStory, when: str = "2026-12-14 10:00", **entries: str) -> Step:
    """Have the officer ask and the leader agree."""
    propose(story, when, **entries)
    return story.take("extend", when=when, by="leader", view="agree", opinion="")


def test_the_ninety_days_are_longer_by_exactly_the_days_of_the_provision(story: CaseStory) -> None:
    story.until("assign_officers")
    assert decision_due(story).due_on == LAST_DAY
    propose(story)
    assert ("extend", Role.LEADER) in asked_of(story)
    assert decision_due(story).due_on == LAST_DAY, "asked for is not agreed to"
    story.take("extend", when="2026-12-14 15:00", by="leader", view="agree", opinion="")
    assert ("extend", Role.LEADER) not in asked_of(story)
    assert not story.facts.position.open_episodes
    after = decision_due(story)
    assert (after.raw_on, after.due_on) == (LONGER, LONGER)
    assert after.why.endswith(f"依据{BASIS}延长 30 日")
    page = CasePage(
        read_case(story.case), story.persons["leader"], at("2026-12-24 09:00")
    ).context()
    [row] = [one for one in page["deadlines"] if one["label"] == "作出处罚决定"]
    assert row["due"].iso == LONGER.isoformat()
    assert decision_day_passed(story.facts, LONGER) is None
    assert decision_day_passed(story.facts, date(2027, 1, 21)) == LONGER
    assert list(check_cases()) == []
    assert list(verify()) == []


def test_the_paper_says_from_which_day_to_which_and_is_what_the_leader_saw(
    story: CaseStory,
) -> None:
    story.until("assign_officers")
    propose(story)
    shown = shown_to(story.persons["leader"], "extend", story.facts, date(2026, 12, 14))
    assert shown
    step = story.take("extend", when="2026-12-14 15:00", by="leader", view="agree", opinion="")
    paper = Document.objects.get(form="D25-延期")
    assert paper.content["clock"] == (
        "办案期限延长30日：原来到2026年12月21日届满，延长后到2027年1月20日届满。"
    )
    assert paper.content["legal_basis"] == BASIS
    assert paper.content["filed_on"] == "2026-09-22"
    assert paper.content["head_opinion"]["opinion"] == "同意延期办理。"
    assert step.signature.papers.keys() == {"D25-延期"}
    assert shown.papers[0].content["clock"] == paper.content["clock"]


def test_a_decision_within_the_longer_period_is_not_late_and_after_it_is(story: CaseStory) -> None:
    story.until("endorse_decision")
    extend(story)
    assert warned(story.facts, "decide", LONGER) == []
    [notice] = warned(story.facts, "decide", date(2027, 1, 21))
    assert notice.title == "自立案之日起九十日，加上延长的30日，到2027-01-20已经届满。"
    with pytest.raises(Refused, match="加上延长的30日，到2027-01-20已经届满"):
        story.take("decide", when="2027-01-21 09:00")
    story.take("decide", when="2027-01-20 15:00")
    assert tags_of(story.facts) == []
    assert list(check_cases()) == []


def test_no_extension_rests_on_a_provision_without_an_article_or_on_none_at_all(
    story: CaseStory,
) -> None:
    story.until("assign_officers")
    with pytest.raises(Refused, match="请填写“延期的依据”"):
        propose(story, legal_basis=" ")
    with pytest.raises(Refused, match="没有写到条"):
        propose(story, legal_basis="上级机关的通知")
    for itself in ("《中华人民共和国行政处罚法》第六十条", "行政处罚法第60条"):
        with pytest.raises(Refused, match="没有规定可以延长的日数"):
            propose(story, legal_basis=itself)


@pytest.mark.parametrize("days", ["0", "-5", "00", "030", "三十", "30日", "1.5", "²", "٣٠"])
def test_an_extension_is_of_at_least_one_whole_day(story: CaseStory, days: str) -> None:
    story.until("assign_officers")
    with pytest.raises(Refused, match="1以上的整数"):
        propose(story, days=days)
    with pytest.raises(Refused, match="请填写“延长的日数”"):
        propose(story, days="")


def test_what_is_over_cannot_be_extended_and_the_lateness_is_explained_as_ever(
    story: CaseStory,
) -> None:
    story.until("endorse_decision")
    propose(story, "2026-12-21 16:00")
    with pytest.raises(Refused, match="“延期审批”还没有结束"):
        story.take("decide", when="2026-12-21 17:00")
    with pytest.raises(Refused, match="到2026-12-21已经届满，不能再延期"):
        story.take("extend", when="2026-12-22 09:00", by="leader", view="agree", opinion="")
    no = {"by": "leader", "view": "disagree", "opinion": "期限已经届满。"}
    story.take("decline_extension", when="2026-12-22 09:10", **no)
    with pytest.raises(Refused, match="不能再延期"):
        propose(story, "2026-12-22 09:20")
    with pytest.raises(Refused, match="逾期的原因"):
        story.take("decide", when="2026-12-22 10:00")
    story.take("decide", when="2026-12-22 10:00", late_reason="检验报告迟到。")
    with pytest.raises(Refused, match="不能再“提请延期”"):
        propose(story, "2026-12-22 11:00")


def test_a_second_extension_needs_a_provision_that_allows_it_and_adds_its_own_days(
    story: CaseStory,
) -> None:
    story.until("assign_officers")
    extend(story)
    for again in ("", "同上"):
        with pytest.raises(Refused, match="不能再次延期"):
            extend(story, "2027-01-11 10:00", again_basis=again)
    extend(story, "2027-01-11 10:00", days="15", again_basis="《检验用规定》第十条第三款")
    assert decision_due(story).raw_on == date(2027, 2, 4)
    assert "延长 30 日；依据" in decision_due(story).why
    paper = Document.objects.filter(form="D25-延期").latest("pk")
    assert "此前已经延长30日，依据《检验用规定》第十条第三款再次延期" in paper.content["clock"]
    assert list(check_cases()) == []


@pytest.mark.parametrize("view", ["disagree", "return"])
def test_an_extension_may_be_refused_with_reasons_and_asked_for_again(
    story: CaseStory, view: str
) -> None:
    story.until("assign_officers")
    propose(story)
    with pytest.raises(Refused, match="已经办理"):
        propose(story)
    no = {"when": "2026-12-14 11:00", "by": "leader", "view": view}
    with pytest.raises(Refused, match="请填写“意见和理由”"):
        story.take("decline_extension", **no, opinion="")
    story.take("decline_extension", **no, opinion="先把已有的材料办完。")
    assert decision_due(story).due_on == LAST_DAY
    with pytest.raises(Refused, match="没有等待审批的延期"):
        story.take("extend", when="2026-12-14 12:00", by="leader", view="agree", opinion="")
    extend(story, "2026-12-15 09:00")
    assert decision_due(story).due_on == LONGER


def test_no_case_is_extended_before_it_is_filed_or_while_its_period_stands_still(
    story: CaseStory,
) -> None:
    story.until("apply_to_file")
    with pytest.raises(Refused, match="立案以后，才能提请延期"):
        propose(story, "2026-09-21 16:00")
    story.until("assign_officers")
    suspend(story, clock_basis=STOPS)
    with pytest.raises(Refused, match="自2026-09-23起中止，期限已经停止计算；恢复以后"):
        propose(story, "2026-09-24 09:00")
    resume(story, "2026-10-13 09:00")
    extend(story)
    assert decision_due(story).raw_on == date(2027, 2, 9), "twenty days and thirty"


def test_a_suspended_case_whose_ninety_days_run_on_can_be_extended(story: CaseStory) -> None:
    """It is then that the time runs out: nothing else may be done meanwhile."""
    story.until("assign_officers")
    suspend(story)
    extend(story)
    assert decision_due(story).due_on == LONGER


@pytest.mark.parametrize(
    ("attack", "expected"),
    [
        ('content = REPLACE(content, \'"days": "30"\', \'"days": "0"\')', "1以上的整数"),
        (
            "happened_at = '2026-12-23 02:00:00', recorded_at = '2026-12-23 02:00:00'",
            "到2026-12-21已经届满，不能再延期",
        ),
    ],
)
def test_an_extension_written_past_its_service_is_a_finding(
    story: CaseStory, attack: str, expected: str
) -> None:
    story.until("assign_officers")
    extend(story)
    tamper(f"UPDATE cases_step SET {attack} WHERE code IN ('propose_extension', 'extend')")
    assert any(expected in str(finding) for finding in check_cases())


def test_the_papers_say_by_which_approval_a_decision_after_ninety_days_was_in_time(
    story: CaseStory,
) -> None:
    story.until("endorse_decision")
    extend(story)
    story.take("decide", when="2026-12-22 10:00")
    decided = StepPaper.objects.get(document__form="D15").document.content["head_opinion"]
    words = time_taken(story.facts, story.facts.last("decide"))
    assert "自立案之日起超过九十日，在批准延长的期限内作出决定：2026-12-14批准延期" in words
    assert words in decided["opinion"]
    assert list(check_cases()) == []


def test_a_decision_within_ninety_days_says_nothing_of_an_extension(story: CaseStory) -> None:
    story.until("endorse_decision")
    extend(story)
    story.take("decide", when="2026-12-15 10:00")
    assert time_taken(story.facts, story.facts.last("decide")) == ""
