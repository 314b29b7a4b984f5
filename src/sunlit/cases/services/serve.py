"""送达: a paper reaches the party; the day of receipt is the day of service (处罚法61)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import ServiceOfDocument, Step
from sunlit.cases.papers import issue_paper
from sunlit.cases.queries import CaseFacts
from sunlit.documents.models import Document
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def serve(act: Act, code: str) -> Step:
    """Record the service of the advance notice (`serve_notice`) or of the decision (`serve`).

    :raises Refused: when the day lies before the paper, or after the moment of the step.
    """
    step, facts = begin(act, code)
    document = _paper_to_serve(facts, code)
    served_on = date.fromisoformat(act.content["served_on"])
    if not document.issued_on <= served_on <= timezone.localdate(act.happened_at):
        raise Refused(
            Refusal(
                f"送达日期应当在文书成文日（{document.issued_on}）和发生时间之间。",
                cite("处罚法61"),
                "served_on",
            )
        )
    service = ServiceOfDocument.objects.create(
        case=facts.case,
        step=step,
        document=document,
        method=act.content["method"],
        receiver=act.content["receiver"],
        served_on=served_on,
    )
    return complete(step, [service, *issue_paper(step, facts, "D19", served=document).rows])


def _paper_to_serve(facts: CaseFacts, code: str) -> Document:
    if code == "serve":
        return facts.case.decision.document
    if facts.notice is None:
        raise AssertionError("the table lets no service pass without a notice")
    return facts.notice.document
