"""数个违法行为: each is weighed by its own article, and they are punished in one decision."""

import json
from datetime import date
from typing import Any

import pytest

from cases.violations import (
    FINE_OF_FIRST,
    FINE_OF_SECOND,
    GOODS_IN_A_ROW,
    begun,
    second,
    told,
    two,
)
from factories import ON_SQLITE, CaseStory, refused
from sunlit.cases.check import check_cases
from sunlit.cases.models import AdvanceNotice, Decision, DecisionDraft
from sunlit.cases.work import Opened
from sunlit.documents.models import Document
from sunlit.portal.presenters import decision_facts
from sunlit.procedures.penalty.prefill import from_the_proposal
from sunlit.rules.refusal import Refused

pytestmark = ON_SQLITE

COMPUTED = "罚款人民币14,280元（以中标项目金额人民币2,380,000元为基数，按6‰计算）"
_UNFINED = {
    **dict.fromkeys(("fine_by", "fine_base", "fine_rate"), ""),
    **dict.fromkeys(("fine_base_fen", "gains_fen")),
    "has_gains": False,
}
SUM = FINE_OF_FIRST + FINE_OF_SECOND


def test_the_fines_of_two_violations_are_added_up(story: CaseStory) -> None:
    told(story)
    notice = AdvanceNotice.objects.get()
    assert notice.fine_fen == SUM
    assert notice.document.content["fine"] == SUM
    story.take("draft_decision", **two())
    draft = DecisionDraft.objects.get()
    assert (draft.fine_fen, draft.content["own_fine_fen"]) == (SUM, FINE_OF_FIRST)
    assert draft.content["further"][0]["fine_fen"] == FINE_OF_SECOND


def test_a_decision_says_each_violation_and_what_they_come_to(story: CaseStory) -> None:
    told(story).take("draft_decision", **two())
    story.until("decide")
    paper = Document.objects.get(form="D16").content
    assert paper["facts"].splitlines() == [
        "（一）当事人2026年8月收购小麦126吨，没有建立粮食经营台账。",
        "上述事实由下列证据证明：1. 粮食收购凭证。",
        "（二）当事人2026年7月与另一投标人串通投标，中标238万元。",
        "上述事实由下列证据证明：1. 粮食收购凭证。",
    ]
    assert paper["disposition"].splitlines() == [
        "（一）未建立粮食经营台账：罚款人民币15,000元。",
        f"（二）串通投标：{COMPUTED}；没收违法所得人民币10,000元。",
        "以上各项分别裁量、合并处罚，罚款合计人民币29,280元。",
    ]
    assert paper["fine"] == SUM
    assert "（二）该项行为违反了《招标投标法》第三十二条第一款的规定" in paper["violated"]
    assert "（二）本机关依据《招标投标法》第五十三条的规定处理。" in paper["basis"]
    assert paper["discretion"].count("一档") == 2
    assert Decision.objects.get().fine_fen == SUM
    assert list(check_cases()) == []


@pytest.mark.parametrize("form", ["D09", "D10", "D13-送审", "D13", "D15"])
def test_every_paper_names_both_violations(story: CaseStory, form: str) -> None:
    told(story).take("draft_decision", **two())
    story.until("decide")
    said = json.dumps(Document.objects.get(form=form).content, ensure_ascii=False)
    assert "分别裁量、合并处罚" in said
    for word in ("未建立粮食经营台账", "串通投标"):
        assert word in said


@pytest.mark.parametrize(
    ("changes", "citation", "column", "words"),
    [
        ({"matter": "LS-02"}, "处罚法29", "matter", "与第1项是同一个事项"),
        ({"proved_by": "2"}, "处罚法46", "proved_by", "没有第2项证据"),
        ({"proved_by": "收购凭证"}, "处罚法46", "proved_by", "请写证据的序号"),
        ({"proved_by": "0"}, "处罚法46", "proved_by", "没有第0项证据"),
        ({"fine_base_fen": 0}, "处罚法59(3)", "fine_base_fen", "基数是零的"),
        ({"fine_rate": "11"}, "招标投标法53", "fine_rate", "罚款应当是"),
        ({"warning": True}, "招标投标法53", "warning", "没有规定可以给予“警告”"),
        ({"gains_fen": None}, "处罚法28.2", "gains_fen", "应当没收"),
        ({"basis": "《招标投标法》"}, "处罚法59", "basis", "没有写到条"),
        ({"tier": "reduced"}, "处罚法32", "tier", "减轻处罚应当有法定的情形"),
        ({"goods_list": "水泵一台"}, "处罚法59", "goods_list", "一行一物"),
        ({"same_act": True}, "处罚法29", "same_act_as", "第几项是同一个行为"),
        ({"same_act": True, "same_act_as": "2"}, "处罚法29", "same_act_as", "可以是：1"),
        ({"dropped": True}, "处罚法59", "dropped_why", "请写明不再认定或者不予处罚的理由"),
    ],
)
def test_a_row_that_its_own_law_does_not_allow_is_refused_by_its_number(
    story: CaseStory, changes: dict[str, Any], citation: str, column: str, words: str
) -> None:
    begun(story)
    with refused(citation, f"further-0-{column}") as caught:
        story.take("conclude_investigation", **two(second(**changes)))
    sentence = caught.value.refusal.sentence
    assert sentence.startswith("第2项违法行为：")
    assert words in sentence


