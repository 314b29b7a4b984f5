"""请示、咨询: the legal section asks a body above or beside the organ (审核制度第九条)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.review.models import Consultation, Referral
from sunlit.review.papers import issue_consultation_paper
from sunlit.review.steps.codes import CONSULTED
from sunlit.rules.consultation import check_consultation
from sunlit.rules.refusal import Refused


@transaction.atomic
def consult_superior(act: Act) -> Step:
    """Record who was asked what, how and on which day; the review goes on meanwhile.

    :raises Refused: for a body the article does not name, before the case was referred, or for a
        day before that or to come.
    """
    step, facts = begin(act, CONSULTED)
    entries = step.content
    asked_on = date.fromisoformat(entries["asked_on"])
    first = Referral.objects.filter(case=facts.case).order_by("pk").first()
    wrong = check_consultation(
        entries["kind"],
        asked_on,
        referred_on=timezone.localdate(first.recorded_at) if first else None,
        today=timezone.localdate(act.now),
    )
    if wrong:
        raise Refused(wrong)
    paper = issue_consultation_paper(step, facts)
    consultation = Consultation.objects.create(
        case=facts.case,
        step=step,
        kind=entries["kind"],
        body=entries["body"],
        way=entries["way"],
        question=entries["question"],
        asked_on=asked_on,
        document=paper.document,
        recorded_at=step.recorded_at,
    )
    return complete(step, [*paper.rows, consultation])
