"""作出行政处罚决定: the leader approves; that day is the day of the decision (处罚法57、59)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.deadlines import last_statement_day
from sunlit.cases.models import Clearance, Decision, Step
from sunlit.cases.papers import issue_paper
from sunlit.cases.queries import CaseFacts
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused

_TYPING = timedelta(minutes=5)


@transaction.atomic
def decide(act: Act) -> Step:
    """Make the decision that the newest draft proposes, and nothing else.

    The day of the decision is set by the software to the day of approval and never typed
    (definition 2). A major draft needs the clearance of that very content; the database holds
    the same rule (`ledger.gates`).

    :raises Refused: without a service of the notice, before the party's time to answer it is over,
        when evidence came after the draft, or without clearance where one is needed.
    """
    step, facts = begin(act, "decide")
    if act.now - act.happened_at > _TYPING:
        raise Refused(
            Refusal(
                "决定日期就是批准的当日，由系统确定，不能补录。", cite("处罚法59"), "happened_at"
            )
        )
    if facts.draft is None or facts.notice is None or facts.notice_service is None:
        raise Refused(Refusal("没有送达事先告知书，不得作出处罚决定。", cite("处罚法44")))
    stale = facts.stale_draft()
    if stale:
        raise Refused(stale)
    _check_statement_period(act, facts)
    clearance = Clearance.objects.filter(
        draft=facts.draft, content_hash=facts.draft.content_hash
    ).first()
    if facts.draft.is_major and clearance is None:
        raise Refused(Refusal("这一版决定书稿没有通过法制审核，不得作出决定。", cite("审核制度5")))
    paper = issue_paper(step, facts, "D16")
    decision = Decision.objects.create(
        case=facts.case,
        step=step,
        draft=facts.draft,
        clearance=clearance,
        notice=facts.notice,
        document=paper.document,
        decided_on=timezone.localdate(act.now),
        fine_fen=facts.draft.content["fine_fen"],
    )
    return complete(step, [*paper.rows, decision])


def _check_statement_period(act: Act, facts: CaseFacts) -> None:
    """A party that made a statement may add to it until the last day; only a waiver ends it."""
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
