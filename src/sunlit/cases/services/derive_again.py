"""按新版本重新推导: what is due and what lists show follow the law as the program now has it."""

from collections.abc import Callable

from django.db import transaction

from sunlit.cases.acting import hold
from sunlit.cases.duties import derive
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.refresh_case import refresh_case
from sunlit.catalogue.organ import current_calendar, current_house

_CASES_A_TRANSACTION = 50


def derive_again(*, after: int, within: Callable[[int, int, int], None]) -> None:
    """Derive duties and summary of every case anew, some cases a transaction.

    Both are made of the facts at any time, so that nothing of it is an act and no event is written.

    :param after: the key of the last case that an earlier run has done.
    :param within: called inside each transaction with the key of its last case, how many it did
        and how many remain; what it raises undoes the part.
    """
    keys = list(Case.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(keys), _CASES_A_TRANSACTION):
        batch = keys[begin : begin + _CASES_A_TRANSACTION]
        with transaction.atomic():
            cases = Case.objects.select_related("office", "matter").filter(pk__in=batch)
            for case in cases.order_by("pk"):
                hold(case.uuid)
                facts = CaseFacts(case)
                refresh_case(facts, derive(facts, current_calendar(), current_house()))
            within(batch[-1], len(batch), len(keys) - begin - len(batch))
