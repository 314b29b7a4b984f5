"""召集集体讨论、集体研究: a head records only who is present (处罚法57.2、审核制度9)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete, forbidden
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import leaders_on
from sunlit.rules.deliberation import LEAST_LEADERS, Meeting
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def convene(act: Act, meeting: Meeting) -> Step:
    """Record where and when the heads meet on the newest draft and who of them is present.

    Who takes the step is the host. What each of them says, each says by an act of their own.

    :raises Refused: when fewer than two heads are present, somebody else is named, the host is
        not, it began in the future or before what it is about, or evidence came after the draft.
    """
    seen = CaseFacts(act.case).of(act.of_party)
    if act.seen == len(seen.whole.steps):  # else `begin` says who moved it on
        wrong = forbidden(act, meeting.convene, seen) or _wrong_persons(act, meeting, seen)
        if wrong:
            raise Refused(wrong)
    step, facts = begin(act, meeting.convene)
    refusal = facts.stale_draft() or _wrong_time(act, meeting, facts)
    if refusal:
        raise Refused(refusal)
    return complete(step)


def _wrong_time(act: Act, meeting: Meeting, facts: CaseFacts) -> Refusal | None:
    started = datetime.fromisoformat(act.content["started_at"])
    if started > act.now:
        return Refusal("开始时间不能晚于现在。", None, "started_at")
    asked = facts.last(meeting.about)
    if asked and started < asked.happened_at.replace(second=0, microsecond=0):
        when = f"{timezone.localtime(asked.happened_at):%Y-%m-%d %H:%M}"
        return Refusal(f"开始时间早于{when}：{meeting.too_early}", meeting.citation, "started_at")
    return None


def _wrong_persons(act: Act, meeting: Meeting, facts: CaseFacts) -> Refusal | None:
    named = [int(row["person"]) for row in act.content["present"]]
    leaders = set(leaders_on(timezone.localdate(act.now)).values_list("pk", flat=True))
    if facts.recused.intersection(named):
        fault = "到会人员中有人已经回避本案，不参加讨论和研究。"
    elif not set(named) <= leaders:
        fault = "到会人员只记本机关负责人；列席人员记在“列席人员”一栏，不发表表决意见。"
    elif len(set(named)) != len(named):
        fault = "同一个到会人只记一行。"
    elif len(named) < LEAST_LEADERS:
        fault = f"{meeting.name}至少应当有{LEAST_LEADERS}位机关负责人到会。"
    elif act.actor.pk not in named:
        fault = "主持人也是到会人员，请记录主持人。"
    else:
        return None
    return Refusal(fault, meeting.citation, "present")
