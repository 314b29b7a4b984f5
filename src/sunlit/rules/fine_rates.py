"""罚款的计算: an amount, or a rate of a stated base (千分比、百分比、倍数), computed here."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.money import yuan
from sunlit.rules.refusal import Refusal

Entries = Mapping[str, Any]
_RATE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,4})?")


class FineBy(StrEnum):
    """How a fine is set."""

    AMOUNT = "amount"
    PERMILLE = "permille"
    PERCENT = "percent"
    TIMES = "times"

    @property
    def label(self) -> str:
        """The words of the form."""
        return {
            "amount": "直接写数额",
            "permille": "按基数的千分比（‰）",
            "percent": "按基数的百分比（%）",
            "times": "按基数的倍数",
        }[self.value]

    @property
    def sign(self) -> str:
        """What stands behind the rate; nothing behind an amount."""
        return {"amount": "", "permille": "‰", "percent": "%", "times": "倍"}[self.value]

    @property
    def worth(self) -> Decimal:
        """What one of the rate makes of the base."""
        return {"permille": Decimal("0.001"), "percent": Decimal("0.01")}.get(
            self.value, Decimal(1)
        )


def fine_by(entries: Entries) -> FineBy:
    """Return how the fine is set; what was entered before this was asked is an amount."""
    return FineBy(entries.get("fine_by") or FineBy.AMOUNT)


def rate_of(entries: Entries) -> Decimal | None:
    """Return the rate as a number: 5, 5‰ and ５ are the same; None where it cannot be read."""
    written = unicodedata.normalize("NFKC", str(entries.get("fine_rate") or "")).strip()
    sign = fine_by(entries).sign
    number = written.removesuffix(sign).strip() if sign else written
    return Decimal(number) if _RATE.fullmatch(number) else None


def computed_fen(entries: Entries) -> int | None:
    """Return base times rate in 分, parts of a 分 dropped; None where it is not set by a rate."""
    by, rate, base = fine_by(entries), rate_of(entries), entries.get("fine_base_fen")
    if by is FineBy.AMOUNT or rate is None or not base:
        return None
    return int((Decimal(base) * rate * by.worth).to_integral_value(ROUND_DOWN))


def with_computed_fine(entries: Entries) -> dict[str, Any]:
    """Return the entries with the fine that base and rate make, where none was written."""
    computed = None if entries.get("fine_fen") else computed_fen(entries)
    return dict(entries) if computed is None else {**entries, "fine_fen": computed}


def calculation_words(entries: Entries) -> str:
    """Return how the fine was computed, as papers say it; empty for an amount."""
    rate = rate_of(entries)
    if computed_fen(entries) is None or rate is None:
        return ""
    base = f"{entries['fine_base']}人民币{yuan(entries['fine_base_fen'])}元"
    return f"以{base}为基数，按{plain_rate(rate)}{fine_by(entries).sign}计算"


def check_calculation(entries: Entries) -> Refusal | None:
    """Return why base and rate make no fine, or not the one that is written (处罚法59)."""
    by, law = fine_by(entries), cite("处罚法59(3)")
    if by is FineBy.AMOUNT:
        return _check_no_base(entries)
    lacking = next((name for name in _ASKS if not _stated(entries, name)), None)
    if lacking:
        return Refusal(_ASKS[lacking], law, lacking)
    computed = computed_fen(entries) or 0
    if computed != entries.get("fine_fen"):
        sentence = (
            f"罚款{calculation_words(entries)}，应当是 {yuan(computed)} 元，"
            "与所填的数额不同；请改填，或者填 0 由系统计算。"
        )
        return Refusal(sentence, law, "fine_fen")
    if not computed:
        return Refusal("按所填的基数和比例计算，罚款不足一分，请核对。", law, "fine_base_fen")
    return None


_ASKS = {
    "fine_base": "请写明罚款按什么计算（基数的名称），例如：中标项目金额。",
    "fine_base_fen": "计算罚款的基数没有填写，或者是零；基数是零的，算不出罚款。",
    "fine_rate": "请写明比例或者倍数，只写一个大于零的数，例如：5。",
}


def _stated(entries: Entries, name: str) -> bool:
    if name == "fine_rate":
        return bool(rate_of(entries))
    return bool(str(entries.get(name) or "").strip())


def _check_no_base(entries: Entries) -> Refusal | None:
    if entries.get("fine_base_fen") or str(entries.get("fine_rate") or "").strip():
        sentence = "填写了基数或者比例的，请选择罚款按什么比例或者倍数计算。"
        return Refusal(sentence, cite("处罚法59(3)"), "fine_by")
    return None


def plain_rate(rate: Decimal) -> str:
    """Return the number as papers write it: 5.50 is 5.5."""
    return f"{rate:f}".rstrip("0").rstrip(".") if "." in f"{rate:f}" else f"{rate:f}"