def test_a_matter_that_is_not_of_the_organ_is_refused(story: CaseStory) -> None:
    begun(story)
    with pytest.raises(Refused, match="不在权责清单中"):
        story.take("conclude_investigation", **two(second(matter="XX-99")))


def test_two_rows_of_one_matter_are_refused(story: CaseStory) -> None:
    begun(story)
    with refused("处罚法29", "further-1-matter"):
        story.take("conclude_investigation", **two(second(), second()))


def test_the_first_violation_too_says_what_proves_it(story: CaseStory) -> None:
    begun(story)
    with refused("处罚法46", "proved_by"):
        story.take("conclude_investigation", **two(proved_by=""))


def test_a_compulsory_kind_of_a_further_violation_is_asked(story: CaseStory) -> None:
    begun(story)
    row = second(matter="KZ-01", fine_by="", fine_base="", fine_base_fen=None, fine_rate="")
    row |= {"has_gains": False, "gains_fen": None, "fine_fen": 100_000}
    with refused("粮食流通条例45", "further-0-warning"):
        story.take("conclude_investigation", **two(row))
    story.take("conclude_investigation", **two(row | {"warning": True}))


def test_goods_of_a_row_stand_in_the_inventory(story: CaseStory) -> None:
    row = second(matter="KZ-04", goods_list=GOODS_IN_A_ROW, goods_value_fen=1_800_000)
    row |= dict.fromkeys(("fine_by", "fine_base", "fine_rate"), "")
    row |= {"fine_base_fen": None, "has_gains": False, "gains_fen": None}
    told(story, row).take("draft_decision", **two(row))
    goods = AdvanceNotice.objects.get().document.content["goods"]
    assert [one["name"] for one in goods] == ["Y系列三相异步电动机", "水泵"]
    story.until("decide")
    assert Document.objects.get(form="D16").content["goods"] == goods


def test_a_kind_that_a_row_cannot_carry_is_refused_with_the_way_out(story: CaseStory) -> None:
    begun(story)
    row = second(matter="KZ-06", fine_by="", fine_base="", fine_base_fen=None, fine_rate="")
    row |= {"has_gains": False, "gains_fen": None, "fine_fen": 500_000}
    with refused("招标投标法实施条例72", "further-0-matter") as caught:
        story.take("conclude_investigation", **two(row))
    assert "另行立案" in caught.value.refusal.sentence


def test_one_act_is_fined_once_and_by_the_higher_provision(story: CaseStory) -> None:
    begun(story)
    same = second(same_act=True, same_act_as="1")
    with refused("处罚法29", "further-0-fine_fen") as caught:
        story.take("conclude_investigation", **two(same))
    assert "不得给予两次以上罚款" in caught.value.refusal.sentence
    unfined = same | dict.fromkeys(("fine_by", "fine_base", "fine_rate"), "")
    unfined |= {"fine_base_fen": None, "has_gains": False, "gains_fen": None}
    story.take("conclude_investigation", **two(unfined))
    story.until("notify")
    notice = AdvanceNotice.objects.get()
    assert notice.fine_fen == FINE_OF_FIRST
    assert (
        "（二）串通投标：与第（一）项是同一个违法行为，不再罚款。"
        in notice.document.content["proposed_penalty"]
    )


def test_one_act_is_not_fined_by_the_lower_provision(story: CaseStory) -> None:
    """粮食流通条例45 goes to 200,000, 招标投标法53 to 10‰ of what is stated: 23,800."""
    begun(story)
    same = second(same_act=True, same_act_as="1")
    with refused("处罚法29", "further-0-fine_fen") as caught:
        story.take("conclude_investigation", **two(same, fine_fen=0, warning=True))
    assert "应当按照罚款数额高的规定罚款" in caught.value.refusal.sentence


def test_the_sum_gives_the_right_to_a_hearing(story: CaseStory) -> None:
    """15,000 and 14,280 are each below the 30,000 of the house; with 7‰ the sum is above."""
    begun(story).take("conclude_investigation", **two(second(fine_rate="7")))
    story.until("notify")
    assert AdvanceNotice.objects.get().hearing_right


