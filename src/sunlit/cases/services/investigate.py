"""调查取证: one taking of evidence by two officers (处罚法55、46)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.fieldwork import check_fieldwork, check_monitoring
from sunlit.cases.models import Evidence, Step
from sunlit.rules.refusal import Refused


@transaction.atomic
def investigate(act: Act) -> Step:
    """Record one act of investigation and the evidence it brought.

    :raises Refused: when the certificate was not shown, an officer's certificate was not valid
        that day (CF-G01), the times do not fit, or a monitoring device was not reviewed (CF-G18).
    """
    step, facts = begin(act, "investigate")
    content = act.content
    refusal = check_fieldwork(act, facts)
    if refusal:
        raise Refused(refusal)
    day = timezone.localdate(datetime.fromisoformat(content["started_at"]))
    refusal = check_monitoring(content, day)
    if refusal:
        raise Refused(refusal)
    evidence = Evidence.objects.create(
        case=facts.case,
        step=step,
        name=content["evidence_name"],
        kind=content["evidence_kind"],
        source=content["evidence_source"],
        proves=content["evidence_proves"],
    )
    return complete(step, [evidence])
