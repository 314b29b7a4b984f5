"""案卷: order, volumes, completeness."""

from datetime import date

import pytest

from sunlit.documents.forms import FORMS
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.dossier import (
    ARCHIVE_DEADLINE,
    DOSSIERS,
    Need,
    Volume,
    check_complete,
    kept_until,
    place_of,
)
from sunlit.rules.periods import Unit


def complete(kind: str) -> set[str]:
    return {item.code for item in DOSSIERS[kind].items}


@pytest.mark.parametrize("kind", ["penalty", "license", "inspection"])
def test_a_complete_file_lacks_nothing(kind: str) -> None:
    assert check_complete(kind, complete(kind), major=True, hearing=True) == []


@pytest.mark.parametrize("kind", ["penalty", "license", "inspection"])
def test_every_necessary_item_is_missed_when_absent(kind: str) -> None:
    for item in DOSSIERS[kind].items:
        there = complete(kind) - {item.code}
        lacking = check_complete(kind, there, major=True, hearing=True, paid=True, deliberated=True)
        assert bool(lacking) == (item.need is not Need.IF_HELD)
        assert [refusal.field for refusal in lacking] == [item.code] * len(lacking)


def test_the_review_opinion_is_asked_of_major_cases_only() -> None:
    present = complete("penalty") - {"review", "hearing"}
    assert check_complete("penalty", present, major=False, hearing=False) == []
    assert check_complete("penalty", present, major=True, hearing=False)[0].field == "review"


@pytest.mark.parametrize(
    ("form", "volume"),
    [
        ("D16", Volume.MAIN),
        ("D10", Volume.MAIN),
        ("D13", Volume.INTERNAL),
        ("D14", Volume.INTERNAL),
        ("D01", Volume.INTERNAL),
        ("D24", Volume.INTERNAL),
    ],
)
def test_review_records_and_approvals_stand_in_the_internal_volume(
    form: str, volume: Volume
) -> None:
    assert place_of("penalty", form).volume is volume


@pytest.mark.parametrize("kind", DOSSIERS)
def test_no_form_has_two_places_in_one_file(kind: str) -> None:
    forms = [form for item in DOSSIERS[kind].items for form in item.forms]
    assert len(forms) == len(set(forms))


def test_a_file_is_archived_within_thirty_calendar_days() -> None:
    period = DEADLINES[ARCHIVE_DEADLINE].period
    assert (period.limit, period.unit) == (30, Unit.CD)


@pytest.mark.parametrize(
    ("retention", "last"),
    [("永久", None), ("30年", date(2056, 11, 24)), ("10年", date(2036, 11, 24))],
)
def test_a_file_is_kept_from_its_closing(retention: str, last: date | None) -> None:
    assert kept_until(date(2026, 11, 24), retention) == last


def test_an_unknown_retention_is_refused() -> None:
    with pytest.raises(ValueError, match="保管期限"):
        kept_until(date(2026, 11, 24), "长期")


def test_no_internal_paper_falls_into_the_volume_that_the_party_sees() -> None:
    for form in FORMS.values():
        item = place_of("penalty", form.code, internal=form.internal)
        public_text = form.code.endswith("-G")
        if form.internal and not public_text and form.code not in {"D02", "D19"}:
            assert item.volume is Volume.INTERNAL, form.code
