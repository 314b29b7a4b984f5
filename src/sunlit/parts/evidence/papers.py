"""笔录: the papers D03 and D04."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from sunlit.cases.models import CaseOfficer, Step
from sunlit.cases.papers.parts import cause, organ
from sunlit.cases.papers.wording import Content, parties_block
from sunlit.cases.queries import CaseFacts
from sunlit.parts.evidence.forms import ID_TYPES


def site_record(step: Step, facts: CaseFacts) -> Content:
    """现场检查（勘验）笔录 (D03); the second officer keeps the record."""
    content = step.content
    officers = _officers(facts, content)
    return {
        **organ(),
        "cause": cause(facts),
        "manner": [{"inspection": "现场检查", "examination": "现场勘验"}[content["manner"]]],
        "party": parties_block(facts),
        "lead_officer": _words(officers[0]),
        "second_officer": _words(officers[1]),
        "recorder": officers[1].person.name,
        "found": content["found"],
        "party_view": content["party_view"],
        "certificate_shown": certificates_shown(facts, content),
        **as_entered(content, "person_on_site", "person_on_site_identity"),
        **as_entered(content, "weather", "witness", "witness_identity", "other_participants"),
        **as_entered(content, "place", "started_at", "ended_at", "rights_told"),
        **closing_of_record(content),
    }


def interview_record(step: Step, facts: CaseFacts, *, number: int) -> Content:
    """询问笔录 (D04), the `number`-th of that person."""
    content = step.content
    officers = _officers(facts, content)
    present = [
        f"监护人：{content['guardian']}" if content.get("guardian") else "",
        content.get("other_participants") or "",
    ]
    return {
        **organ(),
        "cause": cause(facts),
        "round": f"第{number}次",
        "interviewer": _words(officers[0]),
        "recorder": _words(officers[1]),
        "id_type": dict(ID_TYPES)[content["id_type"]],
        "phone": content.get("telephone") or "",
        "other_participants": "；".join(one for one in present if one),
        "certificate_shown": certificates_shown(facts, content),
        "questions": content["questions"],
        **as_entered(content, "interviewee", "sex", "id_number", "employer", "address"),
        **as_entered(content, "relation", "place", "started_at", "ended_at", "rights_told"),
        **closing_of_record(content),
    }


def certificates_shown(facts: CaseFacts, content: Mapping[str, Any]) -> str:
    """Return who showed which certificate, and what the other said."""
    officers = "、".join(_words(officer) for officer in _officers(facts, content))
    return f"执法人员{officers}主动出示执法证件。对方表示：{content['certificate_reply']}"


def _officers(facts: CaseFacts, content: Mapping[str, Any]) -> list[CaseOfficer]:
    """The officers who had the case when the act began, whoever replaced them since."""
    return facts.officers_on(timezone.localdate(datetime.fromisoformat(content["started_at"])))


def _words(officer: CaseOfficer) -> str:
    return f"{officer.person.name}（{officer.certificate_number}）"


def closing_of_record(content: Mapping[str, Any]) -> Content:
    """Return how a record was closed: read and signed, or why it was not and who saw that."""
    closing = as_entered(content, "recording", "amendments")
    if content["signature"] == "signed":
        return {**closing, "confirmation": content["confirmation"]}
    witness = "，".join(
        content[name] for name in ("witness", "witness_identity") if content.get(name)
    )
    seen_by = f"见证人：{witness}。" if witness else ""
    recorded = f"音像记录编号：{content['recording']}。" if content.get("recording") else ""
    return {
        **closing,
        "confirmation": "笔录已交对方核对（向对方宣读），对方拒绝签名。",
        "refusal": f"{content['refusal'].rstrip('。')}。{seen_by}{recorded}",
    }


def as_entered(content: Mapping[str, Any], *names: str) -> Content:
    return {name: content[name] for name in names if content.get(name)}


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D03": site_record,
    "D04": interview_record,
}
