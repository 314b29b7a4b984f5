"""当事人: what is known of the party, and what must be before the case goes on."""

from collections.abc import Mapping
from typing import Any

from sunlit.cases.models import Party
from sunlit.rules.citations import cite, practice
from sunlit.rules.house.model import PartyKind
from sunlit.rules.party_codes import UNKNOWN_PARTY, CodeKind
from sunlit.rules.refusal import Refusal

COLUMNS: Mapping[str, str] = {
    "party_kind": "kind",
    "party_name": "name",
    "party_code_kind": "code_kind",
    "party_code": "code",
    "party_address": "address",
    "party_representative": "representative",
    "party_telephone": "telephone",
}
"""The entries of the lead that are columns of `Party`."""
_NOTHING_STATED = frozenset({"", CodeKind.NONE.value})


def columns_of(entries: Mapping[str, Any]) -> dict[str, str]:
    """Return the columns of a party of these entries; a name that nobody knows is 待查明."""
    columns = {column: str(entries.get(name) or "").strip() for name, column in COLUMNS.items()}
    columns["name"] = columns["name"] or UNKNOWN_PARTY
    columns["code_kind"] = columns["code_kind"] or CodeKind.NONE.value
    return columns


def stated_of(entries: Mapping[str, Any]) -> dict[str, str]:
    """Return what the entries say of the party, without what they leave open."""
    stated = {name: str(entries.get(name) or "").strip() for name in COLUMNS}
    return {name: value for name, value in stated.items() if value not in _NOTHING_STATED}


def why_not_known(kind: str, name: str, field: str) -> Refusal | None:
    """Return why no case is filed against such a party: nobody knows yet who it is."""
    if kind and name not in {"", UNKNOWN_PARTY}:
        return None
    return Refusal(
        "当事人的类别和名称还没有查明，不能立案；请先办理“补充当事人情况”，查不明的提请不予立案。",
        practice(),
        field,
    )


def why_not_complete(party: Party) -> Refusal | None:
    """Return what notice and decision would lack of the party: they name it whole (处罚法59)."""
    entries = {"住所": party.address}
    if party.kind != PartyKind.NATURAL_PERSON:
        entries["法定代表人（负责人）"] = party.representative
    lacking = [label for label, value in entries.items() if not value]
    if not lacking:
        return None
    return Refusal(
        f"当事人的{'、'.join(lacking)}还没有查明，决定书应当写明；"
        "请先提请更正，补齐“案件来源登记”的这些内容。",
        cite("处罚法59"),
    )
