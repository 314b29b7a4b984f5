"""Dates and amounts as papers write them."""

from datetime import UTC, date, datetime

import pytest

from sunlit.documents.wording import (
    date_in_words,
    moment_in_words,
    yuan_in_figures,
    yuan_in_words,
)


@pytest.mark.parametrize(
    ("fen", "figures", "words"),
    [
        (0, "¥0.00", "零元整"),
        (5, "¥0.05", "伍分"),
        (50, "¥0.50", "伍角整"),
        (55, "¥0.55", "伍角伍分"),
        (100, "¥1.00", "壹元整"),
        (105, "¥1.05", "壹元零伍分"),
        (1000, "¥10.00", "壹拾元整"),
        (10100, "¥101.00", "壹佰零壹元整"),
        (100100, "¥1,001.00", "壹仟零壹元整"),
        (101000, "¥1,010.00", "壹仟零壹拾元整"),
        (1500000, "¥15,000.00", "壹万伍仟元整"),
        (1000100, "¥10,001.00", "壹万零壹元整"),
        (1050000, "¥10,500.00", "壹万零伍佰元整"),
        (2000050, "¥20,000.50", "贰万元伍角整"),
        (326800000, "¥3,268,000.00", "叁佰贰拾陆万捌仟元整"),
        (10000000000, "¥100,000,000.00", "壹亿元整"),
        (10000000100, "¥100,000,001.00", "壹亿零壹元整"),
        (1_0203_0405_06, "¥102,030,405.06", "壹亿零贰佰零叁万零肆佰零伍元零陆分"),
        (1_0000_5000_0000_00, "¥1,000,050,000,000.00", "壹万亿零伍仟万元整"),
    ],
)
def test_an_amount_in_figures_and_in_capital_numerals(fen: int, figures: str, words: str) -> None:
    assert (yuan_in_figures(fen), yuan_in_words(fen)) == (figures, words)


def test_no_two_amounts_read_alike() -> None:
    amounts = [*range(2000), *range(99_990_00, 100_020_00, 7)]
    assert len({yuan_in_words(fen) for fen in amounts}) == len(set(amounts))


def test_a_day_has_arabic_figures_without_leading_zeros() -> None:
    assert date_in_words(date(2026, 3, 9)) == "2026年3月9日"


def test_a_moment_is_that_of_chinese_clocks() -> None:
    assert moment_in_words(datetime(2026, 3, 8, 16, 5, tzinfo=UTC)) == "2026年3月9日0时05分"
