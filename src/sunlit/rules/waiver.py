"""A party's waiver of statement, defence or hearing: express, and proven (处罚法62、63).

Without proof nothing was waived: the period runs out.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sunlit.rules.citations import Citation, cite
from sunlit.rules.refusal import Refusal

WAIVED = "waived"
STATEMENT = "statement"
HEARING = "hearing"


class WaiverProof(StrEnum):
    """What proves that the party waived."""

    PAPER = "paper"
    RECORDING = "recording"
    REFUSAL = "refusal"

    @property
    def label(self) -> str:
        """What a form calls it."""
        return _LABELS[self]


_LABELS = {
    WaiverProof.PAPER: "书面放弃，有签名或者盖章",
    WaiverProof.RECORDING: "录音录像",
    WaiverProof.REFUSAL: "口头放弃，拒绝签名，有见证人",
}
_RECORDS = {
    WaiverProof.PAPER: "请写明放弃声明的名称、份数和在卷内的位置。",
    WaiverProof.RECORDING: "请写明录音录像的编号和起止时间。",
    WaiverProof.REFUSAL: "请写明口头放弃和拒绝签名的经过。",
}


def waiver_fault(entries: Mapping[str, Any], served_on: date, day: date) -> Refusal | None:
    """Return why the waiver in the entries of a hearing of the party counts for nothing, or None.

    :param served_on: when the notice reached the party; nothing can be waived before.
    :param day: the day of the act that records it.
    """
    if WAIVED not in {entries.get(STATEMENT), entries.get(HEARING)}:
        return None
    article = _article(entries)
    try:
        proof = WaiverProof(entries.get("waiver_proof") or "")
    except ValueError:
        return Refusal(
            "放弃陈述、申辩或者听证的，应当有书面放弃、录音录像，或者拒绝签名时的见证人；"
            "没有凭据的不算放弃，等期限届满再办。",
            article,
            "waiver_proof",
        )
    if not _said(entries, "waiver_record"):
        return Refusal(_RECORDS[proof], article, "waiver_record")
    if proof is WaiverProof.REFUSAL and not _said(entries, "waiver_witness"):
        return Refusal(
            "口头放弃、拒绝签名的，请写明见证人的姓名和身份。", article, "waiver_witness"
        )
    waived_on = _day(entries.get("waived_on"))
    if waived_on is None or not served_on <= waived_on <= day:
        return Refusal(
            f"放弃的日期应当在告知书送达（{served_on}）以后，不晚于本步骤的日期。",
            article,
            "waived_on",
        )
    return None


def is_waived(entries: Mapping[str, Any], what: str, served_on: date, day: date) -> bool:
    """Whether the party waived its statement, or its hearing, and the waiver is proven."""
    return entries.get(what) == WAIVED and waiver_fault(entries, served_on, day) is None


def proof_words(entries: Mapping[str, Any]) -> str:
    """Return in words what proves the waiver; nothing where none is recorded."""
    if not _said(entries, "waiver_proof"):
        return ""
    proof = WaiverProof(entries["waiver_proof"])
    witness = _said(entries, "waiver_witness")
    seen = f"；见证人：{witness}" if witness else ""
    record = _said(entries, "waiver_record")
    return f"放弃的凭据：{proof.label}（{entries['waived_on']}）；{record}{seen}"


def _article(entries: Mapping[str, Any]) -> Citation:
    return cite("处罚法62") if entries.get(STATEMENT) == WAIVED else cite("处罚法63")


def _said(entries: Mapping[str, Any], name: str) -> str:
    return str(entries.get(name) or "").strip()


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None
