"""Rows of a form: what was typed is kept, what is empty does not count, a fault is named there."""

from collections.abc import Iterator

import pytest
from django import forms
from django.utils import translation

from sunlit.web.form_parts import BoundForm, present
from sunlit.web.table_field import TableField
from web.sample_forms import Point


class Points(forms.Form):
    points = TableField(
        Point, least=1, most=3, label="复核要点", error_messages={"required": "至少填写一行。"}
    )


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with translation.override("zh-hans"):
        yield


def row(number: int, **entries: str) -> dict[str, str]:
    good = {"point": "没有收到通知", "adopted": "no", "reason": "有送达回证"}
    return {f"points-{number}-{name}": text for name, text in (good | entries).items()}


EMPTY = {"point": "", "adopted": "", "reason": " "}


def cells(form: BoundForm) -> list[list[str]]:
    return [[cell.id for cell in row.cells] for row in form.by_name["points"].rows]


def test_rows_come_back_in_their_order_without_the_empty_ones() -> None:
    form = Points(row(7, point="乙") | row(2, **EMPTY) | row(0, point="甲"))
    assert form.is_valid(), form.errors
    assert [one["point"] for one in form.cleaned_data["points"]] == ["甲", "乙"]
    assert form.cleaned_data["points"][0]["reason"] == "有送达回证"


def test_a_fault_is_named_in_its_row_and_leads_to_its_control() -> None:
    shown = present(Points(row(0) | row(1, reason="") | row(2, reason="长" * 21)))
    lines = [(line.text, line.target) for line in shown.error_summary.lines]
    assert lines[0] == ("第 2 行：请填写“采纳与否的理由”", "id_points-1-reason")
    assert [target for _, target in lines] == ["id_points-1-reason", "id_points-2-reason"]
    assert "没有收到通知" in shown.by_name["points"].rows[1].cells[0].control


def test_a_row_begun_is_not_an_empty_row() -> None:
    form = Points(row(0) | row(1, **(EMPTY | {"adopted": "yes"})))
    assert not form.is_valid()
    assert len(present(form).by_name["points"].rows) == 2


@pytest.mark.parametrize("sent", [{}, row(0, **EMPTY), {"points": "x", "points-x-point": "y"}])
def test_a_table_that_must_have_rows_is_refused_without_one(sent: dict[str, str]) -> None:
    shown = present(Points(sent))
    assert [line.text for line in shown.error_summary.lines] == ["至少填写一行。"]
    assert cells(shown) == [["id_points-0-point", "id_points-0-adopted", "id_points-0-reason"]]


def test_more_rows_than_there_may_be_are_refused() -> None:
    form = Points(row(0) | row(1) | row(2) | row(3))
    assert form.errors["points"] == ["“复核要点”最多填写 3 行。"]
    assert len(present(form).by_name["points"].rows) == 4


def test_stored_rows_are_shown_and_an_empty_one_where_it_was_asked_for() -> None:
    stored = {"point": "甲", "adopted": "yes", "reason": "乙"}
    shown = present(Points(initial={"points": [stored, {}]})).by_name["points"]
    assert [one.number for one in shown.rows] == [1, 2]
    assert "甲" in shown.rows[0].cells[0].control
    assert (shown.another_row, shown.next_row) == ("another-row:points", "id_points-2")
