"""Rows as somebody writes them who has the application's password, past every service."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cases.organ import at
from cases.story import CaseStory
from sunlit.cases.models import Clearance, DecisionDraft, Party, Step, StepFile, StepSignature
from sunlit.documents.models import Document
from sunlit.records.services.keep import keep
from sunlit.review.models import FindingRow, OpinionRow, Referral
from sunlit.rules.deliberation import Meeting
from sunlit.rules.legal_review import Point

WHEN = "2026-09-30"
PDF, SCAN = "application/pdf", "会议记录签名页.pdf"
HEADS = ("second_leader", "leader")


def step(
    story: CaseStory,
    code: str,
    username: str,
    when: datetime | None = None,
    content: Mapping[str, Any] | None = None,
    *,
    of_party: Party | None = None,
) -> Step:
    """Write a step of the case, unsigned."""
    moment = when or at(WHEN)
    return Step.objects.create(
        case=story.case,
        seq=story.case.steps.count() + 1,
        code=code,
        of_party=of_party,
        actor=story.persons[username],
        happened_at=moment,
        recorded_at=moment,
        content=dict(content or {}),
    )


def called(
    story: CaseStory,
    meeting: Meeting,
    *present: str,
    by: str = "leader",
) -> Step:
    """Write that these persons were called to a meeting."""
    rows = [{"person": str(story.persons[one].pk)} for one in present or HEADS]
    return step(story, meeting.convene, by, content={"present": rows})


def concluded(story: CaseStory, meeting: Meeting, *views: str, by: str = "leader") -> Step:
    """Write the signed views of these persons on a meeting, then what was concluded."""
    for one in views or HEADS:
        sign(step(story, meeting.give_view, one))
    return step(story, meeting.concluding[0], by)


def entered(story: CaseStory, meeting: Meeting, *views: str, by: str = "leader") -> Step:
    """Write, signed, that a paper holds the views of these persons; its scan is missing yet."""
    rows = [{"person": str(story.persons[one].pk)} for one in views or HEADS]
    sheet = step(story, meeting.on_paper, by, content={"paper_views": rows})
    sign(sheet)
    return sheet


def scanned(sheet: Step, about: Step | None = None) -> StepFile:
    """Write that a scan came with the entry of a paper."""
    return StepFile.objects.create(
        case=sheet.case,
        step=sheet,
        about=about or sheet,
        file=keep(b"%PDF-1.7 1", name=SCAN, media_type=PDF, now=sheet.recorded_at),
        name=SCAN,
        media_type=PDF,
    )


def sign(signed: Step, **changes: Any) -> StepSignature:
    """Sign the step as its actor, with a hash of nothing."""
    values = {"signer": signed.actor, "signed_at": signed.recorded_at, "digest": "0" * 64}
    return StepSignature.objects.create(step=signed, **values | changes)


def paper(story: CaseStory, form: str = "D16") -> Document:
    """Write a paper of the case that says nothing."""
    return Document.objects.create(
        subject=story.case.uuid,
        form=form,
        title="行政处罚决定书",
        content={},
        content_hash="0" * 64,
        issued_on=at(WHEN).date(),
        made_by=1,
        recorded_at=at(WHEN),
    )


def opinion(story: CaseStory, points: int = len(Point), **changes: Any) -> OpinionRow:
    """Write an agreement of the reviewer with the newest referral, on so many points."""
    outcome = changes.pop("outcome", "conforms")
    values = {
        "referral": Referral.objects.filter(case=story.case).latest("round"),
        "opinions": ["agree"],
        "text": "同意。",
        "reviewer": story.persons["reviewer"],
        "document": paper(story, "D13"),
        "recorded_at": at(WHEN),
    }
    written = OpinionRow.objects.create(**values | changes)
    FindingRow.objects.bulk_create(
        FindingRow(opinion=written, point=point.value, outcome=outcome)
        for point in list(Point)[:points]
    )
    return written


def clearance(story: CaseStory, **changes: Any) -> Clearance:
    """Return the agreement to the newest draft, not yet written."""
    draft = DecisionDraft.objects.filter(case=story.case).latest("version")
    values = {
        "draft": draft,
        "content_hash": draft.content_hash,
        "opinion": uuid.uuid4(),
        "cleared_by": story.persons["reviewer"],
        "recorded_at": at(WHEN),
    }
    return Clearance(**values | changes)
