"""The evidence of a case and its files in ready words."""

from typing import Any

from sunlit.cases.forms.investigation import EVIDENCE_KINDS
from sunlit.cases.models import Evidence, EvidenceFile
from sunlit.cases.visible_records import HIDDEN, VisibleRecords
from sunlit.records.kinds import doubt, kind_named
from sunlit.rules.marking import Marking
from sunlit.web.parts import in_groups

SHOWN_DIGITS = 16
_KINDS = dict(EVIDENCE_KINDS)
_STEP = 1024


def evidence_rows(seen: VisibleRecords, url: str) -> list[dict[str, Any]]:
    """Return each item with its files; `url` is the address of the case."""
    return [_item(item, seen, url) for item in seen.facts.evidence]


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


def _item(item: Evidence, seen: VisibleRecords, url: str) -> dict[str, Any]:
    return {
        "label": item.name,
        "about": f"{_KINDS.get(item.kind, item.kind)}　{item.source}",
        "files": [_file(one, seen, url) for one in seen.facts.files_of(item)],
    }


def _file(one: EvidenceFile, seen: VisibleRecords, url: str) -> dict[str, Any]:
    if not seen.file(one):
        return {"name": HIDDEN, "url": ""}
    kind = kind_named(one.media_type)
    return {
        "name": one.name,
        "url": f"{url}evidence/{one.uuid}/",
        "about": f"{kind.label}　{size_words(one.file.size)}",
        "digest": f"{in_groups(one.file.sha256[:SHOWN_DIGITS])}……",
        "note": one.note,
        "marking": "" if one.marking == Marking.NONE else one.get_marking_display(),
        "warning": doubt(one.name, kind),
    }
