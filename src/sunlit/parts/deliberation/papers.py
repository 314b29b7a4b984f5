"""What the record of a meeting of the heads says (D14)."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import organ
from sunlit.cases.papers.wording import Content, is_unsigned
from sunlit.cases.queries import CaseFacts
from sunlit.documents.forms.model import OPEN
from sunlit.parts.deliberation.deliberating import GivenView, convened, view_of, views_given
from sunlit.parts.deliberation.paper_meeting import scan_names
from sunlit.rules.answers import VIEW, WORDS
from sunlit.rules.deliberation import Meeting


def meeting_record(step: Step, meeting: Meeting, facts: CaseFacts) -> Content:
    """Return what was said, each view as its own signer gave it, in the order of the signatures."""
    called = convened(meeting, facts)
    if called is None:
        raise AssertionError("no meeting is concluded to which nobody was called")
    open_still = {"ended_at": OPEN} if is_unsigned(step) else {}
    entries = {**called.content, **open_still, **step.content}
    return {
        **_meeting(step, facts, entries),
        "views": [
            {
                **vars(view_of(one)),
                "signature": _signature(one, facts),
            }
            for one in views_given(meeting, facts)
        ],
    }


def _signature(given: GivenView, facts: CaseFacts) -> str:
    """Say how the view was signed: by an act of their own, or on the paper that was scanned."""
    if given.on_paper:
        return f"纸面签名，见扫描件：{scan_names(given.step, facts)}"
    return f"本人签署，{timezone.localtime(given.step.recorded_at):%m-%d %H:%M}"


def _meeting(step: Step, facts: CaseFacts, entries: Mapping[str, Any]) -> Content:
    more = {name: entries[name] for name in ("observers", "absent") if entries.get(name)}
    return {
        **organ(),
        "case_name": facts.title,
        "started_at": entries["started_at"],
        "ended_at": entries["ended_at"],
        "place": entries["place"],
        "host": f"{step.actor.name}（{step.actor.post}）",
        "recorder": entries["recorder"],
        "reporter": entries["reporter"],
        "case_number": facts.case.number,
        "report": entries["report"],
        "conclusion": conclusion_of(step),
        **more,
    }


def conclusion_of(step: Step) -> str:
    """Return what was concluded, the result before the words; a study says it in words alone.

    It is open in the draft that the host reads before.
    """
    if is_unsigned(step):
        return OPEN
    result = WORDS.get(str(step.content.get(VIEW) or ""))
    words = str(step.content["conclusion"])
    return f"讨论结果：{result}。{words}" if result else words
