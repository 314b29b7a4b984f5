"""What a free text gives away by itself: numbers of persons, in whatever spelling.

A number whose check character holds is found in any grouping; one without such a character only
in the groupings that people use, so that dates and amounts beside each other are not taken for it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sunlit.disclosure.masking.writing import BETWEEN, Written, written
from sunlit.rules.identifiers import birthday_in, check_id_number, check_uscc


class Trace(StrEnum):
    """A kind of personal data that a free text may carry."""

    ID_NUMBER = "公民身份号码"
    OLD_ID_NUMBER = "旧公民身份号码"
    DOCUMENT = "证件号码"
    MOBILE = "手机号码"
    TELEPHONE = "固定电话"
    BANK_CARD = "银行卡号"
    ACCOUNT = "账号"
    EMAIL = "电子邮箱"
    CHAT = "微信、QQ 号"
    PLATE = "机动车号牌"


@dataclass(frozen=True)
class Found:
    """One trace in a text, with its place."""

    trace: Trace
    text: str
    start: int
    end: int


_SIGN = re.compile(r"[0-9A-Z]")
_OLDEST, _YOUNGEST = 1900, 2019
_DISTRICT = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


def _signs(text: str) -> str:
    return "".join(_SIGN.findall(text))


def _is_id_number(text: str) -> bool:
    """Whether it is one, or would be one but for a slip in its last character."""
    code = _signs(text)
    if check_id_number(code) is None:
        return True
    born = birthday_in(code)
    is_plausible = born is not None and _OLDEST <= born.year <= _YOUNGEST
    return is_plausible and bool(_DISTRICT.match(code)) and check_uscc(code) is not None


def _luhn_holds(text: str) -> bool:
    total = 0
    for place, sign in enumerate(reversed(_signs(text))):
        total += sum(divmod(int(sign) * (1 + place % 2), 10))
    return total % 10 == 0


def _is_plate(text: str) -> bool:
    return sum(sign.isdigit() for sign in text) >= _DIGITS_OF_PLATE


_DIGITS_OF_PLATE = 3
_S = "[ .\u2010]{1,3}"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_ABROAD = "(?:[+]?(?:00)?86[ \u2010]{0,2}|0)?"
_MOBILE = r"1(?:[35-9]\d|4[5-9])"
"""Not 140 to 144: those are machines, and certificates of enforcement of this province."""
_AREA = r"(?:10|2\d|[3-9]\d{2})"
_LOCAL = rf"[2-8]\d{{2,3}}{BETWEEN}\d{{4}}(?!\d)"
_NUMBER_AFTER = rf"[^0-9A-Z。;,，；]{{0,8}}([A-Z]{{0,3}}\d(?:{BETWEEN}[0-9A-Z]){{5,}})"

_PATTERNS: tuple[tuple[Trace, re.Pattern[str], Callable[[str], bool]], ...] = (
    (
        Trace.ID_NUMBER,
        re.compile(rf"(?<!\d)(?=(\d(?:{BETWEEN}\d){{16}}{BETWEEN}[\dX])(?!\d))"),
        _is_id_number,
    ),
    (Trace.BANK_CARD, re.compile(r"(?<![0-9A-Z])(\d{16,19})(?![0-9A-Z])"), _luhn_holds),
    (
        Trace.BANK_CARD,
        re.compile(
            rf"(?<![0-9A-Z])(?=([3-9]\d{{3}}(?:{_S}\d{{4}}){{3}}(?:{_S}\d{{1,3}})?)(?![0-9A-Z]))"
        ),
        _luhn_holds,
    ),
    (
        Trace.BANK_CARD,
        re.compile(rf"(?<![0-9A-Z])([3-9]\d{{5}}{_S}\d{{10,13}})(?![0-9A-Z])"),
        _luhn_holds,
    ),
    (
        Trace.OLD_ID_NUMBER,
        re.compile(
            rf"(?<![0-9A-Z])(\d{{6}}(?:{_S})?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:{_S})?\d{{3}})"
            r"(?![0-9A-Z])"
        ),
        lambda text: bool(_DISTRICT.match(text)),
    ),
    (Trace.MOBILE, re.compile(rf"(?<!\d)({_ABROAD}{_MOBILE}\d{{8}})(?!\d)"), bool),
    (
        Trace.MOBILE,
        re.compile(
            rf"(?<![0-9A-Z])(?=({_ABROAD}{_MOBILE}(?:"
            rf"{_S}\d{{4}}{_S}\d{{4}}|{_S}\d{{8}}|\d{{4}}{_S}\d{{4}}|{_S}\d{{3}}{_S}\d{{5}}"
            rf"|\d{_S}\d{{3}}{_S}\d{{4}}|\d{_S}\d{{4}}{_S}\d{{3}}|{_S}\d{{4}}\d{{4}}"
            rf"|\d{{3}}{_S}\d{{5}}|\d\d{_S}\d{{3}}{_S}\d{{3}}|{_S}\d\d(?:{_S}\d\d){{3}}"
            r"))(?!\d))"
        ),
        bool,
    ),
    (
        Trace.MOBILE,
        re.compile(
            rf"(?<![0-9A-Z])(?=(1{_S}[3-9](?:{_S}\d){{9}}|1[3-9](?:{_S}\d{{3}}){{3}})(?!\d))"
        ),
        bool,
    ),
    (
        Trace.TELEPHONE,
        re.compile(
            rf"(?<![0-9A-Z.])(?=(〔?(?:0{_AREA}|86[ \u2010〕]{{1,3}}{_AREA})"
            rf"[ \u2010〕]{{0,3}}{_LOCAL}))"
        ),
        bool,
    ),
    (
        Trace.TELEPHONE,
        re.compile(rf"(?:电话|手机|座机|固话|传真|联系方式)[^0-9。;；]{{0,6}}(?<!\d)({_LOCAL})"),
        bool,
    ),
    (
        Trace.EMAIL,
        re.compile(r"([A-Z0-9_.+\u2010]+ ?@ ?[A-Z0-9\u2010]+(?:\.[A-Z0-9\u2010]+)+)"),
        bool,
    ),
    (
        Trace.CHAT,
        re.compile(r"(?:微信|QQ)号?码?[^0-9A-Z。;,，；]{0,4}([A-Z0-9_\u2010]{5,})"),
        bool,
    ),
    (
        Trace.PLATE,
        re.compile(
            rf"([{_PROVINCES}]{BETWEEN}[A-HJ-NP-Z]{BETWEEN}"
            r"(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳领]))(?![A-Z0-9])"
        ),
        _is_plate,
    ),
    (
        Trace.ACCOUNT,
        re.compile(rf"(?:[账帐][号户]|卡号)[^0-9A-Z。;；]{{0,8}}(\d(?:{BETWEEN}\d){{7,}})"),
        bool,
    ),
    (Trace.ACCOUNT, re.compile(r"尾号[^0-9A-Z。;；]{0,3}(\d{3,6})(?!\d)"), bool),
    (
        Trace.DOCUMENT,
        re.compile(
            rf"(?:身份证|护照|通行证|居住证|居留身份证|驾驶证|军官证|(?<!执法)证件){_NUMBER_AFTER}"
        ),
        lambda text: check_uscc(_signs(text)) is not None,
    ),
)
_CREDIT_CODE = re.compile(rf"(?<![0-9A-Z])(?=([0-9A-Z](?:{BETWEEN}[0-9A-Z]){{17}})(?![0-9A-Z]))")
_PAPER_NUMBER = re.compile(r"(〔(?:19|20)\d\d〕 ?第? ?\d{1,6} ?号)")


def find_traces(text: str) -> list[Found]:
    """Return the personal data in a text, in order of place; none overlap.

    A 统一社会信用代码 and the number of a paper are public and never reported.
    """
    one = written(text)
    public = list(public_places(one))
    found: list[Found] = []
    for trace, start, end in sorted(_matches(one), key=lambda place: place[1] - place[2]):
        is_apart = all(end <= other.start or other.end <= start for other in found)
        if is_apart and not any(begin < end and start < stop for begin, stop in public):
            found.append(Found(trace, one.text[start:end], start, end))
    return sorted(found, key=lambda each: each.start)


def public_places(one: Written) -> Iterator[tuple[int, int]]:
    """Yield where codes and numbers of papers stand: nothing in them is a person's."""
    for match in _CREDIT_CODE.finditer(one.form):
        code = _signs(match.group(1))
        if check_uscc(code) is None and check_id_number(code) is not None:
            yield one.place(match, 1)
    for match in _PAPER_NUMBER.finditer(one.form):
        yield one.place(match, 1)


def _matches(one: Written) -> Iterator[tuple[Trace, int, int]]:
    for form in dict.fromkeys((one.form, one.digits)):
        for trace, pattern, holds in _PATTERNS:
            for match in pattern.finditer(form):
                if holds(match.group(1)):
                    yield trace, *one.place(match, 1)
