"""What the case already knows, so that nobody types it twice."""

from typing import Any

from sunlit.cases.queries import CaseFacts

_DISPOSITION = (
    "facts",
    "characterization",
    "violated",
    "basis",
    "discretion",
    "warning",
    "fine_fen",
)


def prefill(facts: CaseFacts, code: str) -> dict[str, Any]:
    """Return the entries a form of that step begins with, as stored content."""
    makers = {
        "conclude_investigation": _from_the_catalogue,
        "draft_decision": _from_the_proposal,
        "refer": _from_the_draft,
    }
    maker = makers.get(code)
    return maker(facts) if maker else {}


def _from_the_catalogue(facts: CaseFacts) -> dict[str, Any]:
    version = facts.case.matter.versions.latest("since")
    return {
        "characterization": version.name,
        "violated": version.violated,
        "basis": version.consequence,
    }


def _from_the_proposal(facts: CaseFacts) -> dict[str, Any]:
    source = facts.draft.content if facts.draft else None
    proposal = facts.last("conclude_investigation")
    content = source or (proposal.content if proposal else {})
    return {name: content.get(name) for name in _DISPOSITION}


def _from_the_draft(facts: CaseFacts) -> dict[str, Any]:
    if facts.draft is None:
        return {}
    content = facts.draft.content
    lines = [f"{item['name']}：证明{item['proves']}" for item in content["evidence"]]
    return {
        "account": content["facts"],
        "bases": f"{content['violated']}\n{content['basis']}",
        "evidence": "\n".join(lines),
        "hearing_record": "未经听证。",
        "other": "无。",
    }
