"""The evidence of a case and its files in ready words."""

from typing import Any

from sunlit.cases.forms.penalty import EVIDENCE_KINDS
from sunlit.cases.models import Evidence, EvidenceFile
from sunlit.cases.queries import CaseFacts
from sunlit.records.kinds import doubt, kind_named
from sunlit.web.parts import in_groups

SHOWN_DIGITS = 16
_KINDS = dict(EVIDENCE_KINDS)
_STEP = 1024


def evidence_rows(facts: CaseFacts, url: str) -> list[dict[str, Any]]:
    """Return each item with its files; `url` is the address of the case."""
    return [_item(item, url) for item in facts.evidence]


def size_words(size: int) -> str:
    """Return 18.2 MB; below one KB the bytes."""
    if size < _STEP:
        return f"{size} 字节"
    amount = size / _STEP
    for unit in ("KB", "MB"):
        if amount < _STEP:
            return f"{amount:.1f} {unit}"
        amount /= _STEP
    return f"{amount:.1f} GB"


def _item(item: Evidence, url: str) -> dict[str, Any]:
    return {
        "label": item.name,
        "about": f"{_KINDS.get(item.kind, item.kind)}　{item.source}",
        "files": [_file(one, url) for one in item.files.all()],
    }


def _file(one: EvidenceFile, url: str) -> dict[str, Any]:
    kind = kind_named(one.media_type)
    return {
        "name": one.name,
        "url": f"{url}evidence/{one.uuid}/",
        "about": f"{kind.label}　{size_words(one.file.size)}",
        "digest": f"{in_groups(one.file.sha256[:SHOWN_DIGITS])}……",
        "note": one.note,
        "warning": doubt(one.name, kind),
    }
