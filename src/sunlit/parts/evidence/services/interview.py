"""询问: question and answer, written into a record (处罚法55)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Evidence, Step
from sunlit.cases.papers import issue_paper
from sunlit.parts.evidence.evidence_items import described
from sunlit.parts.evidence.fieldwork import check_fieldwork, check_signature
from sunlit.parts.evidence.interviewed import check_interviewee
from sunlit.rules.refusal import Refused


@transaction.atomic
def interview(act: Act) -> Step:
    """Write the record (D04) and add it to the evidence: of the party 当事人的陈述, else 证人证言.

    :raises Refused: when the act of investigation or its record lacks what the law asks (CF-G01),
        the person is not who the record says, or a minor was alone.
    """
    step, facts = begin(act, "interview")
    refusal = (
        check_fieldwork(act.content, act.now, facts)
        or check_interviewee(act.content, facts)
        or check_signature(act.content)
    )
    if refusal:
        raise Refused(refusal)
    number = 1 + sum(
        earlier.code == "interview" and earlier.content["id_number"] == act.content["id_number"]
        for earlier in facts.steps
    )
    written = issue_paper(step, facts, "D04", number=number)
    item = described(step.code, act.content, number)
    evidence = Evidence.objects.create(case=facts.case, step=step, **item)
    return complete(step, [*written.rows, evidence])
