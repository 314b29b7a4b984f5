"""出具审核意见: eight findings and the opinion that follows from them (审核制度第七条、第八条)."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from django.db import models, transaction
from django.utils import timezone

from sunlit.cases.acting import Act
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.review.given import GivenOpinion
from sunlit.review.models import FindingRow, OpinionDraft, OpinionRow, Outcome, Referral
from sunlit.review.papers import issue_opinion_paper
from sunlit.review.services.record_clearance import record_clearance
from sunlit.review.services.record_objection import record_objection
from sunlit.review.signed import signed_words
from sunlit.review.steps.codes import ASK_RECHECK
from sunlit.rules.citations import cite
from sunlit.rules.legal_review import Finding, Opinion, check_opinion
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.reviewers import asks_qualification, check_qualified


@transaction.atomic
def give_opinion(act: Act, referral: Referral, given: GivenOpinion) -> Step:
    """Sign the opinion: agreement opens the gate, every other opinion returns the case.

    :raises Refused: when the reviewer lacks the legal qualification (处罚法58.2), the opinion does
        not follow from the findings, a finding or a reason is missing, or the referral already
        has its opinion.
    """
    if OpinionRow.objects.filter(referral=referral).exists():
        raise Refused(Refusal("这次送审已经出具过审核意见。", cite("审核制度8")))
    wrong = check_opinion(_rule_findings(given), given.opinions)
    if wrong:
        raise Refused(wrong)
    if not given.text.strip():
        raise Refused(Refusal("请写明具体意见和理由。", None, "text"))
    opinion_id = uuid.uuid4()

    def papers(step: Step) -> Sequence[models.Model]:
        day = timezone.localdate(act.now)
        unqualified = check_qualified(act.actor.name, qualified=act.actor.is_qualified_on(day))
        if unqualified and asks_qualification(step.case.kind):
            raise Refused(unqualified)
        return _write(step, referral, given, opinion_id)

    signed = replace(act, content=signed_words(given, referral.draft.content_hash))
    if given.opinions == {Opinion.AGREE}:
        return record_clearance(signed, draft=referral.draft, opinion=opinion_id, papers=papers)
    return record_objection(
        signed,
        draft=referral.draft,
        papers=papers,
        after_recheck=ASK_RECHECK in CaseFacts(act.case).of(act.of_party).position.standing,
    )


def _rule_findings(given: GivenOpinion) -> list[Finding]:
    return [
        Finding(
            point,
            satisfied=found.outcome is not Outcome.FAILS,
            reason=found.reason,
            characterization_wrong=found.characterization_wrong,
        )
        for point, found in given.findings.items()
    ]


def _write(
    step: Step, referral: Referral, given: GivenOpinion, opinion_id: uuid.UUID
) -> list[models.Model]:
    paper = issue_opinion_paper(step, referral, given)
    opinion = OpinionRow.objects.create(
        uuid=opinion_id,
        referral=referral,
        opinions=sorted(one.value for one in given.opinions),
        text=given.text,
        reviewer=step.actor,
        document=paper.document,
        recorded_at=step.recorded_at,
    )
    findings = [
        FindingRow.objects.create(
            opinion=opinion,
            point=point.value,
            outcome=found.outcome.value,
            characterization_wrong=found.characterization_wrong,
            reason=found.reason,
        )
        for point, found in given.findings.items()
    ]
    OpinionDraft.objects.filter(referral=referral, author=step.actor).delete()
    return [*paper.rows, opinion, *findings]
