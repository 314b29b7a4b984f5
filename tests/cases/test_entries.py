"""A step is refused without each of its required entries, and with one that makes no sense."""

from typing import Any

import pytest

from factories import HEARING_FROM_FEN, ON_SQLITE, SCHEDULE, CaseStory, refused
from sunlit.cases.procedures import PROCEDURES
from sunlit.rules.forms import Field, Kind, StepForm

FORMS = PROCEDURES["penalty_ordinary"].forms
NONSENSE: dict[Kind, tuple[Any, ...]] = {
    Kind.TEXT: (7, "长" * 401),
    Kind.LONG_TEXT: (["text"], "长" * 5001),
    Kind.CHOICE: ("nothing_of_the_kind", ["made"], 1),
    Kind.YES_NO: ("yes", 1, "no"),
    Kind.DATE: ("2026-13-01", "yesterday", 20260921),
    Kind.MOMENT: ("2026-09-21", "2026-09-21T09:00", 5),
    Kind.MONEY: (-1, "100", 1.5, True, 10**15),
    Kind.OFFICER: ("somebody", -1),
    Kind.PERSON: ("somebody", -1),
    Kind.COUNSEL: ("somebody", -1),
    Kind.MATTER: (5,),
    Kind.TABLE: ("row", ["row"], [{"part": 5}], [{"part": ""}], [{"other": "短"}], [], None),
}
SENSE: dict[Kind, tuple[Any, ...]] = {
    Kind.TEXT: ("短", "长" * 40),
    Kind.CHOICE: ("a", "b"),
    Kind.YES_NO: (True, False),
    Kind.DATE: ("2026-09-21",),
    Kind.MOMENT: ("2026-09-21T09:00+08:00",),
    Kind.MONEY: (0, 1, 50_000_000),
    Kind.OFFICER: ("5", 5),
    Kind.PERSON: ("5", 5),
    Kind.COUNSEL: ("5", 5),
    Kind.TABLE: ([{"part": "短"}], [{"part": "短"}] * 200),
}


@ON_SQLITE
def test_every_required_entry_is_asked_for_by_name(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    for step in SCHEDULE:
        form = FORMS.get(step)
        for field in form.fields if form and step != "register_lead" else ():
            if field.required:
                for blank in ("", "  ", None):
                    with refused(field=field.name):
                        story.take(step, **{field.name: blank})
        story.take(step)


@pytest.mark.parametrize("kind", list(Kind))
def test_an_entry_of_the_wrong_kind_is_a_fault(kind: Kind) -> None:
    choices, columns = (("a", "甲"), ("b", "乙")), (Field("part", "分项"),)
    form = StepForm((Field("entry", "某项", kind, choices=choices, size=400, columns=columns),))
    for value in NONSENSE[kind]:
        faults = form.faults({"entry": value})
        assert [fault.field for fault in faults] == ["entry"], value
    for value in SENSE.get(kind, ()):
        assert form.faults({"entry": value}) == [], value


@pytest.mark.parametrize("blank", ["", " ", None])
def test_an_optional_entry_may_stay_blank(blank: str | None) -> None:
    form = StepForm((Field("entry", "某项", Kind.DATE, required=False),))
    assert form.faults({"entry": blank}) == []
    assert form.faults({"entry": "no day"}) != []


def test_the_sentence_names_the_entry_as_the_form_does() -> None:
    form = StepForm((Field("entry", "某项"),))
    assert [str(fault) for fault in form.faults({})] == ["请填写“某项”。"]


def test_the_sentence_about_a_row_says_which() -> None:
    table = Field("entry", "某表", Kind.TABLE, columns=(Field("part", "分项"),), least=2)
    faults = StepForm((table,)).faults({"entry": [{"part": "有"}, {"part": " "}]})
    assert [str(fault) for fault in faults] == ["“某表”第 2 行：请填写“分项”。"]
    assert [str(fault) for fault in StepForm((table,)).faults({"entry": [{"part": "有"}]})] == [
        "“某表”至少填写 2 行。"
    ]


def test_every_form_belongs_to_a_step_of_its_table() -> None:
    for procedure, forms in ((code, table.forms) for code, table in PROCEDURES.items()):
        assert set(forms) <= {step.code for step in PROCEDURES[procedure].steps}
