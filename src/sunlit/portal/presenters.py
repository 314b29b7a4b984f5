"""What the public reads of a publication, in ready words taken from its snapshot."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sunlit.disclosure.models import Publication
from sunlit.disclosure.searching import shown_parts
from sunlit.portal import unlabelled
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
    content = json.loads(bytes(publication.snapshot))
    return str(content.get("title") or unlabelled.title(content))


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
        *_labelled(content),
        ("决定日期", content["decided_on"]),
        ("公示日期", content["published_on"]),
    ]
    return [Fact(label, value) for label, value in rows if value]


def _labelled(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    if "format" not in content:
        return unlabelled.rows(content)
    return [(row["label"], row["words"]) for row in content["rows"]]


def _registered_abroad(party: Mapping[str, str]) -> list[tuple[str, str]]:
    is_unit = party["kind"] == "organization"
    return [(party["id_type"], party["id_number"])] if is_unit and "id_number" in party else []
