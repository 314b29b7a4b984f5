"""建议人民检察院立案监督: when the police open no case, at once or after reconsideration."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.procedures.penalty.transferred import asked_again, why_too_late
from sunlit.rules.refusal import Refused


@transaction.atomic
def ask_procuratorate(act: Act) -> Step:
    """Suggest supervision; the case waits for the answer of the police as before (CF-G16).

    After reconsideration three days from its notice (移送规定9.2), else in the days for
    reconsideration, which it replaces (移送规定9.1).

    :raises Refused: when those days are over.
    """
    step, facts = begin(act, "ask_procuratorate")
    code = "CF-TRANSFER-PROC" if asked_again(facts) else "CF-TRANSFER-RECONS"
    late = why_too_late(facts, code, timezone.localdate(act.happened_at))
    if late:
        raise Refused(late)
    return complete(step)
