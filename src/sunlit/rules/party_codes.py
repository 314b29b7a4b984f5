"""证件类型 and number of a party: two facts beside its kind, and whose they are."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import (
    birthday_in,
    check_id_number,
    check_uscc,
    id_check_holds,
)
from sunlit.rules.refusal import Refusal

UNKNOWN_PARTY = "待查明"
"""What stands for a name or an address that nobody knows yet, in lists, on papers and in search."""
LONGEST_CODE = 40
"""The most characters of a number; those of foreign registers are the longest."""
_REGION_DIGITS, _FIRST_SHOWN, _LAST_SHOWN = 6, 2, 2
_OF_ISLANDS = ("810000", "820000", "830000")
_FIVE_STARS = re.compile(r"9\d{16}[\dX]")
_FIRST_FOREIGNER_CARD = re.compile(r"[A-Z]{3}\d{12}")
_PASSPORT = re.compile(r"[A-Z0-9]{5,20}")
_HK_MACAO = re.compile(r"[HM]\d{8}(\d{2})?")
_TAIWAN = re.compile(r"\d{8}|\d{10}[A-Z0-9]{0,2}")
_FOREIGN = re.compile(r"\S(.*\S)?")


class CodeKind(StrEnum):
    """证件类型: what the number of a party is the number of."""

    CREDIT_CODE = "credit_code"
    IDENTITY_CARD = "identity_card"
    RESIDENCE_PERMIT = "residence_permit"
    FOREIGNER_CARD = "foreigner_card"
    PASSPORT = "passport"
    HK_MACAO_PERMIT = "hk_macao_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    FOREIGN_REGISTRATION = "foreign_registration"
    NONE = "none"

    @property
    def label(self) -> str:
        """The Chinese name of the document."""
        return _LABELS[self]

    @property
    def of_person(self) -> bool:
        """Whether only a natural person bears such a document, so that its number is private."""
        return self in _OF_PERSONS


_LABELS = {
    CodeKind.CREDIT_CODE: "统一社会信用代码",
    CodeKind.IDENTITY_CARD: "居民身份证",
    CodeKind.RESIDENCE_PERMIT: "港澳台居民居住证",
    CodeKind.FOREIGNER_CARD: "外国人永久居留身份证",
    CodeKind.PASSPORT: "护照",
    CodeKind.HK_MACAO_PERMIT: "港澳居民来往内地通行证",
    CodeKind.TAIWAN_PERMIT: "台湾居民来往大陆通行证",
    CodeKind.FOREIGN_REGISTRATION: "境外登记证件",
    CodeKind.NONE: "暂无（尚未查明）",
}
_OF_PERSONS = frozenset(
    {
        CodeKind.IDENTITY_CARD,
        CodeKind.RESIDENCE_PERMIT,
        CodeKind.FOREIGNER_CARD,
        CodeKind.PASSPORT,
        CodeKind.HK_MACAO_PERMIT,
        CodeKind.TAIWAN_PERMIT,
    }
)
_OF_ORGANIZATIONS = frozenset({CodeKind.CREDIT_CODE, CodeKind.FOREIGN_REGISTRATION})
_ALLOWED: Mapping[str, frozenset[CodeKind]] = MappingProxyType(
    {
        PartyKind.NATURAL_PERSON: _OF_PERSONS,
        PartyKind.ORGANIZATION: _OF_ORGANIZATIONS,
        PartyKind.SOLE_TRADER: _OF_PERSONS | {CodeKind.CREDIT_CODE},
    }
)


def derived_code_kind(party_kind: str, code: str) -> CodeKind:
    """Return the kind of a code that was entered while it was not asked for.

    Only two kinds could be entered then: credit codes, and numbers in the form of GB 11643.
    """
    if not code:
        return CodeKind.NONE
    if party_kind == PartyKind.ORGANIZATION or check_id_number(code) is not None:
        of_person = party_kind == PartyKind.NATURAL_PERSON
        return CodeKind.IDENTITY_CARD if of_person else CodeKind.CREDIT_CODE
    of_islands = code.startswith(_OF_ISLANDS)
    return CodeKind.RESIDENCE_PERMIT if of_islands else CodeKind.IDENTITY_CARD


def is_of_person(party_kind: str, code_kind: CodeKind) -> bool:
    """Whether number and address of such a party are a natural person's.

    A sole trader without a credit code is known by nothing but the person; of whom nobody knows
    yet what they are may be a person.
    """
    if party_kind == PartyKind.SOLE_TRADER:
        return code_kind is not CodeKind.CREDIT_CODE
    return party_kind != PartyKind.ORGANIZATION


def check_party_code(party_kind: str, code_kind: str, code: str) -> Refusal | None:
    """Return what is wrong with a party's document and its number, or None."""
    kind = CodeKind(code_kind)
    if kind is CodeKind.NONE:
        sentence = "证件类型是“暂无”的，不填号码；查明以后更正。"
        return Refusal(sentence, None, "party_code") if code else None
    if kind not in _ALLOWED[party_kind]:
        sentence = (
            f"当事人类别是{PartyKind(party_kind).label}的，证件类型不能是{kind.label}，请核对。"
        )
        return Refusal(sentence, None, "party_code_kind")
    if not code:
        sentence = f"请填写{kind.label}的号码；还没有查明的，证件类型选“暂无”。"
        return Refusal(sentence, None, "party_code")
    wrong = _CHECKS[kind](code)
    if not wrong:
        return None
    may_be_person = CodeKind.IDENTITY_CARD in _ALLOWED[party_kind]
    if may_be_person and kind is CodeKind.CREDIT_CODE and check_id_number(code) is None:
        sentence = "这是居民身份证号码，不是统一社会信用代码；个人的证件，证件类型请选居民身份证。"
        return Refusal(sentence, None, "party_code_kind")
    return Refusal(wrong, None, "party_code")


