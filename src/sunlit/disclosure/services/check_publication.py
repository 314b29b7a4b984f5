"""核对公示稿: the first of three who answer for what goes out (公示制度第六条至第八条)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.disclosure.models import PublicationCheck, PublicCopy
from sunlit.disclosure.release import check_current, check_grounds, laid_before, pdf_of
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.withholding import WithholdingGround


@transaction.atomic
def check_publication(act: Act, copy: PublicCopy) -> PublicationCheck:
    """Record that the copy was checked against the original, and return the check.

    `act.content` holds the answer to each ground of 公示制度7 and to 社会影响 of 处罚法48. Nobody
    else's word is in it: who examines the copy for secrets signs for it (`review_secrecy`).

    :raises Refused: when a ground applies or was not answered, the party is a minor, an entry is
        none that the check asks, the copy is another decision's or an earlier one, or its PDF is
        not yet set.
    """
    step, facts = begin(laid_before(act, copy), "check_publication")
    decision = facts.decision
    if copy.decision_id != decision.pk:
        raise Refused(Refusal("这不是本案决定书的公示稿。", cite("公示制度6(3)")))
    refusal = (
        check_grounds(decision, step, timezone.localdate(act.now))
        or check_current(copy)
        or _not_asked(act)
    )
    if refusal:
        raise Refused(refusal)
    if pdf_of(copy) is None:
        raise Refused(Refusal("公示稿的 PDF 还没有制作完成，请稍后再试。", cite("公示制度6(3)")))
    check = PublicationCheck.objects.create(
        copy=copy,
        step=step,
        checked_by=act.actor,
        recorded_at=act.now,
    )
    complete(step, [check])
    return check


def _not_asked(act: Act) -> Refusal | None:
    """Return that the check holds what somebody else would have to say."""
    if act.content.keys() <= {*WithholdingGround, "social_impact"}:
        return None
    return Refusal(
        "核对公示稿只回答核对的事项；保密审查由承办人员自己作出并签署。", cite("公示制度8")
    )
