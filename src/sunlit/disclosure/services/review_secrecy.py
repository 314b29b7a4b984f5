"""保密审查: an officer examines the checked copy for secrets and signs for it (公示制度第八条)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.disclosure.queries import newest_check
from sunlit.disclosure.release import check_current, laid_before
from sunlit.rules.answers import AGREE, VIEW
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def review_secrecy(act: Act) -> Step:
    """Find no secret in the checked copy, or send it back to be checked anew, as was chosen.

    :raises Refused: when there is no checked copy, whoever checked it examines it, or it changed
        since.
    """
    check = newest_check(CaseFacts(act.case).of(act.of_party))
    shown = laid_before(act, check.copy) if check else act
    agrees = act.content.get(VIEW) == AGREE
    step, _ = begin(shown, "review_secrecy" if agrees else "return_secrecy")
    if check is None:
        raise AssertionError("the table lets nothing be examined that was not checked")
    if check.checked_by_id == act.actor.pk:
        own = "核对公示稿的人不能自己作保密审查，请由另一名承办人员审查。"
        raise Refused(Refusal(own, cite("公示制度8")))
    changed = check_current(check.copy) if agrees else None
    if changed:
        raise Refused(changed)
    return complete(step)
