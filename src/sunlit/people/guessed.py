"""Passwords that somebody who knows the office would try first."""

import re
from typing import Protocol

from django.core.exceptions import ValidationError

GUESSED = {
    "password_names_person": "密码里有登录名或者姓名，容易被猜到，请换一个。",
    "password_is_known_word": "去掉数字和符号，密码就是一个常见的词，容易被猜到，请换一个。",
    "password_repeats": "密码是一串重复或者连着的字符，容易被猜到，请换一个。",
}
"""Code of the fault → the sentence that says what to do."""
_LEAST_NAME = 3
_FEWEST_DIFFERENT = 5
_WORDS = (
    "password passwd passw admin administrator root welcome letmein login master secret test "
    "user qwerty qwertyuiop qwer asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qaz qazwsx "
    "qazwsxedc abc abcd woaini woaiwojia aini iloveyou mima woshishui nihao zhongguo china "
    "beijing shanxi taiyuan yangquan yangquanshi yq yqfgw fgw fagaiwei yqfagaiwei yangquanfgw "
    "yangquanfagaiwei zhifa zhifaju xingzhengzhifa yangguang yangguangzhifa sunlit "
)
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")
_LOOK_ALIKE = str.maketrans("@4310$5", "aaeioss")


class _Named(Protocol):
    username: str
    name: str


class NotGuessed:
    """Refuses what holds the person's name, or is a well-known word with numbers around it."""

    def validate(self, password: str, user: _Named | None = None) -> None:
        """Judge a new password.

        :raises ValidationError: with one of the codes of `GUESSED`.
        """
        folded = password.casefold()
        for name in (user.username, user.name) if user else ():
            if _names(folded, name.casefold()):
                raise _fault("password_names_person")
        core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded)
        for spelt in (core, core.translate(_LOOK_ALIKE)):
            if "".join(re.findall(r"[^\W\d_]", spelt)) in _WORDS.split():
                raise _fault("password_is_known_word")
        if len(set(folded)) < _FEWEST_DIFFERENT or _is_run(folded):
            raise _fault("password_repeats")

    def get_help_text(self) -> str:
        """What the form says beforehand."""
        return "不能含有登录名和姓名，不能是常见的词加上数字。"


def _names(password: str, name: str) -> bool:
    """Whether the password holds the name, forwards or backwards; a Chinese name has two signs."""
    if len(name) < (_LEAST_NAME if name.isascii() else 2):
        return False
    return name in password or name[::-1] in password


def _is_run(password: str) -> bool:
    return any(password in run or password in run[::-1] for run in _RUNS)


def _fault(code: str) -> ValidationError:
    return ValidationError(GUESSED[code], code=code)
