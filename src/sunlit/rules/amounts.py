"""An amount of money as people write it: 15,000, 1.5万, ¥ 3000, 三万元, 叁仟元伍角整."""

import re
import unicodedata
from decimal import Decimal

GREATEST_FEN = 1_000_000_000_000
"""一百亿元: no amount that is entered is greater."""

_FEN = 100
_LONGEST = 60
_SPACES = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_FRAME = re.compile(r"(?:人民币|RMB|CNY)?¥?(.*?)(?:[元圆块]?[整正]?)")
_WITH_CENTS = re.compile(r"(.*)[元圆块](.*[角分])")
_CENTS = re.compile(r"零?(?:([0-9一二三四五六七八九])角)?零?(?:([0-9一二三四五六七八九])分)?")
_PLAIN = re.compile(r"[0-9]+(\.[0-9]*)?")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
_BEYOND_FEN = re.compile(r"[0-9,]+\.[0-9]{3,}")
_NOT_ONE_AMOUNT = re.compile(r"[-~—–至到]|以[上下]|左右|[约余多几]")
_CURRENCY = re.compile(r"[$€£]|[美港日欧]元|USD|HKD|EUR")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_UNITS = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_LARGEST_DIGIT = 9
_PLAIN_SIGNS = str.maketrans(
    "〇○壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億两兩", "零零一二二三三四五六六七八九十百千万亿二二"
)
_LIKE_THIS = "请写成 15000、15,000 或者 1.5万 的样子。"


class UnreadableAmountError(ValueError):
    """The sentence says what to write instead."""


def fen_of(written: str) -> int:
    """Return the amount in 分; what could be read in two ways is not read at all.

    >>> fen_of("¥ 1．5万元")
    1500000

    :raises UnreadableAmountError: with a sentence for whoever wrote it.
    """
    if len(written) > _LONGEST:
        raise UnreadableAmountError(f"金额最多写 {_LONGEST} 个字符，{_LIKE_THIS}")
    if any(unicodedata.category(sign) == "No" for sign in written):
        raise UnreadableAmountError(f"金额里有上标、带圈一类的数字，{_LIKE_THIS}")
    text = _SPACES.sub("", unicodedata.normalize("NFKC", written)).upper().translate(_PLAIN_SIGNS)
    _refuse_what_is_no_amount(text)
    fen = _yuan(text) * _FEN
    if fen != int(fen):
        raise UnreadableAmountError("金额最多写到分（两位小数），请核对。")
    if fen > GREATEST_FEN:
        raise UnreadableAmountError("金额超过一百亿元，请核对是不是多写了“万”或者零。")
    return int(fen)


def _refuse_what_is_no_amount(text: str) -> None:
    if text.startswith(("-", "负")):
        raise UnreadableAmountError("金额不能是负数。")
    if _CURRENCY.search(text):
        raise UnreadableAmountError("金额以人民币元为单位，外币请先折算成人民币。")
    if _NOT_ONE_AMOUNT.search(text):
        raise UnreadableAmountError(f"请写一个确定的数额，不写范围和约数；{_LIKE_THIS}")


def _yuan(text: str) -> Decimal:
    """Return in 元 what stands around the number: currency sign, 元, 角, 分, 整."""
    split = _WITH_CENTS.fullmatch(text.rstrip("整正"))
    if split:
        return _yuan(split[1]) + _cents(split[2])
    if text.rstrip("整正").endswith(("角", "分")):
        return _cents(text.rstrip("整正"))
    frame = _FRAME.fullmatch(text)
    amount = frame[1] if frame else text
    if _BEYOND_FEN.fullmatch(amount):
        raise UnreadableAmountError("金额最多写到分（两位小数），请核对。")
    return _number(amount)


def _cents(text: str) -> Decimal:
    """Return 五角二分 in 元."""
    found = _CENTS.fullmatch(text)
    if found is None:
        raise UnreadableAmountError(f"“角”“分”前面各写一位数字；{_LIKE_THIS}")
    jiao, fen = (int(_DIGITS.get(sign, sign)) for sign in found.groups("0"))
    return Decimal(jiao * 10 + fen) / _FEN


def _number(text: str) -> Decimal:
    """Return a number in figures, in Chinese numerals, or in figures with 万 and its like."""
    for unit, worth in _UNITS:
        before, found, after = text.rpartition(unit)
        if found:
            return _counted(text, before, worth, after)
    if text in _DIGITS:
        return Decimal(_DIGITS[text])
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if "," in text:
        raise UnreadableAmountError(f"“{text}”的逗号看不出是不是小数点；{_LIKE_THIS}")
    raise UnreadableAmountError(f"看不出是多少钱；{_LIKE_THIS}")


def _counted(text: str, before: str, worth: int, after: str) -> Decimal:
    """Return `before` times `worth` and `after`: 一万五千, 1.5万, 1亿2000万."""
    if not before and worth != 10:  # noqa: PLR2004 - 十五 is fifteen; 万五 is nothing.
        raise UnreadableAmountError(f"单位前面没有数字；{_LIKE_THIS}")
    count = _number(before) if before else Decimal(1)
    if worth <= _UNITS[2][1] and count > _LARGEST_DIGIT and not _PLAIN.fullmatch(before):
        raise _in_two_ways(text)
    if not after:
        return count * worth
    rest = _number(after.removeprefix("零"))
    follows = after.startswith("零") or rest * 10 >= worth
    if count != int(count) or not follows or rest >= worth:
        raise _in_two_ways(text)
    return count * worth + rest


def _in_two_ways(text: str) -> UnreadableAmountError:
    return UnreadableAmountError(f"“{text}”可以有两种读法；{_LIKE_THIS}")
