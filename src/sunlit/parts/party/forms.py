"""当事人: who the party is, as far as it is known when the lead comes in, and added to since."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sunlit.rules.answers import DISAGREE, RETURN, agreement, objection
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.house.model import PartyKind
from sunlit.rules.party_codes import LONGEST_CODE, CodeKind, check_party_code
from sunlit.rules.redaction import Personal
from sunlit.rules.refusal import Refusal
from sunlit.rules.written_codes import plain_code, plain_telephone

RELATION, CONDUCT = "relation", "conduct"
PARTY_KINDS = tuple((kind.value, kind.label) for kind in PartyKind)
CODE_KINDS = tuple((kind.value, kind.label) for kind in CodeKind)
_IF_KNOWN = "知道的填写"
PARTY = (
    Field(
        "party_kind",
        "当事人类别",
        Kind.CHOICE,
        required=False,
        choices=(("", "尚未查明"), *PARTY_KINDS),
        correctable=True,
    ),
    Field(
        "party_name",
        "当事人名称（姓名）",
        required=False,
        when=_IF_KNOWN,
        size=90,
        help="还不知道是谁的不填，显示为“待查明”；查明以后办理“补充当事人情况”，立案以前补齐。",
        correctable=True,
        personal=Personal.NAME,
    ),
    Field(
        "party_code_kind",
        "证件类型",
        Kind.CHOICE,
        required=False,
        when=_IF_KNOWN,
        choices=CODE_KINDS,
        help="单位和领有营业执照的个体工商户选统一社会信用代码；个人选本人的证件。",
        correctable=True,
    ),
    Field(
        "party_code",
        "证件号码",
        required=False,
        when="证件类型是“暂无”的不填",
        size=LONGEST_CODE,
        plain=plain_code,
        help="系统会核对校验码。个人的证件号码不公开。",
        correctable=True,
        personal=Personal.IDENTITY,
    ),
    Field(
        "party_address",
        "住所",
        required=False,
        when=_IF_KNOWN,
        correctable=True,
        personal=Personal.ADDRESS,
    ),
    Field(
        "party_representative",
        "法定代表人（负责人）",
        required=False,
        size=60,
        help="当事人是自然人的不填。",
        correctable=True,
        personal=Personal.NAME,
    ),
    Field(
        "party_telephone",
        "联系电话",
        required=False,
        size=40,
        correctable=True,
        plain=plain_telephone,
        personal=Personal.TELEPHONE,
    ),
)
"""Who the party is, as far as it is known when the lead comes in."""
_KNOWN = frozenset({"party_kind", "party_name"})
_NAMED = (
    *(
        replace(
            field,
            required=field.name in _KNOWN,
            when="" if field.name in _KNOWN else field.when,
            choices=PARTY_KINDS if field.name == "party_kind" else field.choices,
            help="" if field.name in _KNOWN else field.help,
        )
        for field in PARTY
    ),
    Field(
        RELATION,
        "与本案的关系",
        size=200,
        help="例如：某公司直接负责的主管人员；共同串通投标的投标人；同一评标委员会的专家。",
    ),
    Field(
        CONDUCT,
        "涉嫌的违法行为",
        Kind.LONG_TEXT,
        size=2000,
        help="这名当事人自己做了什么，有哪些线索；各名当事人的行为分别写，分别查清。",
    ),
)
FORMS: Mapping[str, StepForm] = {
    "name_party": StepForm(_NAMED, asks_when=False),
    "propose_party": StepForm(_NAMED, asks_when=False),
    "admit_party": agreement("同意追加为当事人"),
    "decline_party": objection((DISAGREE, "不同意追加"), (RETURN, "退回，补充后重新提请")),
}


def check_party(entries: Mapping[str, Any]) -> Refusal | None:
    """Return what is wrong with the party as far as it is known, or None.

    A number is one of some document of some kind of party; nothing else depends on another entry.
    """
    party_kind, code_kind, code = (
        str(entries.get(name) or "") for name in ("party_kind", "party_code_kind", "party_code")
    )
    if code and not code_kind:
        return Refusal("填写了证件号码的，请选择证件类型。", None, "party_code_kind")
    if code and not party_kind:
        return Refusal("填写了证件号码的，请选择当事人类别。", None, "party_kind")
    if not code_kind or (not party_kind and code_kind == CodeKind.NONE):
        return None
    if not party_kind:
        return Refusal("选择了证件类型的，请选择当事人类别。", None, "party_kind")
    return check_party_code(party_kind, code_kind, code)
