"""What a proposed penalty must be, when the investigation ends and in the draft alike."""

from collections.abc import Mapping
from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.money import yuan
from sunlit.rules.refusal import Refusal


def check_disposition(entries: Mapping[str, Any], fine_max_fen: int | None) -> Refusal | None:
    """Return why the entries propose no lawful penalty, or None (CF-G13).

    :param fine_max_fen: the most that the law allows, in 分; None where it names no amount.
    """
    if fine_max_fen is not None and entries["fine_fen"] > fine_max_fen:
        return Refusal(f"罚款超出法定上限 {yuan(fine_max_fen)} 元。", cite("处罚法34"), "fine_fen")
    if not entries["fine_fen"] and not entries["warning"]:
        return Refusal("警告和罚款至少要有一项。", cite("处罚法9"), "warning")
    return None


def check_not_heavier(entries: Mapping[str, Any], notified: Mapping[str, Any]) -> Refusal | None:
    """Return why the entries are heavier than what the party was told, or None (CF-G07, CF-G19).

    A warning beside a fine of which the party was not told is heavier; one in its place is not.
    """
    if entries["fine_fen"] > notified["fine_fen"]:
        return Refusal(
            f"罚款不能高于事先告知的 {yuan(notified['fine_fen'])} 元；确需加重的，应当重新告知。",
            cite("处罚法45"),
            "fine_fen",
        )
    if entries["warning"] and entries["fine_fen"] and not notified["warning"]:
        return Refusal(
            "事先告知没有警告，不能在罚款以外再给予警告；确需加重的，应当重新告知。",
            cite("处罚法45"),
            "warning",
        )
    return None
