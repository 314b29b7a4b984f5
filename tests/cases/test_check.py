"""The guards asked again of what is stored: each row written past the services is a finding."""

import json

import pytest

from cases.story import SCHEDULE
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory
from sunlit.cases.check import check_cases
from tampering import tamper

AFTER_THE_NOTICE = ("hear_statement", *list(SCHEDULE)[list(SCHEDULE).index("draft_decision") :])
TOO_MUCH = (
    "UPDATE cases_decisiondraft SET content ="
    f" REPLACE(content, '\"fine_fen\": {HEARING_FROM_FEN}', '\"fine_fen\": 99999999900')"
)
STANDS_ASIDE = (
    "INSERT INTO cases_recusal (case_id, step_id, person_id)"
    " SELECT case_id, id, actor_id FROM cases_step WHERE seq = 1"
)
NOBODY_AGREED = (
    "UPDATE cases_step SET content = REPLACE(content, '\"agree\"', '\"disagree\"')"
    " WHERE code = 'give_view'"
)
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def decided(story: CaseStory) -> CaseStory:
    """A major case with a hearing right, reviewed, deliberated and decided."""
    story.fine_fen = HEARING_FROM_FEN
    return story.until("decide")


def said() -> list[str]:
    return [str(finding) for finding in check_cases()]


@pytest.mark.usefixtures("decided")
def test_a_sound_case_gives_no_finding_and_the_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    assert list(check_cases(lambda *step: told.append(step))) == []
    assert told == [(1, 1)]


def test_a_case_decided_in_no_penalty_gives_no_finding(story: CaseStory) -> None:
    story.outcome = "no_penalty"
    story.until("decide")
    assert story.case.decisions.get().outcome == "no_penalty"
    assert said() == []


@ON_SQLITE
@pytest.mark.usefixtures("decided")
@pytest.mark.parametrize(
    ("attack", "expected"),
    [
        ("DELETE FROM cases_step WHERE code = 'check_lead'", "“提请立案”：初步核查以后"),
        ("DELETE FROM cases_step WHERE code LIKE 'declare%'", "没有作出回避声明（CF-G02）"),
        ("DELETE FROM cases_step WHERE code = 'give_view'", "到会的人都发表以后"),
        (NOBODY_AGREED, "到会的负责人没有一位发表同意的意见，讨论结果不能是同意"),
        ("UPDATE people_roleassignment SET role = 'auditor' WHERE role = 'leader'", "不是局领导"),
        (
            "UPDATE people_enforcementcertificate SET expires_on = '2026-09-21'",
            "没有有效的执法证（CF-G01）",
        ),
        (
            STANDS_ASIDE,
            "已经回避（CF-G02）",
        ),
        ("UPDATE cases_decision SET fine_fen = fine_fen + 1", "（CF-G07、CF-G19）"),
        ("UPDATE cases_decision SET clearance_id = NULL", "没有通过这一版书稿的法制审核（CF-G08）"),
        ("UPDATE cases_decisiondraft SET content_hash = '0'", "指纹不符（CF-G08）"),
        ("UPDATE cases_evidence SET name = '另一份证据'", "现有的证据不一致（CF-G08）"),
        ("UPDATE cases_decision SET deliberation_id = NULL", "集体讨论（CF-G09）"),
        (
            TOO_MUCH,
            "（CF-G13）",
        ),
        (
            "UPDATE cases_step SET happened_at = '2026-03-02 01:00:00' WHERE code = 'file_case'",
            "（依据：《行政处罚法》第六十条）（CF-G14）",
        ),
    ],
)
def test_a_row_changed_behind_the_services_back_is_a_finding(attack: str, expected: str) -> None:
    tamper(attack)
    assert [line for line in said() if expected in line], said()


@ON_SQLITE
@pytest.mark.parametrize("guard", ["CF-G05", "CF-G06"])
def test_a_decision_before_the_time_of_the_party_was_over_is_a_finding(
    guard: str, story: CaseStory
) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.moments |= dict.fromkeys(AFTER_THE_NOTICE, "2026-10-12 10:00")
    story.moments |= dict.fromkeys(("deliberate", "decide"), "2026-10-12 15:00")
    story.until("serve_notice")
    story.take("hear_statement", statement="none", hearing="none")
    story.until("decide")
    assert said() == []
    tamper("UPDATE cases_serviceofdocument SET served_on = '2026-10-11'")
    assert [line for line in said() if guard in line]


@pytest.mark.usefixtures("decided")
def test_a_review_that_was_taken_out_leaves_a_decision_that_the_table_refuses() -> None:
    """CF-G08 (处罚法58; 审核制度5), asked again of the course of the case."""
    tamper("DELETE FROM cases_step WHERE code = 'review_agrees'")
    assert [line for line in said() if "未经法制审核" in line]


@ON_SQLITE
@pytest.mark.parametrize(
    ("step", "old", "new", "guard"),
    [
        ("serve", '"method": "direct"', '"method": "electronic"', "CF-G17"),
        ("report_closing", json.dumps("处罚执行完毕"), json.dumps("移送"), "CF-G20"),
    ],
)
def test_a_service_or_closing_that_says_something_else_is_a_finding(
    story: CaseStory, step: str, old: str, new: str, guard: str
) -> None:
    story.until("close")
    assert said() == []
    tamper(
        f"UPDATE cases_step SET content = REPLACE(content, '{old}', '{new}') WHERE code = '{step}'"
    )
    assert [line for line in said() if guard in line], said()
