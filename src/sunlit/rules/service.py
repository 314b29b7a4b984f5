"""送达方式 (处罚法61; 民诉法87至95): what each way of service must leave on record."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sunlit.rules.citations import Citation, cite
from sunlit.rules.refusal import Refusal


class ServiceMethod(StrEnum):
    """How a paper reaches the party."""

    DIRECT = "direct"
    LEAVING = "leaving"
    POST = "post"
    ELECTRONIC = "electronic"
    PUBLIC_NOTICE = "public_notice"

    @property
    def label(self) -> str:
        """The statute's name, as the proof of service prints it."""
        return _LABELS[self]


_LABELS = {
    ServiceMethod.DIRECT: "直接送达",
    ServiceMethod.LEAVING: "留置送达",
    ServiceMethod.POST: "邮寄送达",
    ServiceMethod.ELECTRONIC: "电子送达",
    ServiceMethod.PUBLIC_NOTICE: "公告送达",
}


@dataclass(frozen=True)
class Ask:
    """At least one of `entries` must be there; `sentence` says so at the first of them."""

    entries: tuple[str, ...]
    sentence: str
    citation: Citation


_SERVED_ON = Ask(("served_on",), "请填写送达日期。", cite("民诉法87"))
_ASKED: Mapping[ServiceMethod, tuple[Ask, ...]] = {
    ServiceMethod.DIRECT: (
        _SERVED_ON,
        Ask(("receiver",), "直接送达的，由受送达人或者有权签收的人签收。", cite("民诉法88")),
        Ask(
            ("receiver_relation",),
            "请写明签收人与当事人的关系。",
            cite("民诉法88"),
        ),
    ),
    ServiceMethod.LEAVING: (
        _SERVED_ON,
        Ask(("refusal",), "留置送达的，应当记明拒收事由。", cite("民诉法89")),
        Ask(
            ("witness", "recording"),
            "留置送达应当有见证人，或者用拍照、录像记录送达过程，请写明见证人或者音像记录编号。",
            cite("民诉法89"),
        ),
    ),
    ServiceMethod.POST: (
        Ask(
            ("served_on",),
            "请填写送达日期：邮寄送达的，是回执上注明的收件日期。",
            cite("民诉法91"),
        ),
        Ask(("mail_number",), "邮寄送达的，请写明邮件编号。", cite("民诉法91")),
    ),
    ServiceMethod.ELECTRONIC: (
        Ask(
            ("served_on",),
            "请填写送达日期：电子送达的，是文书到达当事人系统的日期。",
            cite("民诉法90"),
        ),
        Ask(
            ("confirmation",),
            "当事人同意并签订确认书的，才能电子送达，请写明确认书编号。",
            cite("处罚法61"),
        ),
        Ask(("confirmed_on",), "请写明确认书的签署日期。", cite("处罚法61")),
    ),
    ServiceMethod.PUBLIC_NOTICE: (
        Ask(
            ("other_ways",),
            "当事人下落不明，或者用其他方式无法送达的，才能公告送达，请记明原因和经过。",
            cite("民诉法95"),
        ),
        Ask(("notice_on",), "请填写公告日期。", cite("民诉法95")),
        Ask(("notice_place",), "请写明公告的方式和载体。", cite("民诉法95")),
    ),
}


def service_fault(method: ServiceMethod, entries: Mapping[str, Any]) -> Refusal | None:
    """Return what the way of service lacks on record, or None (CF-G17)."""
    for ask in _ASKED[method]:
        if not any(str(entries.get(name) or "").strip() for name in ask.entries):
            return Refusal(ask.sentence, ask.citation, ask.entries[0])
    return None
