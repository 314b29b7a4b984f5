"""What one disposition imposes: its kinds of penalty, each with its details and its words.

A disposition is one mapping of entries: what one party gets for one violation. A conclusion of the
investigation, a draft and a decision hold the same names; entries of before a kind was asked lack
its names and impose none of it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sunlit.rules.fine_rates import FineBy, calculation_words, fine_by
from sunlit.rules.money import yuan
from sunlit.rules.penalty_kinds import PenaltyKind

Entries = Mapping[str, Any]
FIELDS: Mapping[PenaltyKind, str] = {
    PenaltyKind.WARNING: "warning",
    PenaltyKind.CRITICISM: "criticism",
    PenaltyKind.FINE: "fine_fen",
    PenaltyKind.CONFISCATION_OF_GAINS: "gains_fen",
    PenaltyKind.CONFISCATION_OF_GOODS: "goods",
    PenaltyKind.LICENSE_SUSPENSION: "license",
    PenaltyKind.DOWNGRADING: "license",
    PenaltyKind.LICENSE_REVOCATION: "license",
    PenaltyKind.BUSINESS_RESTRICTION: "business",
    PenaltyKind.SUSPENSION_OF_BUSINESS: "business",
    PenaltyKind.CLOSURE: "business",
    PenaltyKind.OCCUPATIONAL_BAN: "ban",
}
"""The entry that imposes each kind. 行政拘留 is none of them: only the police may (处罚法18.3).

Of one certificate, and of one business, one entry chooses one kind: they exclude each other.
"""
OF_LICENSES = tuple(kind for kind, field in FIELDS.items() if field == "license")
OF_BUSINESS = tuple(kind for kind, field in FIELDS.items() if field == "business")
DETAILS = (
    "situation",
    "situation_facts",
    "order_paper",
    "order_due",
    "criticism",
    "fine_by",
    "fine_base",
    "fine_base_fen",
    "fine_rate",
    "has_gains",
    "gains_fen",
    "goods",
    "goods_value_fen",
    "license",
    "license_title",
    "license_number",
    "license_level",
    "license_term",
    "business",
    "business_scope",
    "business_term",
    "ban",
    "ban_person",
    "ban_scope",
    "ban_term",
    "refund",
)
"""The entries of a disposition beside 警告 and 罚款, which every version knew."""


def kinds_in(entries: Entries) -> frozenset[PenaltyKind]:
    """Return the kinds that the entries impose."""
    return frozenset(kind for kind in FIELDS if _imposes(kind, entries))


def _imposes(kind: PenaltyKind, entries: Entries) -> bool:
    value = entries.get(FIELDS[kind])
    if kind is PenaltyKind.FINE and not value:
        return fine_by(entries) is not FineBy.AMOUNT and bool(entries.get("fine_rate"))
    return value == kind if kind in OF_LICENSES or kind in OF_BUSINESS else bool(value)


def details_of(entries: Entries) -> dict[str, Any]:
    """Return what was entered of a disposition beside 警告 and 罚款; nothing where nothing was."""
    return {name: entries[name] for name in DETAILS if entries.get(name)}


def confiscated_fen(entries: Entries) -> int:
    """Return what is confiscated in 分: gains, and the worth of goods."""
    return (entries.get("gains_fen") or 0) + (entries.get("goods_value_fen") or 0)


def penalties_in_words(entries: Entries) -> list[tuple[PenaltyKind, str]]:
    """Return each kind with its words, from the lightest to the heaviest."""
    found = kinds_in(entries)
    return [(kind, _WORDS[kind](entries)) for kind in PenaltyKind if kind in found]


def orders_in_words(entries: Entries) -> Iterator[str]:
    """Yield what is ordered beside the penalty (责令改正、责令退还; 处罚法28)."""
    if entries.get("correction"):
        yield str(entries["correction"])
    if entries.get("refund"):
        yield f"责令退还：{str(entries['refund']).rstrip('。')}。"


def goods_words(entries: Entries) -> str:
    """Return the inventory in one sentence: what, how many, and where it is."""
    return "；".join(
        f"{row['name']}{row['number']}{row['unit']}（存放于{row['place']}）"
        for row in entries["goods"]
    )


def _fine(entries: Entries) -> str:
    how = calculation_words(entries)
    return f"罚款人民币{yuan(entries['fine_fen'])}元" + (f"（{how}）" if how else "")


def _goods(entries: Entries) -> str:
    worth = entries.get("goods_value_fen")
    value = f"，价值人民币{yuan(worth)}元" if worth else ""
    return f"没收非法财物：{goods_words(entries)}{value}"


def _certificate(entries: Entries) -> str:
    return f"{entries['license_title']}（编号：{entries['license_number']}）"


def _term(entries: Entries, name: str) -> str:
    return f"，期限{entries[name]}" if entries.get(name) else ""


def _scope(entries: Entries, words: str) -> str:
    scope = str(entries.get("business_scope") or "").strip().rstrip("。")
    return f"{words}{f'：{scope}' if scope else ''}{_term(entries, 'business_term')}"


def _ban(entries: Entries) -> str:
    scope = str(entries["ban_scope"]).strip().rstrip("。")
    return f"限制从业：{entries['ban_person']}，{scope}{_term(entries, 'ban_term')}"


_WORDS: Mapping[PenaltyKind, Callable[[Entries], str]] = {
    PenaltyKind.WARNING: lambda _entries: "警告",
    PenaltyKind.CRITICISM: lambda _entries: "通报批评",
    PenaltyKind.FINE: _fine,
    PenaltyKind.CONFISCATION_OF_GAINS: lambda entries: (
        f"没收违法所得人民币{yuan(entries['gains_fen'])}元"
    ),
    PenaltyKind.CONFISCATION_OF_GOODS: _goods,
    PenaltyKind.LICENSE_SUSPENSION: lambda entries: (
        f"暂扣{_certificate(entries)}{_term(entries, 'license_term')}"
    ),
    PenaltyKind.DOWNGRADING: lambda entries: (
        f"降低{_certificate(entries)}的资质等级，降为{entries['license_level']}"
    ),
    PenaltyKind.LICENSE_REVOCATION: lambda entries: f"吊销{_certificate(entries)}",
    PenaltyKind.BUSINESS_RESTRICTION: lambda entries: _scope(entries, "限制开展生产经营活动"),
    PenaltyKind.SUSPENSION_OF_BUSINESS: lambda entries: _scope(entries, "责令停产停业"),
    PenaltyKind.CLOSURE: lambda entries: _scope(entries, "责令关闭"),
    PenaltyKind.OCCUPATIONAL_BAN: _ban,
}
