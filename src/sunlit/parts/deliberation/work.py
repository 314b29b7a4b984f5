"""What code does at the steps of a meeting of the heads, whatever it is about."""

from collections.abc import Callable, Mapping
from typing import Any

from sunlit.cases.acting import Act
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import leaders_on
from sunlit.cases.work import Beside, Opened, Proof, Row, Work
from sunlit.parts.deliberation.deliberating import (
    PAPER_VIEWS,
    convened,
    present_at,
    signed_themselves,
    silent,
    view_of,
    views_given,
)
from sunlit.parts.deliberation.services.convene import convene
from sunlit.parts.deliberation.services.record_paper_meeting import record_paper_meeting
from sunlit.rules.deliberation import Meeting, View

Report = Callable[[CaseFacts], str]
"""What is reported to the heads of the organ, as the procedure words it."""
Shown = Callable[[Opened], Beside]


def nothing_beside(_opened: Opened) -> Beside:
    """Nothing stands beside the form."""
    return Beside("")


def work_of_meeting(
    meeting: Meeting,
    conclude: Callable[[Act], object],
    report: Report,
    *,
    beside: Shown = nothing_beside,
    at_the_end: Shown,
) -> Mapping[str, Work]:
    """Return what code does at each step of the meeting.

    :param beside: what whoever calls the meeting or speaks in it reads.
    :param at_the_end: what the host reads who concludes it, above the views that were given.
    """
    on_paper = Proof(f"{meeting.name}记录的纸面签名扫描件", "deliberation", later=False)
    return {
        meeting.convene: Work(
            lambda act: convene(act, meeting), _speakers(report), beside, people=_heads_of_the_organ
        ),
        meeting.on_paper: Work(
            lambda act: record_paper_meeting(act, meeting),
            _from_the_paper(meeting),
            beside,
            people=_heads_of_the_organ,
            proof=on_paper,
        ),
        meeting.give_view: Work(beside=beside, whom=lambda facts: silent(meeting, facts)),
        **dict.fromkeys(meeting.concluding, Work(conclude, beside=_spoken(meeting, at_the_end))),
    }


def _heads_of_the_organ(opened: Opened) -> frozenset[int]:
    return frozenset(leaders_on(opened.day).values_list("pk", flat=True)) - opened.facts.recused


def _speakers(report: Report) -> Callable[[Opened], dict[str, Any]]:
    """Return what enters the heads of the organ, the host last, and what is reported to them."""

    def entered(opened: Opened) -> dict[str, Any]:
        facts, host = opened.facts, opened.person
        others = leaders_on(opened.day).exclude(pk__in=[host.pk, *facts.recused])
        reporter = facts.officers[0].person
        return {
            "reporter": f"{reporter.name}（{reporter.office.name}{reporter.post}）",
            "report": report(facts),
            "present": [{"person": str(one.pk)} for one in [*others, host]],
        }

    return entered


def _from_the_paper(meeting: Meeting) -> Callable[[Opened], dict[str, Any]]:
    """Return what enters who was called and has signed no view of their own, the host last."""

    def entered(opened: Opened) -> dict[str, Any]:
        called = convened(meeting, opened.facts)
        own = signed_themselves(meeting, opened.facts)
        present = present_at(called, opened.facts) if called else []
        return {PAPER_VIEWS: [{"person": str(one)} for one in present if one not in own]}

    return entered


def _spoken(meeting: Meeting, before: Shown) -> Shown:
    """Return what shows, under what stands `before`, the view of each who was present."""

    def shown(opened: Opened) -> Beside:
        above = before(opened)
        given = views_given(meeting, opened.facts)
        rows = (_view_row(view_of(one), on_paper=one.on_paper) for one in given)
        return Beside(above.heading, (*above.rows, *rows))

    return shown


def _view_row(view: View, *, on_paper: bool) -> Row:
    how = "（按纸面签名扫描件登记）" if on_paper else ""
    return Row(f"{view.name}（{view.post}）", f"{view.view}{how}")
