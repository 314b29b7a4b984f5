"""现场检查（勘验）: what two officers saw, written into a record (处罚法55)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Evidence, Step
from sunlit.cases.papers import issue_papers_of
from sunlit.parts.evidence.evidence_items import described
from sunlit.parts.evidence.fieldwork import check_fieldwork, check_signature
from sunlit.rules.refusal import Refused


@transaction.atomic
def inspect_site(act: Act) -> Step:
    """Write the record (D03) and add it to the evidence as 勘验笔录、现场笔录 (处罚法46(8)).

    :raises Refused: when the act of investigation or its record lacks what the law asks (CF-G01).
    """
    step, facts = begin(act, "inspect_site")
    refusal = check_fieldwork(act.content, act.now, facts) or check_signature(act.content)
    if refusal:
        raise Refused(refusal)
    rows = issue_papers_of(step, facts)
    item = described(step.code, act.content)
    evidence = Evidence.objects.create(case=facts.case, step=step, **item)
    return complete(step, [*rows, evidence])
