"""数个违法行为 as entries: read one by one, added up, and said in words."""

from typing import Any

import pytest

from sunlit.procedures.penalty.forms.several import FURTHER
from sunlit.rules.refusal import Refusal
from sunlit.rules.violations import (
    COLUMNS,
    all_goods,
    dropped_of,
    evidence_numbers,
    goods_of,
    of_row,
    penalties_of_several,
    same_acts,
    total_confiscated,
    total_fine,
    violations_of,
    with_computed_fines,
)

FIRST: dict[str, Any] = {
    "outcome": "penalty",
    "characterization": "未建台账",
    "warning": True,
    "fine_fen": 1_000,
    "gains_fen": 7,
}


def row(name: str, **said: Any) -> dict[str, Any]:
    """One further violation."""
    return {"matter": name, "characterization": name, "warning": False, **said}


def several(*rows: dict[str, Any], **said: Any) -> dict[str, Any]:
    """Entries with further violations."""
    return {**FIRST, "further": list(rows), **said}


def test_every_column_of_the_form_has_its_refusals_beside_it() -> None:
    assert {column.name for column in FURTHER.columns} == COLUMNS


def test_what_has_no_table_is_one_violation_as_it_was_entered() -> None:
    [only] = violations_of(FIRST)
    assert only.entries is FIRST
    assert (only.number, total_fine(FIRST)) == (1, 1_000)


def test_a_sum_leaves_out_what_is_dropped() -> None:
    entries = several(row("甲", fine_fen=200, gains_fen=5), row("乙", fine_fen=30, dropped=True))
    assert total_fine(entries) == 1_200
    assert total_confiscated(entries) == 12
    assert [one.number for one in violations_of(entries)] == [1, 2]
    assert [one.number for one in dropped_of(entries)] == [3]


def test_the_draft_of_several_keeps_the_fine_of_the_first_apart() -> None:
    entries = several(row("甲", fine_fen=200), fine_fen=1_200, own_fine_fen=1_000)
    assert [one.fine_fen for one in violations_of(entries)] == [1_000, 200]
    assert total_fine(entries) == 1_200


def test_every_fine_that_is_a_rate_is_computed() -> None:
    rate = {"fine_by": "percent", "fine_base_fen": 1_000, "fine_rate": "5"}
    computed = with_computed_fines(several(row("甲", **rate)))
    assert computed["further"][0]["fine_fen"] == 50
    assert computed["fine_fen"] == 1_000


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("1", [1]),
        ("1、3", [1, 3]),
        ("３，1", [1, 3]),
        ("1 2", [1, 2]),
        ("2、2", [2]),
        ("全部", None),
        ("1-3", None),
        ("", None),
    ],
)
def test_the_numbers_of_evidence_are_read(written: str, numbers: list[int] | None) -> None:
    assert evidence_numbers(written) == numbers


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("水泵，1，台，泵房", ["水泵"]),
        ("水泵,1,台,泵房\n\n电机；2；台；车间", ["水泵", "电机"]),
        ("", []),
        ("水泵，1，台", None),
        ("水泵，，台，泵房", None),
        ("水泵，1，台，泵房，一号", None),
    ],
)
def test_goods_are_read_a_line_a_thing(written: str, names: list[str] | None) -> None:
    found = goods_of(written)
    assert (found if found is None else [one["name"] for one in found]) == names


def test_one_inventory_holds_the_goods_of_all() -> None:
    first = {"name": "台秤", "number": "1", "unit": "台", "place": "库房"}
    entries = several(row("甲", goods_list="水泵，1，台，泵房"), goods=[first])
    assert [one["name"] for one in all_goods(entries)] == ["台秤", "水泵"]


def test_what_is_one_act_stands_together() -> None:
    entries = several(
        row("甲", same_act=False, same_act_as="1"),
        row("乙", same_act=True, same_act_as="第1项"),
        row("丙", same_act=True, same_act_as="３"),
    )
    found = [[one.number for one in group] for group in same_acts(entries)]
    assert found == [[1, 3, 4], [2]]


def test_the_penalties_are_said_one_by_one_and_joined() -> None:
    entries = several(
        row("甲", fine_fen=200_000), row("乙", same_act=True, same_act_as="2", criticism=True)
    )
    assert list(penalties_of_several(entries)) == [
        "（一）未建台账：警告；罚款人民币10元；没收违法所得人民币0.07元。",
        "（二）甲：罚款人民币2,000元。",
        "（三）乙：通报批评；与第（二）项是同一个违法行为，不再罚款。",
        "以上各项分别裁量、合并处罚，罚款合计人民币2,010元。",
    ]


def test_without_a_fine_no_sum_is_said() -> None:
    entries = several(row("甲", criticism=True), fine_fen=0)
    assert list(penalties_of_several(entries))[-1] == "以上各项分别裁量、合并处罚。"


@pytest.mark.parametrize(
    ("field", "beside"),
    [("tier", "further-1-tier"), ("goods", "further-1-goods_list"), ("correction", "further")],
)
def test_a_refusal_stands_beside_the_entry_of_its_row(field: str, beside: str) -> None:
    third = violations_of(several(row("甲"), row("乙")))[2]
    told = of_row(third, Refusal("不行。", None, field))
    assert (told.field, told.sentence) == (beside, "第3项违法行为：不行。")
