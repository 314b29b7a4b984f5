"""Whether the kinds of a decision are those of which the party was told, and no heavier."""

from collections.abc import Mapping
from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.imposed import FIELDS, kinds_in
from sunlit.rules.money import yuan
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.refusal import Refusal
from sunlit.rules.terms import months_of

Entries = Mapping[str, Any]
_MILDEST = (PenaltyKind.WARNING, PenaltyKind.CRITICISM)
_AMOUNTS = {"gains_fen": "没收的违法所得", "goods_value_fen": "没收的财物的价值"}
_TERMS = {"license_term": "暂扣", "business_term": "限制", "ban_term": "限制从业"}
_AGAIN = "确需加重的，应当重新告知：重新办理“调查终结”，再告知、送达。"


def check_kinds_told(entries: Entries, notified: Entries) -> Refusal | None:
    """Return which kind is new or heavier than what the party was told, or None (CF-G07, CF-G19).

    A warning or a criticism in the place of a heavier kind is lighter; beside all of them it is
    heavier.
    """
    imposed, told = kinds_in(entries), kinds_in(notified)
    for kind in (one for one in PenaltyKind if one in imposed - told):
        replaces = kind in _MILDEST and any(_is_heavier(one, kind) for one in told - imposed)
        if not replaces:
            sentence = f"事先告知没有“{kind.label}”，不能另外给予；{_AGAIN}"
            return Refusal(sentence, cite("处罚法45"), FIELDS[kind])
    return _more(entries, notified) or _longer(entries, notified) or _other_goods(entries, notified)


def _is_heavier(kind: PenaltyKind, other: PenaltyKind) -> bool:
    order = list(PenaltyKind)
    return order.index(kind) > order.index(other)


def _more(entries: Entries, notified: Entries) -> Refusal | None:
    for name, label in _AMOUNTS.items():
        told = notified.get(name) or 0
        if (entries.get(name) or 0) > told:
            sentence = f"{label}不能高于事先告知的 {yuan(told)} 元；{_AGAIN}"
            return Refusal(sentence, cite("处罚法45"), name)
    return None


def _longer(entries: Entries, notified: Entries) -> Refusal | None:
    for name, label in _TERMS.items():
        now, told = (str(one.get(name) or "").strip() for one in (entries, notified))
        if now and told and (months_of(now) or 0) > (months_of(told) or 0):
            sentence = f"{label}的期限不能长于事先告知的{told}；{_AGAIN}"
            return Refusal(sentence, cite("处罚法45"), name)
    return None


def _other_goods(entries: Entries, notified: Entries) -> Refusal | None:
    told = notified.get("goods") or []
    new = next((row for row in entries.get("goods") or [] if row not in told), None)
    if new is None:
        return None
    sentence = f"没收的“{new['name']}”与事先告知的清单不一致；{_AGAIN}"
    return Refusal(sentence, cite("处罚法45"), "goods")
