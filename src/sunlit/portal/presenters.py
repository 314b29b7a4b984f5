"""What the public reads of a publication, in ready words taken from its snapshot."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sunlit.disclosure.models import Publication
from sunlit.disclosure.searching import shown_parts
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.search.tokens import Query, parse
from sunlit.web.highlight import excerpt, with_marks
from sunlit.web.parts import Fact, Tag

_KINDS = {"penalty": Tag("行政处罚", "warn"), "license": Tag("行政许可", "info")}

_INSPECTION = Tag("行政检查", "info")


_NOTHING = parse("")


def decision_row(publication: Publication, query: Query = _NOTHING) -> dict[str, Any]:
    """Return one row of the list, with what was searched for marked.

    A word that the row does not show is shown where the decision's page has it.
    """
    shown = {
        "number": publication.number,
        "party": publication.party_name,
        "cause": publication.cause,
        "conclusion": publication.conclusion,
    }
    return {
        **{name: with_marks(text, query) for name, text in shown.items()},
        "excerpt": excerpt(_parts(publication), shown.values(), query),
        "url": f"/decisions/{publication.public_id}/",
        "kind": _KINDS.get(publication.kind, _INSPECTION),
        "decided_on": publication.decided_on.isoformat(),
        "published_on": publication.published_on.isoformat(),
    }


def _parts(publication: Publication) -> Iterator[str]:
    yield from shown_parts(json.loads(bytes(publication.snapshot)))


def decision_title(publication: Publication) -> str:
    """Return what the published decision is called."""
    if publication.kind == "penalty" and not punishes(json.loads(bytes(publication.snapshot))):
        return "不予行政处罚决定"
    return f"{_KINDS.get(publication.kind, _INSPECTION).text}决定"


def punishes(content: Mapping[str, Any]) -> bool:
    """Whether a snapshot is of a penalty; those before there were other outcomes all are."""
    return bool(content.get("outcome", PenaltyOutcome.PENALTY) == PenaltyOutcome.PENALTY)


def decision_facts(publication: Publication) -> list[Fact]:
    """Return the key-value table of a decision's page."""
    content = json.loads(bytes(publication.snapshot))
    party = content["party"]
    rows = [
        ("执法机关", content["organ"]),
        ("承办科室", content["office"]),
        ("执法对象", party["name"]),
        ("统一社会信用代码", party.get("uscc", "")),
        *_registered_abroad(party),
        ("法定代表人", party.get("representative", "")),
        ("案由", content["cause"]),
        *(_of_penalty(content) if punishes(content) else _of_no_penalty(content)),
        ("决定日期", content["decided_on"]),
        ("公示日期", content["published_on"]),
    ]
    return [Fact(label, value) for label, value in rows if value]


def _registered_abroad(party: Mapping[str, str]) -> list[tuple[str, str]]:
    is_unit = party["kind"] == "organization"
    return [(party["id_type"], party["id_number"])] if is_unit and "id_number" in party else []


def _of_penalty(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        ("违法事实", content["facts"]),
        ("违反的规定", content["violated"]),
        ("处罚依据", content["basis"]),
        ("处罚种类", "、".join(content.get("kinds", ()))),
        ("处罚内容", content["disposition"]),
        ("责令改正、责令退还", content.get("correction", "")),
    ]


def _of_no_penalty(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        ("查明的事实", content["facts"]),
        ("违反的规定", content["violated"]),
        ("不予处罚的情形（《行政处罚法》）", content["circumstance"]),
        ("不予处罚的理由", content["reasons"]),
        ("处理结果", content["disposition"]),
    ]
