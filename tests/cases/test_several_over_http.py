"""其他违法行为 as the officer enters them: rows are added, mistakes name the row, entries stay."""

from django.test import Client, override_settings

from cases.officer import PASSWORD, Officer, on_the_day
from cases.violations import SECOND, told
from factories import ON_SQLITE, CaseStory
from scenarios.page_reader import read_page
from sunlit.cases.models import DecisionDraft
from sunlit.people.models import Person

pytestmark = ON_SQLITE
__all__ = ["on_the_day"]
FIRST = {
    "warning": "yes",
    "fine_fen": "1.5万",
    "violated": "《粮食流通管理条例》第二十三条第一款",
    "basis": "《粮食流通管理条例》第四十五条",
    "characterization": "未建立粮食经营台账",
    "proved_by": "1",
}
_TYPED = {True: "yes", False: "no"}
ROW = {
    f"further-0-{name}": _TYPED.get(value, str(value)) if isinstance(value, bool) else str(value)
    for name, value in {**SECOND, "fine_base_fen": "238万", "gains_fen": "1万"}.items()
}


def test_no_row_stands_open_until_it_is_asked_for(story: CaseStory, on_the_day: None) -> None:
    page = Officer(story, "KZ-01").opens()
    assert "其他违法行为" in page.words
    assert "further-0-facts" not in page.entries
    assert "1. 粮食收购凭证" in page.words


def test_a_row_is_added_and_keeps_what_was_entered(story: CaseStory, on_the_day: None) -> None:
    officer = Officer(story, "KZ-01")
    page = officer.asks_for_a_row(**FIRST)
    assert "further-0-facts" in page.entries
    assert page.entries["fine_fen"] == "1.5万"
    page = officer.asks_for_a_row(**FIRST, **ROW)
    assert "further-1-facts" in page.entries
    assert page.entries["further-0-fine_rate"] == "6"


def test_half_a_row_comes_back_with_each_entry_that_lacks(
    story: CaseStory, on_the_day: None
) -> None:
    officer = Officer(story, "KZ-01")
    page = officer.sends(**FIRST, **{"further-0-facts": "当事人串通投标。"})
    assert page is not None
    for label in ("事项", "由哪些证据证明", "定性", "裁量档次"):
        assert f"请填写“{label}”" in page.words
    assert page.entries["further-0-facts"] == "当事人串通投标。"


def test_what_the_law_refuses_names_the_row(story: CaseStory, on_the_day: None) -> None:
    officer = Officer(story, "KZ-01")
    for changes, column, words in (
        ({"fine_base_fen": "0"}, "fine_base_fen", "基数是零的，算不出罚款"),
        ({"matter": "KZ-01"}, "matter", "与第1项是同一个事项“未建立粮食经营台账”"),
        ({"proved_by": "7"}, "proved_by", "本案没有第7项证据"),
        ({"same_act": "yes", "same_act_as": "1"}, "fine_fen", "不得给予两次以上罚款"),
    ):
        row = {**ROW, **{f"further-0-{name}": value for name, value in changes.items()}}
        page = officer.sends(**FIRST, **row)
        assert page is not None
        said = page.errors[f"id_further-0-{column}"]
        assert said.startswith("第2项违法行为：")
        assert any(line.startswith("第 1 行：第2项违法行为：") for _id, line in page.summary)
        assert words in said
        assert page.entries["further-0-violated"] == SECOND["violated"]


def test_two_violations_are_sent(story: CaseStory, on_the_day: None) -> None:
    officer = Officer(story, "KZ-01")
    assert officer.sends(**FIRST, **ROW) is None
    [row] = officer.concluded["further"]
    assert row["fine_fen"] == 1_428_000
    assert officer.concluded["fine_fen"] == 1_500_000


def test_a_violation_is_given_up_on_the_page_of_the_draft(
    story: CaseStory, on_the_day: None
) -> None:
    """The page begins with what was proposed; the row stays, with its reason."""
    told(story)
    officer = Person.objects.get(username="officer1")
    officer.set_password(PASSWORD)
    officer.save()
    client = Client()
    client.force_login(officer)
    address = f"/desk/cases/{story.case.uuid}/draft_decision/"
    asked = ("public_interest", "social_risk", "complex", "grave", "raise_to_major")
    with override_settings(CLOCK="2026-09-28T15:00+08:00"):
        page = read_page(client.get(address).content)
        assert page.entries["further-0-fine_fen"] == "14280"
        assert "第2项 串通投标" in page.words
        sent = {**page.entries, **dict.fromkeys(asked, "no"), "signing_password": PASSWORD}
        sent["further-0-dropped"] = "yes"
        again = read_page(client.post(address, sent).content)
        assert "请写明不再认定或者不予处罚的理由" in again.errors["id_further-0-dropped_why"]
        sent["further-0-dropped_why"] = "没有证据证明串通。"
        assert client.post(address, sent).status_code == 302
    draft = DecisionDraft.objects.get()
    assert draft.fine_fen == 1_500_000
    assert draft.content["further"][0]["dropped_why"] == "没有证据证明串通。"
