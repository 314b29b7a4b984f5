"""Identity codes: GB 32100, GB 11714, GB 11643, with vectors from public registers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.rules.identifiers import (
    FULL_AGE,
    PUNISHABLE_AGE,
    check_id_number,
    check_organization_code,
    check_uscc,
    read_id_number,
)

USCC = (
    "91350100M000100Y43",
    "91350211M000100Y46",
    "11230500001755309F",
    "91230500MA1B3N1N2M",
    "11371525004442025C",
    "91110000802100433B",
)
ID_NUMBERS = ("11010519491231002X", "440524188001010014")


@pytest.mark.parametrize("code", USCC)
def test_real_credit_codes_pass(code: str) -> None:
    assert check_uscc(code) is None


@pytest.mark.parametrize("code", ID_NUMBERS)
def test_real_id_numbers_pass(code: str) -> None:
    assert check_id_number(code) is None


@pytest.mark.parametrize("code", ["00175530-9", "80210043-3", "001755309"])
def test_real_organization_codes_pass(code: str) -> None:
    assert check_organization_code(code) is None


@given(
    st.sampled_from(USCC), st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY")
)
def test_one_wrong_character_in_a_credit_code_is_found(code: str, place: int, sign: str) -> None:
    changed = code[:place] + sign + code[place + 1 :]
    assert (check_uscc(changed) is None) == (changed == code)


@given(st.sampled_from(ID_NUMBERS), st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_in_an_id_number_is_found(code: str, place: int, digit: str) -> None:
    changed = code[:place] + digit + code[place + 1 :]
    assert (check_id_number(changed) is None) == (changed == code)


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("1101051949123100X", "17位"),
        ("11010519491231002x", "17位"),
        ("99010519491231002X", "行政区划"),
        ("11010519490231002X", "出生日期"),
        ("110105194912310021", "校验位"),
    ],
)
def test_a_wrong_id_number_says_what_is_wrong(code: str, word: str) -> None:
    wrong = check_id_number(code)
    assert wrong is not None
    assert word in wrong
    with pytest.raises(ValueError, match=word):
        read_id_number(code)


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("91110000802100433", "18位"),
        ("9111000080210043OB", "18位"),
        ("91110000802100434B", "主体标识码"),
        ("91110000802100433C", "校验位"),
    ],
)
def test_a_wrong_credit_code_says_what_is_wrong(code: str, word: str) -> None:
    wrong = check_uscc(code)
    assert wrong is not None
    assert word in wrong


def test_an_id_number_tells_birthday_and_sex() -> None:
    citizen = read_id_number("11010519491231002X")
    assert citizen.birthday == date(1949, 12, 31)
    assert not citizen.is_male


@pytest.mark.parametrize(
    ("day", "minor", "punishable"),
    [
        ("1963-12-30", True, False),
        ("1963-12-31", True, True),
        ("1967-12-30", True, True),
        ("1967-12-31", False, True),
    ],
)
def test_age_is_complete_on_the_birthday(day: str, minor: bool, punishable: bool) -> None:
    citizen = read_id_number("11010519491231002X")
    age = citizen.age_on(date.fromisoformat(day))
    assert (age < FULL_AGE) == minor
    assert (age >= PUNISHABLE_AGE) == punishable
