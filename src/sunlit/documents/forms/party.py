"""当事人 as a paper names them: an organization, a sole trader or a person, each with its lines."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

ORGANIZATION: Mapping[str, str] = MappingProxyType(
    {
        "name": "当事人",
        "uscc": "统一社会信用代码",
        "id_type": "证件类型",
        "id_number": "证件号码",
        "address": "住所",
        "representative": "法定代表人（负责人）",
        "post": "职务",
        "phone": "联系电话",
        "others": "其他当事人",
    }
)
SOLE_TRADER: Mapping[str, str] = MappingProxyType(
    {
        "name": "当事人",
        "uscc": "统一社会信用代码",
        "id_type": "经营者证件类型",
        "id_number": "经营者证件号码",
        "address": "住所（经营场所）",
        "representative": "经营者",
        "phone": "联系电话",
        "others": "其他当事人",
    }
)
PERSON: Mapping[str, str] = MappingProxyType(
    {
        "name": "当事人",
        "sex": "性别",
        "id_type": "证件类型",
        "id_number": "证件号码",
        "address": "住址",
        "phone": "联系电话",
        "others": "其他当事人",
    }
)
LINES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"organization": ORGANIZATION, "sole_trader": SOLE_TRADER, "person": PERSON}
)
NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "organization": ("name", "address", "representative"),
        "sole_trader": ("name", "address", "representative"),
        "person": ("name", "address"),
    }
)


def party_lines(party: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return (label, value) of all that is known of the party, in the order of the paper."""
    return [
        (label, str(party[name])) for name, label in LINES[party["kind"]].items() if party.get(name)
    ]


def party_faults(party: Mapping[str, Any]) -> list[str]:
    """Return what the party block lacks to name a party (处罚法59: name and address)."""
    kind = str(party.get("kind"))
    if kind not in LINES:
        return ["请选择当事人是单位、个体工商户还是个人。"]
    return [
        f"当事人缺少{LINES[kind][name]}。" if name != "name" else "请填写当事人名称（姓名）。"
        for name in NEEDED[kind]
        if not str(party.get(name, "")).strip()
    ]
