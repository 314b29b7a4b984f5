"""作出决定: the leader approves; that day is the day of the decision (处罚法57、59)."""

from django.db import models, transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Clearance, CollectiveDeliberation, Decision, DecisionDraft, Step
from sunlit.cases.papers import issue_paper
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import read_once
from sunlit.documents.models import Document
from sunlit.procedures.penalty.facts import was_referred
from sunlit.procedures.penalty.joint import paper_of, why_not_together
from sunlit.procedures.penalty.ninety_days import why_not_explained
from sunlit.procedures.penalty.statements import why_not_over
from sunlit.rules.citations import cite
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
@read_once()
def decide(act: Act) -> Step:
    """Make the decision that the newest draft proposes, and nothing else.

    The day of the decision is set by the software to the day of approval and never typed
    (definition 2). A major draft, and any of a case that was referred, needs the clearance of that
    very content, one that must be deliberated an agreement on it; the database holds the same
    rules (`protection.py`).

    :raises Refused: for a penalty without a service of the notice, or before the party's time to
        answer it is over; when evidence came after the draft; without clearance or deliberation
        where one is needed; past the ninety days without a word why (CF-G14); when the draft is
        one paper for several and somebody of them is not decided by the same form.
    """
    step, facts = begin(act, "decide")
    draft = facts.draft
    if draft is None:
        raise AssertionError("the table lets no decision pass without a draft")
    stale = facts.stale_draft()
    if stale:
        raise Refused(stale)
    punishes = draft.outcome == PenaltyOutcome.PENALTY
    if punishes:
        _check_notice(act, facts)
    unexplained = why_not_explained(facts, act.content, timezone.localdate(act.now))
    if unexplained:
        raise Refused(unexplained)
    alone = why_not_together(act, facts, timezone.localdate(act.now))
    if alone:
        raise Refused(alone)
    approval = issue_paper(step, facts, "D15")
    document, rows = _paper(step, facts, "D16" if punishes else "D17")
    decision = Decision.objects.create(
        case=facts.case,
        of_party=step.of_party,
        step=step,
        draft=draft,
        clearance=_clearance(draft, facts),
        deliberation=_deliberation(draft),
        notice=facts.notice if "serve_notice" in facts.position.standing else None,
        document=document,
        decided_on=timezone.localdate(act.now),
        outcome=draft.outcome,
        fine_fen=draft.fine_fen,
    )
    return complete(step, [*approval.rows, *rows, decision])


def _paper(step: Step, facts: CaseFacts, form: str) -> tuple[Document, tuple[models.Model, ...]]:
    """Return the paper with the rows written for it: none where another of its parties has it."""
    shared = paper_of(facts)
    if shared:
        return shared, ()
    written = issue_paper(step, facts, form)
    return written.document, written.rows


def _clearance(draft: DecisionDraft, facts: CaseFacts) -> Clearance | None:
    found = Clearance.objects.filter(draft=draft, content_hash=draft.content_hash).first()
    if (draft.is_major or was_referred(facts)) and found is None:
        raise Refused(Refusal("这一版决定书稿没有通过法制审核，不得作出决定。", cite("审核制度5")))
    return found


def _deliberation(draft: DecisionDraft) -> CollectiveDeliberation | None:
    found = CollectiveDeliberation.objects.filter(
        draft=draft, content_hash=draft.content_hash, agrees=True
    ).first()
    if draft.deliberates and found is None:
        raise Refused(
            Refusal("这一版决定书稿没有经集体讨论决定，不得作出处罚决定。", cite("处罚法57.2"))
        )
    return found


def _check_notice(act: Act, facts: CaseFacts) -> None:
    if facts.notice is None or facts.notice_service is None:
        raise Refused(Refusal("没有送达事先告知书，不得作出处罚决定。", cite("处罚法44")))
    early = why_not_over(facts, timezone.localdate(act.now))
    if early:
        raise Refused(early)
