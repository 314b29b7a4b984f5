"""技术处理: what may stand in a public copy, field by field; how a name is shortened."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sunlit.rules.citations import Citation, cite, practice
from sunlit.rules.house.model import PartyKind


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


class Personal(StrEnum):
    """What an entry holds of a person; from it follows what the public copy hides.

    PEOPLE is a sentence that says who was there: names, relations, numbers. CIRCUMSTANCE is what
    nobody outside may learn at all (处罚法30, 31). OFFICIAL is who acts for an organ: not hidden.
    """

    NAME = "name"
    IDENTITY = "identity"
    TELEPHONE = "telephone"
    CONTACT = "contact"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    ACCOUNT = "account"
    VEHICLE = "vehicle"
    PEOPLE = "people"
    CIRCUMSTANCE = "circumstance"
    OFFICIAL = "official"


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


_LONGEST_NAME = 4
_OF_TRADES = re.compile(
    r"[店厂铺馆坊摊吧]$|超市|商行|商店|商贸|经营|公司|中心|合作|加工|门市|批发|零售|部$"
)
_HAN_ONLY = re.compile(r"[㐀-鿿𠀀-𯿿〇]+")


def is_persons_name(name: str) -> bool:
    """Whether a sole trader's name is that of a person and no trade name (字号).

    In doubt it is a person's: four characters or fewer, or a name in other letters or with a dot.
    """
    if not name or _OF_TRADES.search(name):
        return False
    return len(name) <= _LONGEST_NAME or not _HAN_ONLY.fullmatch(name)
