"""证据, as an act of investigation describes it: what the item is called, and what it proves."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from sunlit.rules.chinese_dates import long_date

INVESTIGATE, INSPECT, INTERVIEW, COLLECT = (
    "investigate",
    "inspect_site",
    "interview",
    "collect_evidence",
)
FIELDWORK = frozenset({INVESTIGATE, INSPECT, INTERVIEW, COLLECT})
"""The acts that bring evidence. Each stays what it is: a further one does not replace it."""
DESCRIBING: Mapping[str, frozenset[str]] = {
    INVESTIGATE: frozenset(
        {"evidence_name", "evidence_kind", "evidence_source", "evidence_proves"}
    ),
    COLLECT: frozenset({"evidence_name", "evidence_kind", "evidence_source", "evidence_proves"}),
    INSPECT: frozenset({"manner", "started_at", "proves"}),
    INTERVIEW: frozenset({"interviewee", "capacity", "started_at", "proves"}),
}
"""The entries of each act that the list of evidence says, and with it notice and decision."""


def described(code: str, content: Mapping[str, Any], number: int = 1) -> dict[str, str]:
    """Return name, kind, source and what is proved, as the act says; `number`: which interview."""
    match code:
        case "inspect_site":
            manner = {"inspection": "检查", "examination": "勘验"}[content["manner"]]
            return {
                "name": f"现场{manner}笔录（{_day_of(content)}）",
                "kind": "record",
                "source": "执法人员制作",
                "proves": content["proves"],
            }
        case "interview":
            name = content["interviewee"]
            return {
                "name": f"对{name}的询问笔录（{_day_of(content)}，第{number}次）",
                "kind": "party_statement" if content["capacity"] == "party" else "witness",
                "source": f"{name}陈述，执法人员记录",
                "proves": content["proves"],
            }
        case _:
            names = ("name", "kind", "source", "proves")
            return {name: str(content.get(f"evidence_{name}") or "").strip() for name in names}


def _day_of(content: Mapping[str, Any]) -> str:
    return long_date(timezone.localdate(datetime.fromisoformat(content["started_at"])))
