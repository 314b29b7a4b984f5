"""登记答复: what the body that was consulted answered, who and when (审核制度第九条)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.review.models import Consultation, ConsultationAnswer
from sunlit.review.papers import issue_answer_paper
from sunlit.review.queries import unanswered
from sunlit.review.steps.codes import ANSWERED
from sunlit.rules.consultation import check_answer
from sunlit.rules.refusal import Refused


@transaction.atomic
def record_consultation_answer(act: Act) -> Step:
    """Record the answer to one question, which the act names by the number of its step.

    :raises Refused: when no such question waits, or for a day before it was asked or to come.
    """
    step, facts = begin(act, ANSWERED)
    entries = step.content
    asked = _waiting(facts, entries["consultation"])
    answered_on = date.fromisoformat(entries["answered_on"])
    wrong = check_answer(
        answered_on,
        asked_on=asked.asked_on if asked else None,
        today=timezone.localdate(act.now),
    )
    if wrong:
        raise Refused(wrong)
    if asked is None:
        raise AssertionError("the rule lets no answer pass without its question")
    paper = issue_answer_paper(step, facts, asked)
    answer = ConsultationAnswer.objects.create(
        consultation=asked,
        step=step,
        answer=entries["answer"],
        answered_by=entries["answered_by"],
        answered_on=answered_on,
        document=paper.document,
        recorded_at=step.recorded_at,
    )
    return complete(step, [*paper.rows, answer])


def _waiting(facts: CaseFacts, named: str) -> Consultation | None:
    step = next((one for one in unanswered(facts) if str(one.seq) == named), None)
    return Consultation.objects.get(step=step) if step else None
