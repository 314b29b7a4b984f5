"""The evidence of a case and its files in ready words."""

from collections.abc import Iterator
from typing import Any

from sunlit.cases.lead_materials import SECRET_MATERIAL, names_reporter
from sunlit.cases.models import Evidence, EvidenceFile
from sunlit.cases.visible_records import HIDDEN, VisibleRecords
from sunlit.records.kinds import doubt, kind_named
from sunlit.rules.evidence import EVIDENCE_KINDS, LEAD_MATERIAL
from sunlit.rules.marking import Marking
from sunlit.web.parts import in_groups

SHOWN_DIGITS = 16
MISTAKEN = "登记错误"
_KINDS = {**dict(EVIDENCE_KINDS), LEAD_MATERIAL: "线索材料"}
_STEP = 1024


def evidence_rows(seen: VisibleRecords, url: str) -> list[dict[str, Any]]:
    """Return each item with its files; `url` is the address of the case."""
    return [_item(item, seen, url) for item in seen.facts.evidence]


def material_rows(seen: VisibleRecords, url: str) -> list[dict[str, Any]]:
    """Return what came with the lead, in the same words."""
    return [_item(item, seen, url) for item in seen.facts.lead_materials]


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
    files = seen.facts.every_file_of(item)
    if names_reporter(item, files) and not seen.reporter:
        return {"label": SECRET_MATERIAL, "about": "", "files": []}
    return {
        "label": item.name,
        "about": "　".join(_about(item)),
        "files": [_file(one, seen, url) for one in files],
    }


def _about(item: Evidence) -> Iterator[str]:
    yield from (str(_KINDS.get(item.kind, item.kind)), item.source)
    if item.original_at:
        yield f"原件（原物）存放处：{item.original_at}"


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
        "warning": MISTAKEN if one.pk in seen.facts.wrong_files else doubt(one.name, kind),
    }
