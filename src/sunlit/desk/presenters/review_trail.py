"""审核经过: every referral, opinion, study and consultation of a case, in its order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.parts.deliberation.forms import SIDES
from sunlit.review.forms.consultation import WAYS
from sunlit.review.models import OpinionRow, Referral
from sunlit.review.queries import STUDIES, recheck_words
from sunlit.review.steps.codes import ANSWERED, CONSULTED
from sunlit.rules.legal_review import Opinion
from sunlit.web.parts import Event

Moment = tuple[datetime, Event]


def review_trail(facts: CaseFacts, rounds: Iterable[Referral]) -> list[Event]:
    """Return what happened in the review of the case."""
    found = [
        *_given_and_referred(rounds),
        *(_MAKERS[step.code](step) for step in facts.steps if step.code in _MAKERS),
    ]
    return [event for _, event in sorted(found, key=lambda one: one[0])]


def round_words(referral: Referral, what: str) -> str:
    """Return 第 2 轮审核（复核）."""
    recheck = "（复核）" if referral.is_recheck else ""
    return f"第 {referral.round} 轮{what}{recheck}"


def _given_and_referred(rounds: Iterable[Referral]) -> Iterator[Moment]:
    for referral in rounds:
        reasons = recheck_words(referral.step.content) if referral.is_recheck else ""
        who = referral.step.actor.name
        yield _event(referral.recorded_at, round_words(referral, "送审"), who, reasons)
        if hasattr(referral, "opinion"):
            yield _given(referral.opinion)


def _given(opinion: OpinionRow) -> Moment:
    labels = "、".join(Opinion(code).label for code in opinion.opinions)
    title = f"审核意见：{labels}"
    return _event(opinion.recorded_at, title, opinion.reviewer.name, opinion.text)


def _asked(step: Step) -> Moment:
    said = step.content
    title = f"向{said['body']}请示、咨询（{WAYS[said['way']]}，{said['asked_on']}）"
    return _event(step.recorded_at, title, step.actor.name, said["question"])


def _answered(step: Step) -> Moment:
    said = step.content
    title = f"请示、咨询的答复（{said['answered_by']}，{said['answered_on']}）"
    return _event(step.recorded_at, title, step.actor.name, said["answer"])


def _study(step: Step) -> Moment:
    title = f"局领导集体研究：{SIDES[step.content['sides_with']]}"
    return _event(step.recorded_at, title, step.actor.name, step.content["conclusion"])


def _event(moment: datetime, title: str, who: str, text: str) -> Moment:
    return moment, Event(title, f"{timezone.localtime(moment):%Y-%m-%d %H:%M}", who, text)


_MAKERS: Mapping[str, Callable[[Step], Moment]] = {
    CONSULTED: _asked,
    ANSWERED: _answered,
    **dict.fromkeys(STUDIES, _study),
}
