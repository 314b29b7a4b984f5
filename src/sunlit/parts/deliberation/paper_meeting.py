"""纸面集体讨论、集体研究: what their entry must hold, asked by the service and by `verify`.

What is entered is what a signed paper says, never an act of whoever it names: the scan proves it
(处罚法57.2; 审核制度9).
"""

from collections.abc import Iterator, Sequence

from sunlit.cases.derived_again import as_it_stood
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.documents.coverage import in_print
from sunlit.parts.deliberation.deliberating import (
    PAPER_VIEWS,
    convened,
    names_of,
    on_paper_of,
    present_at,
    read_from_paper,
    signed_themselves,
    view_of,
    views_given,
)
from sunlit.rules.deliberation import Meeting, meeting_of
from sunlit.rules.refusal import Refusal

SCAN = "纸面签名扫描件"


def why_not_on_paper(named: Sequence[int], meeting: Meeting, facts: CaseFacts) -> Refusal | None:
    """Return why the views of these persons cannot be entered from a paper, or None.

    :param named: whose views, by their keys, in the order of speaking.
    :param facts: the case as it stands before.
    """
    called = convened(meeting, facts)
    if called is None:
        return Refusal(f"没有召集{meeting.name}。", meeting.citation, PAPER_VIEWS)
    own, host = signed_themselves(meeting, facts), called.actor_id
    strangers = [one for one in named if one not in present_at(called, facts)]
    twice = [one for one in named if one in own]
    if len(set(named)) != len(named):
        fault = "同一个到会人只记一行。"
    elif strangers:
        fault = f"{names_of(strangers)}没有列为到会人员；到会的，请重新召集，记录到会人员。"
    elif twice:
        fault = (
            f"{names_of(twice)}已经在系统里本人发表意见并签署，不能用纸面记录代替；"
            "请去掉这一行，只登记没有在系统里签署的人。"
        )
    elif host in named and named[-1] != host:
        fault = "主持人应当最后发表意见，请按发言次序登记。"
    else:
        return None
    return Refusal(fault, meeting.citation, PAPER_VIEWS)


def scan_names(step: Step, facts: CaseFacts) -> str:
    """Return the names of the files that show the signed paper, as they can be printed."""
    return "、".join(in_print(one.name) for one in facts.proofs_of(step) if one.step_id == step.pk)


def said_on_paper(step: Step) -> str:
    """Return each view that the act entered, and that it stands on a paper; else nothing."""
    views = [f"{one.name}：{one.view}" for one in map(view_of, on_paper_of(step))]
    if not views:
        return ""
    return f"纸面会议，按签名扫描件登记，不是本人在系统里签署。{' '.join(views)}"


def how_held(concluded: Step, meeting: Meeting, facts: CaseFacts) -> str:
    """Return the mark of a meeting of which a view stands on a paper; else nothing."""
    given = views_given(meeting, as_it_stood(facts, concluded))
    return "（纸面会议，有签名扫描件）" if any(one.on_paper for one in given) else ""


def paper_meeting_faults(facts: CaseFacts) -> Iterator[str]:
    """Each meeting on paper has its scan, and neither kind of view replaced the other (CF-G09)."""
    for step in facts.steps:
        meeting = meeting_of(step.code)
        where = f"第{step.seq}步“{facts.procedure.step(step.code).name}”"
        if meeting is None:
            continue
        if step.code == meeting.give_view:
            if step.actor_id in read_from_paper(meeting, as_it_stood(facts, step)):
                yield f"{where}：{step.actor.name}的意见已经按{SCAN}登记，又另行签署（CF-G09）。"
        elif step.code == meeting.on_paper:
            if not scan_names(step, facts):
                yield f"{where}没有{SCAN}（CF-G09）。"
            named = [one.person for one in on_paper_of(step)]
            refusal = why_not_on_paper(named, meeting, as_it_stood(facts, step))
            if refusal:
                yield f"{where}：{refusal}（CF-G09）"
