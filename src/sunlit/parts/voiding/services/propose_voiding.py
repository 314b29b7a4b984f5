"""提请作废: an officer says that the case was entered twice or by mistake."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import CaseSummary, Step
from sunlit.cases.visible import visible_to
from sunlit.parts.voiding.forms import DUPLICATE
from sunlit.parts.voiding.steps import APPROVAL, PROPOSAL
from sunlit.rules.citations import practice
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def propose_voiding(act: Act) -> Step:
    """Ask that the case be void; of a double entry, the case that goes on is named.

    :raises Refused: when the other case is not named, is this one, is none the officer may open,
        or is void itself.
    """
    step, _ = begin(act, PROPOSAL)
    refusal = _other_case(act)
    if refusal:
        raise Refused(refusal)
    return complete(step)


def _other_case(act: Act) -> Refusal | None:
    number = str(act.content.get("other_case") or "").strip()
    if act.content["ground"] != DUPLICATE:
        if not number:
            return None
        return Refusal("只有重复登记的才填写保留的案号。", None, "other_case")
    if not number:
        return Refusal("重复登记的，请填写继续办理的那一件的案号。", practice(), "other_case")
    return _why_not_kept(act, number)


def _why_not_kept(act: Act, number: str) -> Refusal | None:
    """Return why the matter cannot go on in the case of that number, or None."""
    if number == act.case.number:
        return Refusal("保留的案号是本案自己，请填写另一件的案号。", None, "other_case")
    day = timezone.localdate(act.now)
    other = visible_to(act.actor, day).filter(number=number)
    if not other.exists():
        return Refusal(f"没有找到您能查看的案件“{number}”，请核对案号。", None, "other_case")
    if CaseSummary.objects.filter(case__in=other, ended_by=APPROVAL).exists():
        return Refusal(f"案件“{number}”已经作废，不能作为保留的案件。", None, "other_case")
    return None
