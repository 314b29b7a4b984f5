"""法制审核: what code does at each of its steps.

The opinion of the legal section has a page of its own, which calls its service.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from sunlit.cases.asking import choosing
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Beside, Opened, Row, Work
from sunlit.parts.deliberation.paper_meeting import how_held
from sunlit.parts.deliberation.work import Report, work_of_meeting
from sunlit.review.queries import legal_view, office_view, unanswered
from sunlit.review.services.ask_recheck import ask_recheck
from sunlit.review.services.consult_superior import consult_superior
from sunlit.review.services.end_invitation import end_invitation
from sunlit.review.services.invite_counsel import invite_counsel
from sunlit.review.services.record_consultation_answer import record_consultation_answer
from sunlit.review.services.refer import refer
from sunlit.review.services.study_disagreement import study_disagreement
from sunlit.review.steps.codes import (
    AGREES,
    ANSWERED,
    ASK_RECHECK,
    CONSULTED,
    ENDED,
    INVITED,
    MAINTAINS,
    OBJECTS,
    REFER,
    STUDIED,
)
from sunlit.rules.deliberation import STUDY
from sunlit.rules.forms import StepForm
from sunlit.rules.landmarks import DRAFT

Account = Callable[[CaseFacts], dict[str, Any]]
"""What the draft says, as it goes to the legal section: entries of the referral."""
_OPINION = Work(page="review")


def review_work(account: Account, report: Report) -> Mapping[str, Work]:
    """Return what code does in a procedure whose drafts are told and reported like this."""
    return {
        REFER: Work(refer, lambda opened: _from_the_draft(account, opened.facts)),
        AGREES: _OPINION,
        OBJECTS: _OPINION,
        MAINTAINS: _OPINION,
        ASK_RECHECK: Work(ask_recheck, beside=_opinion_on_the_draft),
        **work_of_meeting(
            STUDY, study_disagreement, report, beside=_both_views, at_the_end=_both_views
        ),
        INVITED: Work(invite_counsel),
        ENDED: Work(end_invitation),
        CONSULTED: Work(consult_superior),
        ANSWERED: Work(
            record_consultation_answer, _from_the_question, _open_questions, asks=_which_question
        ),
    }


def _from_the_draft(account: Account, facts: CaseFacts) -> dict[str, Any]:
    """The draft as it goes to the legal section."""
    if facts.draft is None:
        return {}
    return {
        **account(facts),
        "hearing_record": "未经听证。",
        "other": _minutes(facts) or "无。",
    }


def _minutes(facts: CaseFacts) -> str:
    """What the heads of the organ said of this draft goes to the legal section (审核制度九)."""
    studied, drafted = facts.last(STUDIED), facts.last(DRAFT)
    if not (studied and drafted and studied.seq > drafted.seq):
        return ""
    day = timezone.localdate(studied.happened_at)
    return f"局领导集体研究记录（{day:%Y-%m-%d}）{how_held(studied, STUDY, facts)}。"


def _opinion_on_the_draft(opened: Opened) -> Beside:
    """Return the objection that the office may have examined once more (审核制度9)."""
    facts = opened.facts
    if OBJECTS not in facts.position.standing:
        return Beside("")
    return Beside("对书稿的审核意见", (Row("法规科意见", legal_view(facts)),))


def _both_views(opened: Opened) -> Beside:
    """Return what the office and the legal section say, where they did not agree (审核制度9)."""
    facts = opened.facts
    if MAINTAINS not in facts.position.standing:
        return Beside("")
    rows = (Row("承办科室意见", office_view(facts)), Row("法规科意见", legal_view(facts)))
    return Beside("双方的意见", rows)


def _from_the_question(opened: Opened) -> dict[str, Any]:
    """The question that waits, where it is only one."""
    waiting = unanswered(opened.facts)
    return {"consultation": str(waiting[0].seq)} if len(waiting) == 1 else {}


def _open_questions(opened: Opened) -> Beside:
    """Return the consultations that wait for an answer."""
    rows = (
        Row(f"{one.content['asked_on']} {one.content['body']}", one.content["question"])
        for one in unanswered(opened.facts)
    )
    return Beside("等待答复的请示、咨询", tuple(rows))


def _which_question(form: StepForm, opened: Opened) -> StepForm:
    """Let the question that is answered be chosen among those that were asked.

    An answered one is among them, so that the form of its answer may come a second time.
    """
    facts = opened.facts
    waiting = unanswered(facts)
    asked = (step for step in facts.steps if step.code == CONSULTED)
    return choosing(form, "consultation", asked, lambda one: _question(one, one not in waiting))


def _question(step: Step, answered: bool) -> str:
    words = f"{step.content['asked_on']} {step.content['body']}"
    return f"{words}（已经登记答复）" if answered else words
