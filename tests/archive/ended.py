"""Ways a case comes to its end, and evidence that comes before."""

import os
from io import BytesIO

import pytest

from factories import CaseStory
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.models import EvidenceFile
from sunlit.documents.fonts import missing_fonts
from sunlit.parts.evidence.services.collect_evidence import collect_evidence
from sunlit.records.services.keep import keep

DECLINED = {"view": "disagree", "opinion": "违法行为轻微，证据不足，不予立案。"}


def decline(story: CaseStory) -> None:
    """Let the leader decline to file the lead."""
    story.until("endorse_filing")
    story.take("decline_to_file", when="2026-09-22 09:00", by="leader", **DECLINED)


_NEW = {
    "evidence_name": "现场检查录像",
    "evidence_kind": "audiovisual",
    "evidence_source": "执法人员拍摄",
    "evidence_proves": "没有建立台账的事实",
}


def handed_in(
    story: CaseStory,
    name: str = "现场〔1〕.mp4",
    media_type: str = "video/mp4",
    content: bytes = b"invented film",
    *,
    minute: int = 0,
    evidence: str = "",
) -> EvidenceFile:
    """Add a file to evidence, new or given; nothing after the investigation stands yet."""
    entries = {"evidence": evidence} if evidence else _NEW
    act = story.act("collect_evidence", when=f"2026-09-22 16:{minute:02}", **entries)
    file = keep(BytesIO(content), name=name, media_type=media_type, now=act.now)
    collect_evidence(act, [HandedIn(file, name, media_type)])
    return EvidenceFile.objects.get(case=story.case, name=name)


@pytest.fixture
def fonts() -> None:
    """The fonts that set-up fetches; without them no paper can be set."""
    missing = missing_fonts()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"fonts are missing: {missing}; run tools/fetch_fonts.py")
    if missing:
        pytest.skip(f"fonts are missing: {missing}")
