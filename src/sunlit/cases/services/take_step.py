"""办理一般步骤: a step whose only facts are its own content and paper."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.catalogue.organ import read_once


@transaction.atomic
@read_once()
def take_step(act: Act, code: str) -> Step:
    """Take the step and return it.

    :raises CaseMovedOn: see `begin`.
    :raises Refused: see `begin`.
    """
    step, facts = begin(act, code)
    return complete(step, issue_papers_of(step, facts))
