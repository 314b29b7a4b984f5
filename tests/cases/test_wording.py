"""What an examiner of case files would mark down in the words of a paper."""

import pytest

from factories import ON_SQLITE, CaseStory
from sunlit.cases.models import Step, StepPaper
from sunlit.cases.papers.parts import is_established
from sunlit.cases.papers.wording import said
from sunlit.documents.models import Document

_SUSPECTED = "涉嫌"


def _names(story: CaseStory, form: str) -> list[str]:
    papers = StepPaper.objects.filter(step__case=story.case, document__form=form)
    contents = [paper.document.content for paper in papers.order_by("pk")]
    return [str(one.get("cause") or one.get("case_name")) for one in contents]


@ON_SQLITE
def test_nobody_is_suspected_any_more_once_the_violation_is_decided(story: CaseStory) -> None:
    story.until("close")
    for form in ("D02", "D02-指派", "D09", "D10", "D15"):
        assert all(_SUSPECTED in name for name in _names(story, form)), form
    for form in ("D16", "D24"):
        assert all(_SUSPECTED not in name for name in _names(story, form)), form
    notice, decision = _names(story, "D19")
    assert _SUSPECTED in notice
    assert _SUSPECTED not in decision


@ON_SQLITE
def test_who_was_not_found_to_have_done_it_stays_suspected(story: CaseStory) -> None:
    story.outcome = "not_established"
    story.until("decide")
    assert all(_SUSPECTED in name for name in _names(story, "D17"))
    assert not is_established(story.facts)


@ON_SQLITE
def test_a_paper_says_the_broken_and_the_applied_provision_in_sentences(story: CaseStory) -> None:
    story.until("decide")
    for form in ("D10", "D16"):
        content = Document.objects.get(form=form).content
        assert content["violated"] == (
            "上述行为违反了《粮食流通管理条例》第二十三条第一款的规定，属于未建立粮食经营台账的行为。"
        )
        assert content["basis"] == "本机关依据《粮食流通管理条例》第四十五条的规定处理。"
    report = Document.objects.get(form="D09").content["characterization"]
    assert report.count("。") == report.count("\n") + 1


@pytest.mark.parametrize(
    ("view", "words", "printed"),
    [
        ("agree", "", "同意。"),
        ("agree", "裁量适当。", "同意。裁量适当。"),
        ("agree", "同意。", "同意。"),
        ("agree", "事实清楚，同意承办人意见。", "事实清楚，同意承办人意见。"),
        ("disagree", "证据不足。", "不同意。证据不足。"),
        ("disagree", "同意科室的事实认定，证据不足。", "不同意。同意科室的事实认定，证据不足。"),
        ("return", "退回补充证据。", "退回补充证据。"),
    ],
)
def test_the_choice_is_printed_once_whatever_words_were_added(
    view: str, words: str, printed: str
) -> None:
    assert said(Step(content={"view": view, "opinion": words})).removesuffix("。") == (
        printed.removesuffix("。")
    )
