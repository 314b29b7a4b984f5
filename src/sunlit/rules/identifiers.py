"""Identity codes and their check characters: GB 32100, GB 11714, GB 11643."""

import re
from dataclasses import dataclass
from datetime import date

_USCC_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_USCC = re.compile(r"[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}")
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANIZATION_CHECKS = "0123456789X"
_ORGANIZATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]")
_ID_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_ID_CHECKS = "10X98765432"
_ID = re.compile(r"\d{17}[\dX]")
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")

FULL_AGE = 18
"""Below this age a natural person is a minor (民法典17)."""
PUNISHABLE_AGE = 14
"""Below this age no penalty is given (处罚法30)."""


def check_uscc(code: str) -> str | None:
    """Return what is wrong with a 统一社会信用代码 (GB 32100), or None."""
    if not _USCC.fullmatch(code):
        return "统一社会信用代码应为18位数字和大写字母，不含 I、O、S、V、Z。"
    if not _organization_check_holds(code[8:16], code[16]):
        return "统一社会信用代码的主体标识码（第9至17位）校验不符，请核对。"
    total = sum(
        _USCC_SYMBOLS.index(sign) * weight
        for sign, weight in zip(code[:17], _USCC_WEIGHTS, strict=True)
    )
    if _USCC_SYMBOLS[-total % 31] != code[17]:
        return "统一社会信用代码的校验位不符，请核对。"
    return None


def check_organization_code(code: str) -> str | None:
    """Return what is wrong with a 组织机构代码 (GB 11714), with or without its hyphen, or None."""
    if not _ORGANIZATION.fullmatch(code):
        return "组织机构代码应为8位数字或者大写字母加1位校验码。"
    if not _organization_check_holds(code[:8], code[-1]):
        return "组织机构代码的校验位不符，请核对。"
    return None


def check_id_number(code: str) -> str | None:
    """Return what is wrong with a 公民身份号码 (GB 11643), or None."""
    if not _ID.fullmatch(code):
        return "公民身份号码应为17位数字加1位校验码（数字或者大写 X）。"
    if not _PROVINCE.match(code):
        return "公民身份号码的前两位不是行政区划代码，请核对。"
    if birthday_in(code) is None:
        return "公民身份号码中的出生日期不存在，请核对。"
    return None if id_check_holds(code) else "公民身份号码的校验位不符，请核对。"


def id_check_holds(code: str) -> bool:
    """Whether the last of eighteen characters is the check character of the first seventeen."""
    total = sum(int(digit) * weight for digit, weight in zip(code[:17], _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11] == code[17]


@dataclass(frozen=True)
class Citizen:
    """What a valid 公民身份号码 says of its bearer."""

    birthday: date
    is_male: bool

    def age_on(self, day: date) -> int:
        """Return the completed years."""
        return age_on(self.birthday, day)


def age_on(birthday: date, day: date) -> int:
    """Return the completed years: a year is complete on the birthday itself."""
    before_birthday = (day.month, day.day) < (birthday.month, birthday.day)
    return day.year - birthday.year - before_birthday


def read_id_number(code: str) -> Citizen:
    """Return what the number says.

    :raises ValueError: when the number is not valid; the sentence says why.
    """
    wrong = check_id_number(code)
    birthday = birthday_in(code)
    if wrong or birthday is None:
        raise ValueError(wrong)
    return Citizen(birthday, is_male=int(code[16]) % 2 == 1)


def birthday_in(code: str) -> date | None:
    """Return the day of birth that stands in a number of eighteen characters, None if no day."""
    try:
        return date(int(code[6:10]), int(code[10:12]), int(code[12:14]))
    except ValueError:
        return None


def _organization_check_holds(body: str, check: str) -> bool:
    total = sum(
        int(sign, 36) * weight for sign, weight in zip(body, _ORGANIZATION_WEIGHTS, strict=True)
    )
    return check == _ORGANIZATION_CHECKS[-total % 11]
