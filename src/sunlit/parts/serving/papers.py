"""送达: the paper D19."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, day_words, officer_words, organ
from sunlit.cases.papers.wording import Content
from sunlit.cases.queries import CaseFacts
from sunlit.documents.models import Document
from sunlit.parts.serving.forms import SERVICE_METHODS
from sunlit.rules.service import ServiceMethod


def proof_of_service(step: Step, facts: CaseFacts, *, served: Document) -> Content:
    """送达回证 (D19)."""
    content = step.content
    optional = {
        "document_number": str(served.number or ""),
        "signed_by": content.get("receiver"),
        "relation": content.get("receiver_relation"),
        "refusal": content.get("refusal"),
        "witness": content.get("witness"),
        "recording": content.get("recording"),
        "note": _service_note(content),
    }
    return {
        **organ(),
        "cause": cause(facts),
        "recipient": facts.party.name,
        "document_title": served.title,
        "place": content.get("place") or _place(content, facts),
        "manner": dict(SERVICE_METHODS)[content["method"]],
        "served_at": content["served_on"],
        **{name: words for name, words in optional.items() if words},
        "first_server": officer_words(facts, 0),
        "second_server": officer_words(facts, 1),
    }


def _place(content: Mapping[str, Any], facts: CaseFacts) -> str:
    """Where the paper reached the party, when nobody named another place."""
    if content["method"] == ServiceMethod.PUBLIC_NOTICE:
        return str(content["notice_place"])
    if content["method"] == ServiceMethod.ELECTRONIC:
        return "当事人在电子送达确认书中确认的地址"
    return facts.party.address


def _service_note(content: Mapping[str, Any]) -> str:
    """What proves a service that nobody signed for."""
    lines = []
    if content.get("mail_number"):
        lines.append(f"邮件编号：{content['mail_number']}。")
    if content.get("confirmation"):
        confirmed = day_words(date.fromisoformat(content["confirmed_on"]))
        lines.append(f"电子送达确认书：{content['confirmation']}（{confirmed}签署）。")
    if content.get("notice_on"):
        begun = day_words(date.fromisoformat(content["notice_on"]))
        lines.append(f"{begun}在{content['notice_place']}公告；原因和经过：{content['other_ways']}")
    return "\n".join(lines)


CONTENT: Mapping[str, Callable[..., Content]] = {"D19": proof_of_service}
