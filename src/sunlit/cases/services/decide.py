"""作出决定: the leader approves; that day is the day of the decision (处罚法57、59)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.deadlines import decision_day_passed, last_statement_day
from sunlit.cases.models import Clearance, CollectiveDeliberation, Decision, DecisionDraft, Step
from sunlit.cases.papers import issue_paper
from sunlit.cases.queries import CaseFacts
from sunlit.rules.citations import cite
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal, Refused

_TYPING = timedelta(minutes=5)


@transaction.atomic
def decide(act: Act) -> Step:
    """Make the decision that the newest draft proposes, and nothing else.

    The day of the decision is set by the software to the day of approval and never typed
    (definition 2). A major draft needs the clearance of that very content, one that must be
    deliberated an agreement on it; the database holds the same rules (`ledger.gates`).

    :raises Refused: for a penalty without a service of the notice, or before the party's time to
        answer it is over; when evidence came after the draft; without clearance or deliberation
        where one is needed; past the ninety days without another basis in law (CF-G14).
    """
    step, facts = begin(act, "decide")
    if act.now - act.happened_at > _TYPING:
        raise Refused(
            Refusal(
                "决定日期就是批准的当日，由系统确定，不能补录。", cite("处罚法59"), "happened_at"
            )
        )
    draft = facts.draft
    if draft is None:
        raise AssertionError("the table lets no decision pass without a draft")
    stale = facts.stale_draft()
    if stale:
        raise Refused(stale)
    punishes = draft.outcome == PenaltyOutcome.PENALTY
    if punishes:
        _check_notice(act, facts)
    _check_ninety_days(act, facts)
    approval = issue_paper(step, facts, "D15")
    paper = issue_paper(step, facts, "D16" if punishes else "D17")
    decision = Decision.objects.create(
        case=facts.case,
        step=step,
        draft=draft,
        clearance=_clearance(draft),
        deliberation=_deliberation(draft),
        notice=facts.notice if "serve_notice" in facts.position.standing else None,
        document=paper.document,
        decided_on=timezone.localdate(act.now),
        outcome=draft.outcome,
        fine_fen=draft.fine_fen,
    )
    return complete(step, [*approval.rows, *paper.rows, decision])


def _clearance(draft: DecisionDraft) -> Clearance | None:
    found = Clearance.objects.filter(draft=draft, content_hash=draft.content_hash).first()
    if draft.is_major and found is None:
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
    """A party that made a statement may add to it until the last day; only a waiver ends it."""
    if facts.notice is None or facts.notice_service is None:
        raise Refused(Refusal("没有送达事先告知书，不得作出处罚决定。", cite("处罚法44")))
    heard = facts.last("hear_statement")
    last_day = last_statement_day(facts)
    waived = heard is not None and heard.content["statement"] == "waived"
    if not waived and timezone.localdate(act.now) <= last_day:
        raise Refused(
            Refusal(
                f"陈述、申辩期限到{last_day:%Y-%m-%d}为止，期满以后才能作出决定。",
                cite("处罚法62"),
            )
        )


def _check_ninety_days(act: Act, facts: CaseFacts) -> None:
    passed = decision_day_passed(facts, timezone.localdate(act.now))
    if passed and not (act.content.get("late_basis") or "").strip():
        raise Refused(
            Refusal(
                f"自立案之日起九十日到{passed:%Y-%m-%d}已经届满；法律、法规、规章另有规定的，"
                "请写明条文，才能作出决定。",
                cite("处罚法60"),
                "late_basis",
            )
        )
