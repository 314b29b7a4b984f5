"""技术处理: what may stand in a public copy, field by field, and what a free text gives away."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sunlit.rules.citations import Citation, cite, practice
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import check_id_number


class Treatment(StrEnum):
    """What happens to a field in the public copy."""

    KEEP = "keep"
    REMOVE = "remove"
    SURNAME = "surname"
    ANONYMOUS = "anonymous"

    @property
    def label(self) -> str:
        """The Chinese words."""
        return {"keep": "保留", "remove": "删去", "surname": "只留姓氏", "anonymous": "隐名"}[
            self.value
        ]


@dataclass(frozen=True)
class FieldRule:
    """The treatment of one field."""

    field: str
    label: str
    treatment: Treatment
    citation: Citation


def _rules(*rows: tuple[str, str, Treatment, Citation]) -> Mapping[str, FieldRule]:
    return MappingProxyType({row[0]: FieldRule(*row) for row in rows})


_PRIVACY = cite("公示制度6")
_PERSONAL = cite("个保法28")
FIELD_RULES = _rules(
    ("party_name", "当事人名称", Treatment.KEEP, cite("公示制度6(3)")),
    ("party_uscc", "统一社会信用代码", Treatment.KEEP, cite("424号")),
    ("party_id_number", "公民身份号码", Treatment.REMOVE, _PERSONAL),
    ("passport", "护照等证件号码", Treatment.REMOVE, _PERSONAL),
    ("legal_representative", "法定代表人姓名", Treatment.KEEP, cite("424号")),
    ("representative_id_number", "法定代表人证件号码", Treatment.REMOVE, _PERSONAL),
    ("home_address", "家庭住址", Treatment.REMOVE, _PRIVACY),
    ("telephone", "电话号码", Treatment.REMOVE, _PRIVACY),
    ("email", "电子邮箱", Treatment.REMOVE, _PRIVACY),
    ("bank_account", "银行账号", Treatment.REMOVE, _PRIVACY),
    ("health", "健康状况", Treatment.REMOVE, _PERSONAL),
    ("other_person", "其他人员姓名", Treatment.ANONYMOUS, _PRIVACY),
    ("inspection_points", "未公开的检查要点", Treatment.REMOVE, practice()),
    ("facility_coordinates", "重要设施坐标", Treatment.REMOVE, practice()),
)
"""Field by field; the name of a punished natural person follows the organ's choice."""


def treatment_of(field: str, party: PartyKind, name_setting: str) -> Treatment:
    """Return what happens to a field; an unknown field is removed.

    `name_setting` is the organ's `natural_person_name`: `full` or `surname`.
    """
    if field == "party_name" and party is PartyKind.NATURAL_PERSON and name_setting != "full":
        return Treatment.SURNAME
    rule = FIELD_RULES.get(field)
    return rule.treatment if rule else Treatment.REMOVE


def treat(value: str, treatment: Treatment) -> str:
    """Return the public form of a value."""
    if treatment is Treatment.KEEP:
        return value
    if treatment is Treatment.REMOVE:
        return ""
    return surname_only(value) if treatment is Treatment.SURNAME else anonymous(value)


_DOUBLE_SURNAMES = frozenset(
    {
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "司徒",
        "东方",
        "独孤",
        "夏侯",
        "尉迟",
        "皇甫",
        "慕容",
        "令狐",
        "长孙",
        "宇文",
    }
)


def surname_only(name: str) -> str:
    """Return 王** for a natural person: the length of the given name is not shown."""
    return f"{_surname(name)}**"


def anonymous(name: str) -> str:
    """Return 王某某 for a person who is not the party."""
    return f"{_surname(name)}某某"


def _surname(name: str) -> str:
    return name[:2] if name[:2] in _DOUBLE_SURNAMES else name[:1]


class Trace(StrEnum):
    """A kind of personal data that a free text may carry."""

    ID_NUMBER = "公民身份号码"
    OLD_ID_NUMBER = "旧公民身份号码"
    MOBILE = "手机号码"
    TELEPHONE = "固定电话"
    BANK_CARD = "银行卡号"
    EMAIL = "电子邮箱"
    PLATE = "机动车号牌"


@dataclass(frozen=True)
class Found:
    """One trace in a text, with its place."""

    trace: Trace
    text: str
    start: int
    end: int


def _luhn_holds(digits: str) -> bool:
    total = 0
    for place, sign in enumerate(reversed(digits)):
        total += sum(divmod(int(sign) * (1 + place % 2), 10))
    return total % 10 == 0


_PLATE_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PATTERNS: tuple[tuple[Trace, re.Pattern[str], Callable[[str], bool]], ...] = (
    (
        Trace.ID_NUMBER,
        re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])"),
        lambda text: check_id_number(text.upper()) is None,
    ),
    (Trace.BANK_CARD, re.compile(r"(?<![0-9A-Za-z])\d{16,19}(?![0-9A-Za-z])"), _luhn_holds),
    (
        Trace.OLD_ID_NUMBER,
        re.compile(r"(?<![0-9A-Za-z])\d{8}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}(?![0-9A-Za-z])"),
        bool,
    ),
    (Trace.MOBILE, re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"), bool),
    (Trace.TELEPHONE, re.compile(r"(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)"), bool),
    (Trace.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII), bool),
    (
        Trace.PLATE,
        re.compile(rf"[{_PLATE_PROVINCES}][A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{{5,6}}(?![A-Z0-9])"),
        bool,
    ),
)


def find_traces(text: str) -> list[Found]:
    """Return the personal data in a text, in order of place.

    A 统一社会信用代码 is public and never reported.
    """
    found: list[Found] = []
    for one in _matches(text):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _matches(text: str) -> Iterator[Found]:
    for trace, pattern, holds in _PATTERNS:
        for match in pattern.finditer(text):
            if holds(match.group()):
                yield Found(trace, match.group(), match.start(), match.end())
