"""`verify` asks every violation of a case again: its fine, its kinds, its tier, and the sum."""

import pytest
from django.db import connection

from cases.violations import told, two
from factories import CaseStory
from sunlit.cases.check import check_cases
from sunlit.cases.models import DecisionDraft
from tampering import tamper


def drafted(story: CaseStory) -> CaseStory:
    """Draft the decision of two violations."""
    told(story).take("draft_decision", **two())
    assert list(check_cases()) == []
    return story


def alter(find: str, put: str, table: str = "cases_decisiondraft") -> None:
    """Put other words into every row, past the services and the triggers."""
    kind = "jsonb" if connection.vendor == "postgresql" else "text"
    tamper(
        f"UPDATE {table} SET content ="
        f" CAST(REPLACE(CAST(content AS text), '{find}', '{put}') AS {kind})"
    )


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ('"fine_fen": 1428000', '"fine_fen": 1428001'),
        ('"gains_fen": 1000000', '"gains_fen": 1000001'),
        ('"own_fine_fen": 1500000', '"own_fine_fen": 1400000'),
        ('"matter": "KZ-02"', '"matter": "KZ-05"'),
        ('"further": [', '"furthest": ['),
        ('"same_act": false', '"same_act": true'),
    ],
    ids=["its fine", "its gains", "the first's fine", "its matter", "the table", "its act"],
)
def test_a_row_that_was_rewritten_in_a_draft_is_found(
    story: CaseStory, find: str, put: str
) -> None:
    drafted(story)
    before = DecisionDraft.objects.get().content
    alter(find, put)
    assert DecisionDraft.objects.get().content != before
    assert any("与拟定时所填的不符" in str(one) for one in check_cases())


def test_a_notice_of_another_sum_is_found(story: CaseStory) -> None:
    drafted(story)
    tamper("UPDATE cases_advancenotice SET fine_fen = 9000000")
    assert any("与调查终结时建议的合计不符" in str(one) for one in check_cases())


def test_a_tier_that_the_law_does_not_give_is_found_though_the_act_says_it_too(
    story: CaseStory,
) -> None:
    """The row and its act were rewritten alike: the law of the second violation says it."""
    drafted(story).until("decide")
    for table in ("cases_decisiondraft", "cases_step"):
        alter('"fine_rate": "6"', '"fine_rate": "4"', table)
    found = [str(one) for one in check_cases()]
    assert any("第2项违法行为" in one and "CF-G13" in one for one in found)
