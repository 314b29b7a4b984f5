"""An address in a text: with and without its province, city and district, in whatever spelling."""

import re

from sunlit.disclosure.masking.writing import written

_BETWEEN = "[ .,\u2010、，]{0,2}"
_ADMINISTRATIVE = re.compile(
    r"(.{2,7}?(?:省|自治区))?(.{2,6}?市)?(.{1,6}?(?:区|县|旗|市))?(.{1,6}?(?:街道办事处|街道|镇|乡))?"
)
_STEPS = re.compile(
    r".+?(?:小区|号楼|号院|单元|街|路|巷|村|组|社|队|号|楼|栋|幢|层|室|户|院|区|苑|庄|$)"
)
_SHORTEST, _SHORTEST_DETAIL = 6, 4


def address_pattern(address: str) -> re.Pattern[str] | None:
    """Return what finds an address in `Written.digits`, None where it names no dwelling.

    With a number in it, it is found from the street or village on, up to where a text breaks off
    behind the first number; without, only as a whole, since a village is not yet a dwelling.
    """
    signs = "".join(sign for sign in written(address).digits if sign.isalnum())
    administrative = _ADMINISTRATIVE.match(signs)
    if administrative is None or len(signs) < _SHORTEST:
        return None
    parts = [part for part in administrative.groups() if part]
    detail = signs[administrative.end() :]
    while parts and (len(detail) < _SHORTEST_DETAIL or detail[0].isdecimal()):
        detail = parts.pop() + detail
    if detail == signs and not any(sign.isdecimal() for sign in signs):
        return re.compile(_spelled(signs)) if not _ends_administrative(signs) else None
    before = "".join(f"(?:{_spelled(part)}{_BETWEEN})?" for part in parts)
    steps = _STEPS.findall(detail)
    first = next((at for at, step in enumerate(steps) if re.search(r"\d", step)), None)
    if first is None:
        return re.compile(_spelled(signs))
    further = ""
    for step in reversed(steps[first + 1 :]):
        further = f"(?:{_BETWEEN}{_spelled(step)}{further})?"
    return re.compile(before + _spelled("".join(steps[: first + 1])) + further)


def _spelled(signs: str) -> str:
    end = r"(?!\d)" if signs[-1].isdecimal() else ""
    return _BETWEEN.join(map(re.escape, signs)) + end


def _ends_administrative(signs: str) -> bool:
    return signs.endswith(("省", "市", "区", "县", "镇", "乡"))
