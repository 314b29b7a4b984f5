"""调查取证: one inspection, interview or taking of evidence by two officers (处罚法55、46)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Evidence, Step
from sunlit.cases.who import uncertified
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def investigate(act: Act) -> Step:
    """Record one act of investigation and the evidence it brought.

    :raises Refused: when the certificate was not shown, an officer's certificate was not valid
        that day, or the times do not fit.
    """
    step, facts = begin(act, "investigate")
    content = act.content
    if not content["certificate_shown"]:
        raise Refused(
            Refusal(
                "执法人员应当主动出示执法证件；当事人有权拒绝未出示证件的调查。",
                cite("处罚法55"),
                "certificate_shown",
            )
        )
    started = datetime.fromisoformat(content["started_at"])
    ended = datetime.fromisoformat(content["ended_at"])
    if not started < ended <= act.now:
        raise Refused(Refusal("结束时间应当晚于开始时间，且不晚于现在。", None, "ended_at"))
    filed = facts.last("file_case")
    if filed and started < filed.happened_at:
        raise Refused(Refusal("立案获批准后，才能调查取证。", cite("处罚法54"), "started_at"))
    lapsed = uncertified(facts, timezone.localdate(started), "started_at")
    if lapsed:
        raise Refused(lapsed)
    evidence = Evidence.objects.create(
        case=facts.case,
        step=step,
        name=content["evidence_name"],
        kind=content["evidence_kind"],
        source=content["evidence_source"],
        proves=content["evidence_proves"],
    )
    return complete(step, [evidence])
