"""A password that somebody who knows the office would try first is refused."""

import pytest
from django.core.exceptions import ValidationError

from sunlit.people.guessed import GUESSED, NotGuessed
from sunlit.people.models import Person

WHO = Person(username="wangshili", name="王示例")


def why_refused(password: str) -> str | None:
    try:
        NotGuessed().validate(password, WHO)
    except ValidationError as fault:
        return str(fault.code)
    return None


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Wangshili2026", "password_names_person"),
        ("2026ilihsgnaw!", "password_names_person"),
        ("王示例的密码很长很长", "password_names_person"),
        ("Yangquan@2026", "password_is_known_word"),
        ("P@ssw0rd2026", "password_is_known_word"),
        ("fgw-20261129", "password_is_known_word"),
        ("woaini1314520", "password_is_known_word"),
        ("1111111111aa", "password_repeats"),
        ("9876543210", "password_repeats"),
        ("abcdefghijkl", "password_repeats"),
        ("plum-rain-on-slate", None),
        ("tea-in-the-harbour", None),
        ("北风卷地白草折八月飞雪", None),
    ],
)
def test_a_password_that_is_guessed_first_is_refused(password: str, why: str | None) -> None:
    assert why_refused(password) == why


def test_every_fault_says_what_to_do() -> None:
    assert [said for said in GUESSED.values() if not said.endswith("请换一个。")] == []