def birthday_of(code_kind: CodeKind, code: str) -> date | None:
    """Return the day of birth that the number says, None where it says none."""
    says = code_kind in {CodeKind.IDENTITY_CARD, CodeKind.RESIDENCE_PERMIT} or (
        code_kind is CodeKind.FOREIGNER_CARD and _FIVE_STARS.fullmatch(code)
    )
    return birthday_in(code) if says else None


def shown_party_code(code_kind: CodeKind, code: str, *, whole: bool) -> str:
    """Return a party's code as a page shows it.

    A person's number keeps its region (of another document: two characters) and its last two,
    unless it is shown `whole`; an organization's code is public.
    """
    if whole or not code_kind.of_person:
        return code
    has_region = code_kind in {CodeKind.IDENTITY_CARD, CodeKind.RESIDENCE_PERMIT}
    first = code[: _REGION_DIGITS if has_region else _FIRST_SHOWN]
    last = code[-_LAST_SHOWN:]
    return f"{first}{'*' * (len(code) - len(first) - len(last))}{last}"


def _check_residence_permit(code: str) -> str | None:
    if not code.startswith(_OF_ISLANDS):
        return "港澳台居民居住证号码以810000、820000或者830000开头，请核对。"
    wrong = check_id_number(code)
    return wrong.replace("公民身份号码", "港澳台居民居住证号码") if wrong else None


def _check_foreigner_card(code: str) -> str | None:
    """The card of 2023 has eighteen characters and begins with 9, the one before has fifteen."""
    if _FIRST_FOREIGNER_CARD.fullmatch(code):
        return None
    if not _FIVE_STARS.fullmatch(code):
        return (
            "外国人永久居留身份证号码应为以9开头的18位（2023年版），"
            "或者3位字母加12位数字（原版），请核对。"
        )
    if birthday_in(code) is None:
        return "外国人永久居留身份证号码中的出生日期不存在，请核对。"
    return None if id_check_holds(code) else "外国人永久居留身份证号码的校验位不符，请核对。"


def _in_the_form(pattern: re.Pattern[str], sentence: str) -> Callable[[str], str | None]:
    return lambda code: None if pattern.fullmatch(code) else sentence


_CHECKS: Mapping[CodeKind, Callable[[str], str | None]] = MappingProxyType(
    {
        CodeKind.CREDIT_CODE: check_uscc,
        CodeKind.IDENTITY_CARD: check_id_number,
        CodeKind.RESIDENCE_PERMIT: _check_residence_permit,
        CodeKind.FOREIGNER_CARD: _check_foreigner_card,
        CodeKind.PASSPORT: _in_the_form(_PASSPORT, "护照号码由5至20位大写字母和数字组成，请核对。"),
        CodeKind.HK_MACAO_PERMIT: _in_the_form(
            _HK_MACAO, "港澳居民来往内地通行证号码以 H 或者 M 开头，后面8位或者10位数字，请核对。"
        ),
        CodeKind.TAIWAN_PERMIT: _in_the_form(
            _TAIWAN, "台湾居民来往大陆通行证号码为8位数字（旧证10位起），请核对。"
        ),
        CodeKind.FOREIGN_REGISTRATION: _in_the_form(_FOREIGN, "请填写境外登记证件的号码。"),
    }
)
