"""集体讨论: the heads of the organ discuss the newest draft (处罚法57.2; CF-G09)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import CollectiveDeliberation, Draft, Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import leaders_on
from sunlit.rules.citations import cite
from sunlit.rules.deliberation import View, check_views
from sunlit.rules.refusal import Refusal, Refused

AGREE = "agree"


@transaction.atomic
def deliberate(act: Act) -> Step:
    """Record the deliberation; agreement opens the gate for that content, refusal voids the draft.

    Who takes the step is the host.

    :raises Refused: when fewer than two heads spoke, somebody else did, the host did not speak
        last, the times do not fit, or evidence came after the draft.
    """
    agrees = act.content.get("agrees") == AGREE
    step, facts = begin(act, "deliberate" if agrees else "deliberate_against")
    draft = facts.draft
    if draft is None:
        raise AssertionError("the table lets no deliberation pass without a draft")
    stale = facts.stale_draft()
    if stale:
        raise Refused(stale)
    started = datetime.fromisoformat(act.content["started_at"])
    _check_times(act, facts, started)
    leaders = leaders_on(timezone.localdate(started)).values_list("name", flat=True)
    wrong = check_views(
        [View(**_row(row)) for row in act.content["views"]],
        host=act.actor.name,
        leaders=frozenset(leaders),
    )
    if wrong:
        raise Refused(wrong)
    deliberation = CollectiveDeliberation.objects.create(
        draft=draft, content_hash=draft.content_hash, step=step, agrees=agrees
    )
    Draft.objects.filter(case=facts.case, step="deliberate", author=act.actor).delete()
    return complete(step, [deliberation, *issue_papers_of(step, facts)])


def _row(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(row[name]).strip() for name in ("name", "post", "view")}


def _check_times(act: Act, facts: CaseFacts, started: datetime) -> None:
    ended = datetime.fromisoformat(act.content["ended_at"])
    if not started < ended <= act.now:
        raise Refused(Refusal("结束时间应当晚于开始时间，且不晚于现在。", None, "ended_at"))
    endorsed = facts.last("endorse_decision")
    if endorsed and started < endorsed.happened_at.replace(second=0, microsecond=0):
        raise Refused(
            Refusal(
                "承办科室负责人审核书稿以后，才能集体讨论这一版书稿。",
                cite("处罚法57.2"),
                "started_at",
            )
        )
