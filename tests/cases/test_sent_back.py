"""Who does an act again reads why and goes on from what was entered; a choice is read as made."""

from datetime import date

from django.test import RequestFactory

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory
from sunlit.cases.read_case import read_case
from sunlit.cases.shown import shown_to
from sunlit.cases.visible_records import visible_records
from sunlit.cases.work import Opened, work_of
from sunlit.desk.presenters.case_page import CasePage
from sunlit.desk.presenters.sent_back import entered_before, sent_back_notices
from sunlit.desk.presenters.signing_page import signing_parts
from sunlit.desk.views.step_page import StepPage
from sunlit.web import clock

pytestmark = ON_SQLITE
DAY = date(2026, 9, 30)
WHY = "请补充现场照片。"


def test_who_writes_a_returned_act_anew_reads_why_and_finds_what_was_entered(
    story: CaseStory,
) -> None:
    story.until("apply_to_file")
    entered = story.facts.content(story.facts.steps[-1])
    assert sent_back_notices(story.facts, "apply_to_file") == []
    story.take("return_application", opinion=WHY, when="2026-09-21 15:00")
    (notice,) = sent_back_notices(story.facts, "apply_to_file")
    assert WHY in notice.text
    assert notice.text.startswith("退回"), "the choice stands before the words"
    assert story.persons["officehead"].name in notice.title
    assert entered_before(story.facts, "apply_to_file") == entered
    story.take("apply_to_file", when="2026-09-21 16:00")
    assert sent_back_notices(story.facts, "apply_to_file") == []


def test_a_draft_after_a_new_conclusion_begins_with_the_conclusion(story: CaseStory) -> None:
    """The amount that a leader has refused is not offered again."""
    story.until("endorse_decision")
    story.take("refuse_decision", opinion="处罚偏重。", when=story.moments["decide"])
    (notice,) = sent_back_notices(story.facts, "conclude_investigation")
    assert "处罚偏重。" in notice.text
    less = story.fine_fen - 100
    story.take("conclude_investigation", fine_fen=less, when=story.moments["decide"])
    assert sent_back_notices(story.facts, "draft_decision") == []
    work = work_of(story.case.procedure, "draft_decision")
    opened = Opened(story.facts, story.persons["officer1"], DAY)
    assert work.prefill(opened)["fine_fen"] == less


def test_the_choice_of_an_approval_stands_wherever_it_is_read(story: CaseStory) -> None:
    story.until("apply_to_file")
    words = "同意核查意见，但是数量较小。"
    story.take("endorse_filing", view="disagree", opinion=words, when="2026-09-21 15:00")
    leader = story.persons["leader"]
    page = CasePage(read_case(story.case), leader, clock.now()).context()
    assert page["events"][-1].text.startswith("不同意")
    beside = work_of(story.case.procedure, "file_case").beside(Opened(story.facts, leader, DAY))
    (said,) = (row.words for row in beside.rows if row.label == "科室负责人意见")
    assert said.startswith("不同意")


def test_whoever_decides_reads_what_the_legal_section_wrote(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("review_agrees")
    head = story.persons["officehead"]
    shown = shown_to(head, "endorse_decision", story.facts, DAY)
    assert shown is not None
    seen = visible_records(head, story.facts, DAY)
    parts = signing_parts([shown], seen, "endorse_decision", "", DAY)
    (said,) = (one.text for one in parts["opinions"] if one.title == "法制审核同意")
    assert said.startswith("同意：")
    assert len(said) > len("同意：")


def test_a_page_that_takes_only_a_no_shows_the_paper_too(story: CaseStory) -> None:
    """Before the deliberation a leader may refuse or send back, and reads what."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("endorse_decision")
    request = RequestFactory().get("/")
    page = StepPage(request, story.case, story.facts, story.persons["leader"], "decide")
    assert {row.code for row in page.ways} == {"refuse_decision", "return_decision"}
    assert "D16" in {paper.form for shown in page.shown for paper in shown.papers}