def test_a_further_violation_alone_may_make_the_decision_major(story: CaseStory) -> None:
    told(story).take("draft_decision", **two())
    assert DecisionDraft.objects.get().major_row == "ZD-06"


@pytest.mark.parametrize(
    ("row", "citation", "column"),
    [
        ({"fine_rate": "7"}, "处罚法45", "fine_fen"),
        ({"gains_fen": 1_000_001}, "处罚法45", "gains_fen"),
        ({"matter": "KZ-03", "characterization": "未报送能源信息"}, "处罚法44", "matter"),
    ],
)
def test_no_violation_is_punished_more_than_the_party_was_told(
    story: CaseStory, row: dict[str, Any], citation: str, column: str
) -> None:
    told(story)
    with refused(citation, f"further-0-{column}"):
        story.take("draft_decision", **two(second(**row), fine_fen=100_000))


def test_a_violation_that_is_added_after_the_notice_is_refused(story: CaseStory) -> None:
    story.until("hear_statement")
    begun(story)
    with refused("处罚法44", "further-0-matter") as caught:
        story.take("draft_decision", **two())
    assert "重新终结调查" in caught.value.refusal.sentence


def test_a_violation_is_dropped_after_the_notice_only_in_words(story: CaseStory) -> None:
    told(story)
    with refused("处罚法57", "further"):
        story.take("draft_decision")
    dropped = second(dropped=True, dropped_why="当事人提供的证据证明没有串通，不再认定")
    story.take("draft_decision", **two(dropped))
    assert DecisionDraft.objects.get().fine_fen == FINE_OF_FIRST
    story.until("decide")
    paper = Document.objects.get(form="D16").content
    assert paper["disposition"] == "（一）未建立粮食经营台账：罚款人民币15,000元。"
    words = "第（二）项“串通投标”不予处罚：当事人提供的证据证明没有串通，不再认定。"
    assert words in paper["discretion"]
    assert words in Document.objects.get(form="D15").content["discretion"]
    assert list(check_cases()) == []


def test_no_penalty_leaves_no_violation_punished(story: CaseStory) -> None:
    begun(story)
    story.outcome = "no_penalty"
    with refused("处罚法57(2)", "further-0-dropped"):
        story.take("conclude_investigation", **two())


def test_an_empty_table_leaves_the_draft_as_it_always_was(story: CaseStory) -> None:
    story.until("hear_statement")
    story.take("draft_decision")
    hashed = DecisionDraft.objects.get().content_hash
    story.take("draft_decision", further=[], proved_by="")
    assert DecisionDraft.objects.latest("version").content_hash == hashed


def test_the_public_reads_every_violation(story: CaseStory) -> None:
    told(story).take("draft_decision", **two())
    story.until("publish")
    snapshot = json.loads(bytes(story.publication.snapshot))
    assert snapshot["cause"] == "未建立粮食经营台账、串通投标"
    assert snapshot["kinds"] == ["罚款", "没收违法所得"]
    assert snapshot["fine_fen"] == SUM
    assert "罚款合计人民币29,280元" in snapshot["conclusion"]
    rows = {fact.label: fact.value for fact in decision_facts(story.publication)}
    assert "（二）当事人2026年7月与另一投标人串通投标" in rows["违法事实"]


def test_the_draft_begins_with_what_the_investigation_found(story: CaseStory) -> None:
    told(story)
    row = from_the_proposal(_opened(story))["further"][0]
    assert (row["matter"], row["fine_fen"]) == ("KZ-02", FINE_OF_SECOND)
    story.take("draft_decision", **two())
    again = from_the_proposal(_opened(story))
    assert again["fine_fen"] == FINE_OF_FIRST
    assert again["further"][0]["fine_fen"] == FINE_OF_SECOND


def _opened(story: CaseStory) -> Opened:
    return Opened(story.facts, story.persons["officer1"], date(2026, 9, 28))


def test_what_a_row_says_of_a_person_is_hidden_from_the_public(story: CaseStory) -> None:
    private = "联系人身份证号140302198001010013，电话13935300009。"
    kept = second(facts=f"当事人串通投标。{private}", discretion=f"首次违法。{private}")
    gone = second(
        matter="KZ-03",
        characterization="未报送能源信息",
        dropped=True,
        dropped_why=f"已经补报。{private}",
    )
    told(story, kept, {**gone, "dropped": False, **_UNFINED, "criticism": True})
    story.take("draft_decision", **two(kept, {**gone, **_UNFINED}))
    story.until("publish")
    shown = bytes(story.publication.snapshot).decode()
    copy = json.dumps(Document.objects.get(form="D16-G").content, ensure_ascii=False)
    assert "已经补报" in copy
    for text in (shown, copy):
        assert "串通投标" in text
        assert "140302198001010013" not in text
        assert "13935300009" not in text
