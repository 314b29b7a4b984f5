"""A waiver of statement or hearing counts with its proof only (处罚法62、63)."""

from datetime import date

import pytest

from sunlit.rules.waiver import is_waived, proof_words, waiver_fault

SERVED, TODAY = date(2026, 11, 10), date(2026, 11, 16)
PROVEN = {
    "statement": "waived",
    "waiver_proof": "paper",
    "waiver_record": "放弃声明一份，卷内第12页",
    "waived_on": "2026-11-12",
}


def field_at_fault(**changed: str) -> str | None:
    fault = waiver_fault({**PROVEN, **changed}, SERVED, TODAY)
    return fault.field if fault else None


def test_a_waiver_with_its_proof_counts() -> None:
    assert field_at_fault() is None
    assert is_waived(PROVEN, "statement", SERVED, TODAY)
    assert not is_waived(PROVEN, "hearing", SERVED, TODAY)
    assert proof_words(PROVEN).startswith("放弃的凭据：书面放弃，有签名或者盖章（2026-11-12）；")


def test_who_waived_nothing_proves_nothing() -> None:
    assert waiver_fault({"statement": "made"}, SERVED, TODAY) is None
    assert proof_words({}) == ""


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"waiver_proof": ""}, "waiver_proof"),
        ({"waiver_proof": "promise"}, "waiver_proof"),
        ({"waiver_record": " "}, "waiver_record"),
        ({"waiver_proof": "refusal"}, "waiver_witness"),
        ({"waived_on": ""}, "waived_on"),
        ({"waived_on": "2026-11-09"}, "waived_on"),
        ({"waived_on": "2026-11-17"}, "waived_on"),
    ],
)
def test_a_waiver_without_its_proof_counts_for_nothing(changed: dict[str, str], field: str) -> None:
    assert field_at_fault(**changed) == field
    assert not is_waived({**PROVEN, **changed}, "statement", SERVED, TODAY)


@pytest.mark.parametrize("day", ["2026-11-10", "2026-11-16"])
def test_the_party_may_waive_on_the_day_of_service_and_on_the_day_it_is_recorded(day: str) -> None:
    assert field_at_fault(waived_on=day) is None


@pytest.mark.parametrize(
    ("entries", "article"),
    [({"statement": "waived"}, "第六十二条"), ({"hearing": "waived"}, "第六十三条")],
)
def test_the_refusal_cites_the_article_of_what_was_waived(
    entries: dict[str, str], article: str
) -> None:
    fault = waiver_fault(entries, SERVED, TODAY)
    assert fault is not None
    assert article in str(fault.citation)
