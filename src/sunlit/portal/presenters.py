"""What the public reads of a publication, in ready words taken from its snapshot."""

import json
from typing import Any

from sunlit.disclosure.models import Publication
from sunlit.web.parts import Fact, Tag

_KINDS = {"penalty": ("行政处罚", "warn"), "license": ("行政许可", "info")}


def decision_row(publication: Publication) -> dict[str, Any]:
    """Return one row of the list."""
    name, tone = _KINDS.get(publication.kind, ("行政检查", "info"))
    return {
        "number": publication.number,
        "url": f"/decisions/{publication.public_id}/",
        "kind": Tag(name, tone),  # type: ignore[arg-type]
        "party": publication.party_name,
        "cause": publication.cause,
        "conclusion": publication.conclusion,
        "decided_on": publication.decided_on.isoformat(),
        "published_on": publication.published_on.isoformat(),
    }


def decision_facts(publication: Publication) -> list[Fact]:
    """Return the key-value table of a decision's page."""
    content = json.loads(bytes(publication.snapshot))
    party = content["party"]
    rows = [
        ("执法机关", content["organ"]),
        ("承办科室", content["office"]),
        ("执法对象", party["name"]),
        ("统一社会信用代码", party.get("uscc", "")),
        ("法定代表人", party.get("representative", "")),
        ("案由", content["cause"]),
        ("违法事实", content["facts"]),
        ("违反的规定", content["violated"]),
        ("处罚依据", content["basis"]),
        ("处罚内容", content["disposition"]),
        ("决定日期", content["decided_on"]),
        ("公示日期", content["published_on"]),
    ]
    return [Fact(label, value) for label, value in rows if value]
