"""Files that the officers of the demonstration add to their evidence.

Photographs, scans and the recording in `files/` were drawn, set and synthesized for it: real JPEG,
PDF and WAV files of nobody and nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

from sunlit.cases.acting import Act
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.models import Evidence
from sunlit.commands.demonstration.plan import PlanEvidence
from sunlit.parts.evidence.services.collect_evidence import collect_evidence
from sunlit.records.services.keep import keep

_MEDIA = {"pdf": "application/pdf", "jpg": "image/jpeg", "wav": "audio/wav"}


def hand_in(act: Act, evidence: tuple[PlanEvidence, ...]) -> None:
    """Add every file of the plan, item by item, each to the item that has its name or a new one."""
    for one in evidence:
        known = Evidence.objects.filter(case=act.case, name__contains=one.name).first()
        new = {
            "evidence_name": one.name,
            "evidence_kind": one.kind,
            "evidence_source": one.source,
            "evidence_proves": one.proves,
        }
        content = {
            **({"evidence": str(known.pk)} if known else new),
            "note": one.note,
            "marking": "none",
            "monitored": False,
        }
        collect_evidence(
            replace(act, content=content, seen=act.case.steps.count()), list(_kept(act, one))
        )


def _kept(act: Act, evidence: PlanEvidence) -> Iterator[HandedIn]:
    for file, name in evidence.files:
        content = files("sunlit.commands.demonstration").joinpath("files", file).read_bytes()
        media_type = _MEDIA[file.rpartition(".")[2]]
        yield HandedIn(
            keep(content, name=name, media_type=media_type, now=act.now), name, media_type
        )
