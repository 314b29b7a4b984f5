"""不予公开: the leader approves what the office proposed and the legal section examined."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.queries import taken
from sunlit.disclosure.models import Exemption
from sunlit.rules.refusal import Refused
from sunlit.rules.withholding import check_review_day


@transaction.atomic
def withhold(act: Act) -> Exemption:
    """Withhold the decision as proposed and return the exemption (公示制度7).

    Nothing goes into the public log: a leaf would tell that something is withheld. The gap in the
    numbers of published decisions remains (docs/decisions/0025).

    :raises Refused: when the proposed day of the next examination has come meanwhile.
    """
    step, facts = begin(act, "withhold")
    proposal = taken(facts, "propose_withholding")
    review_on = date.fromisoformat(proposal.content["review_on"])
    past = check_review_day(review_on, timezone.localdate(act.now))
    if past:
        raise Refused(past)
    exemption = Exemption.objects.create(
        decision=facts.decision,
        step=step,
        ground=proposal.content["ground"],
        reason=proposal.content["reason"].strip(),
        redaction_fails=(proposal.content.get("redaction_fails") or "").strip(),
        basis=(proposal.content.get("basis") or "").strip(),
        review_on=review_on,
        decided_by=act.actor,
        recorded_at=act.now,
    )
    complete(step, [exemption])
    return exemption
