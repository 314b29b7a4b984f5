"""调查取证: one taking of evidence by two officers (处罚法55、46)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Evidence, Step
from sunlit.parts.evidence.evidence_items import described
from sunlit.parts.evidence.fieldwork import check_fieldwork, check_monitoring, check_original
from sunlit.rules.refusal import Refused


@transaction.atomic
def investigate(act: Act) -> Step:
    """Record one act of investigation and the evidence it brought.

    :raises Refused: when the certificate was not shown, an officer's certificate was not valid
        that day (CF-G01), the times do not fit, nobody says where the original of evidence
        without a file is kept, or a monitoring device was not reviewed (CF-G18).
    """
    step, facts = begin(act, "investigate")
    content = act.content
    refusal = check_fieldwork(content, act.now, facts) or check_original(content)
    if refusal:
        raise Refused(refusal)
    day = timezone.localdate(datetime.fromisoformat(content["started_at"]))
    refusal = check_monitoring(content, day)
    if refusal:
        raise Refused(refusal)
    item = described(step.code, content)
    evidence = Evidence.objects.create(case=facts.case, step=step, **item)
    return complete(step, [evidence])
