"""初步核查, 提请立案 and what becomes of it before the leader files (P2, P3)."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from cases.organ import recertify
from factories import ON_SQLITE, CaseStory, make_certificate, refused
from sunlit.documents.models import Document
from sunlit.duties.models import Duty

DAY = date(2026, 9, 21)
LATER = "2026-09-25 09:00"
FIVE_YEARS = {"limit": "life_health", "limit_reason": "粮食含毒素超标，已有人中毒。"}


@pytest.mark.parametrize("checker", ["first_checker", "second_checker"])
def test_a_lead_is_checked_by_officers_certified_on_every_day_of_the_check(
    story: CaseStory, checker: str
) -> None:
    """CF-G01 (处罚法42)."""
    story.until("register_lead")
    username = {"first_checker": "officer1", "second_checker": "officer2"}[checker]
    officer = story.persons[username]
    for issued_on, expires_on in (
        (date(2024, 1, 1), DAY + timedelta(days=1)),
        (DAY + timedelta(days=1), date(2029, 1, 1)),
    ):
        recertify(officer, issued_on=issued_on, expires_on=expires_on)
        with refused("处罚法42", checker):
            story.take("check_lead", when=LATER, started_on="2026-09-21", ended_on="2026-09-23")
    recertify(officer, issued_on=DAY, expires_on=DAY + timedelta(days=1))
    make_certificate(officer, "04030119999", issued_on=DAY + timedelta(days=2))
    story.take("check_lead", when=LATER, started_on="2026-09-21", ended_on="2026-09-23")


def test_a_lead_is_checked_by_two_persons_one_of_whom_signs(story: CaseStory) -> None:
    """CF-G01 (处罚法42)."""
    story.until("register_lead")
    one, third = (str(story.persons[name].pk) for name in ("officer1", "officer3"))
    with refused("处罚法42", "second_checker"):
        story.take("check_lead", second_checker=one)
    with refused("处罚法42", "first_checker"):
        story.take("check_lead", first_checker=third)
    with refused("处罚法42", "second_checker"):
        story.take("check_lead", second_checker=str(story.persons["officehead"].pk))
    assert not Document.objects.filter(form="D01-核查").exists()
    story.take("check_lead")
    paper = Document.objects.get(form="D01-核查").content
    assert (paper["lead_officer"], paper["second_officer"]) == (
        "张一（04030115001）",
        "李二（04030115002）",
    )


@ON_SQLITE
@pytest.mark.parametrize(
    ("days", "field", "citation"),
    [
        (("2026-09-20", "2026-09-21"), "started_on", "记录制度9"),
        (("2026-09-22", "2026-09-21"), "ended_on", None),
        (("2026-09-21", "2026-09-22"), "ended_on", None),
    ],
)
def test_a_check_lies_between_the_lead_and_its_record(
    story: CaseStory, days: tuple[str, str], field: str, citation: str | None
) -> None:
    story.until("register_lead")
    with refused(citation, field):
        story.take("check_lead", started_on=days[0], ended_on=days[1])


def test_an_act_out_of_time_is_not_punished(story: CaseStory) -> None:
    """CF-G03 (处罚法36)."""
    story.until("check_lead")
    for ended_on in ("2024-09-20", "2020-01-01"):
        with refused("处罚法36", "act_ended_on"):
            story.take("apply_to_file", act_ended_on=ended_on)
    story.take("apply_to_file", act_ended_on="2024-09-21")


def test_an_act_that_goes_on_has_no_end_and_no_limit_yet(story: CaseStory) -> None:
    """CF-G03 (处罚法36.2): the two years begin when it ends."""
    story.until("check_lead")
    with refused("处罚法36", "act_ended_on"):
        story.take("apply_to_file", act_state="continues", act_ended_on="2020-01-01")
    with refused("处罚法36", "act_ended_on"):
        story.take("apply_to_file", act_ended_on="")
    story.take("apply_to_file", act_state="continues", act_ended_on="")
    story.until("file_case")
    assert Document.objects.get(form="D02").content["limit"].startswith("违法行为仍在继续。")


def test_discovery_in_time_by_another_organ_counts(story: CaseStory) -> None:
    """CF-G03 (处罚法36.1)."""
    story.until("check_lead")
    late = {"act_ended_on": "2024-09-20"}
    with refused("处罚法36", "found_on"):
        story.take("apply_to_file", **late, found_by="市场监管局")
    with refused("处罚法36", "found_by"):
        story.take("apply_to_file", **late, found_on="2026-09-20")
    with refused("处罚法36", "act_ended_on"):
        story.take("apply_to_file", **late, found_by="市场监管局", found_on="2026-09-21")
    story.take("apply_to_file", **late, found_by="市场监管局", found_on="2026-09-20")
    story.until("file_case")
    assert "市场监管局已经发现" in Document.objects.get(form="D02").content["limit"]


@pytest.mark.parametrize("ground", ["life_health", "financial_security"])
def test_five_years_hold_only_for_a_ground_with_its_harm_in_words(
    story: CaseStory, ground: str
) -> None:
    """CF-G03 (处罚法36)."""
    story.until("check_lead")
    longer = FIVE_YEARS | {"limit": ground}
    for blank in ("", "  "):
        with refused("处罚法36", "limit_reason"):
            story.take("apply_to_file", act_ended_on="2022-01-01", limit=ground, limit_reason=blank)
    with refused("处罚法36", "act_ended_on"):
        story.take("apply_to_file", act_ended_on="2021-09-20", **longer)
    story.take("apply_to_file", act_ended_on="2021-09-21", **longer)
    story.until("file_case")
    assert FIVE_YEARS["limit_reason"] in Document.objects.get(form="D02").content["limit"]


@pytest.mark.parametrize(
    ("jurisdiction", "citation"), [("other", "处罚法22"), ("disputed", "处罚法25")]
)
def test_nothing_is_filed_that_is_not_of_this_organ(
    story: CaseStory, jurisdiction: str, citation: str
) -> None:
    """CF-G03 (处罚法22, 25): the question of jurisdiction stands beside that of time."""
    story.until("check_lead")
    with refused(citation, "jurisdiction"):
        story.take("apply_to_file", jurisdiction=jurisdiction)
    story.take("apply_to_file", jurisdiction=jurisdiction, proposal="decline")


@pytest.mark.parametrize(
    ("application", "citation"),
    [
        ({"act_ended_on": "2020-01-01"}, "处罚法36"),
        ({"jurisdiction": "other"}, "处罚法22"),
    ],
)
def test_a_leader_cannot_file_what_the_law_does_not_allow_to_be_filed(
    story: CaseStory, application: Mapping[str, str], citation: str
) -> None:
    """CF-G03 (处罚法36, 22): the office may propose not to file; nobody may file."""
    story.until("check_lead")
    story.take("apply_to_file", proposal="decline", **application)
    story.take("endorse_filing")
    with refused(citation, "opinion"):
        story.take("file_case")
    story.take("decline_to_file", when="2026-09-22 09:00")


def test_the_filing_approval_carries_three_opinions(story: CaseStory) -> None:
    story.until("file_case")
    paper = Document.objects.get(form="D02").content
    assert {
        name: (paper[name]["name"], paper[name]["opinion"])
        for name in ("officer_opinion", "office_opinion", "head_opinion")
    } == {
        "officer_opinion": ("张一", "建议立案。有违法事实线索，属于本机关管辖，在追责期限以内。"),
        "office_opinion": ("赵四", "同意承办人意见。核查情况属实，报请审批。"),
        "head_opinion": ("刘七", "同意立案。"),
    }


def test_a_returned_application_is_written_again_and_endorsed_again(story: CaseStory) -> None:
    story.until("endorse_filing")
    story.take("return_filing", when="2026-09-22 08:00")
    waiting = [duty.step for duty in Duty.objects.open().filter(actionable=True)]
    assert waiting == ["apply_to_file"]
    for step in ("endorse_filing", "file_case", "decline_to_file"):
        with refused("处罚法54"):
            story.take(step, when="2026-09-22 08:10")
    story.take("check_lead", when="2026-09-22 08:20")
    story.take("apply_to_file", when="2026-09-22 08:30")
    story.take("endorse_filing", when="2026-09-22 08:40")
    story.take("file_case")
    with refused("处罚法54"):
        story.take("return_filing", when="2026-09-22 10:00")


def test_a_new_check_needs_a_new_application(story: CaseStory) -> None:
    story.until("endorse_filing")
    story.take("check_lead", when="2026-09-21 16:00")
    with refused("处罚法54"):
        story.take("file_case")
    assert story.facts.position.standing == {"register_lead", "check_lead"}
