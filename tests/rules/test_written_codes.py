"""Codes and numbers as people paste them."""

import pytest

from sunlit.rules.written_codes import (
    plain_code,
    plain_document_number,
    plain_number,
    plain_telephone,
)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("9114 0300 MA0T EST0 6X", "91140300MA0TEST06X"),
        ("９１１４０３００ｍａ０ｔｅｓｔ０６ｘ", "91140300MA0TEST06X"),
        ("\u202d140303198001011232\u202c", "140303198001011232"),
        ("\ufeff1403\u200b03\u3000198001011232\n", "140303198001011232"),
        ("14030319800101123x", "14030319800101123X"),
        ("A-12/3", "A-12/3"),
    ],
)
def test_a_code_is_kept_without_what_a_copy_brings_along(pasted: str, kept: str) -> None:
    assert plain_code(pasted) == kept


def test_a_number_keeps_its_small_letters() -> None:
    assert plain_number("Ｎo. 12 34") == "No.1234"


@pytest.mark.parametrize(
    "typed",
    [
        "阳公受〔2026〕8号",
        "阳公受【2026】8号",
        "阳公受[2026] 8号",
        "阳公受（２０２６）８号",
        "阳公受 (2026)8号",
    ],
)
def test_the_year_of_a_document_number_stands_in_its_own_brackets(typed: str) -> None:
    assert plain_document_number(typed) == "阳公受〔2026〕8号"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("139 3530 0002", "13935300002"),
        ("１３９３５３００００２", "13935300002"),
        ("（0353） 202 3456", "0353-2023456"),
        ("(0353)2023456", "0353-2023456"),
        ("0353-2023456 转 801", "0353-2023456转801"),
        ("202 3456", "2023456"),
        ("13935300002  13935300003", "13935300002 13935300003"),
        ("0353-2023456、13935300002", "0353-2023456、13935300002"),
        ("村委会代转", "村委会代转"),
    ],
)
def test_a_telephone_is_joined_and_two_are_not(typed: str, kept: str) -> None:
    assert plain_telephone(typed) == kept
