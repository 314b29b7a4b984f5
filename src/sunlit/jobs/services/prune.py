"""Remove jobs that ended long ago; what they did is in the log, not here."""

from datetime import datetime

from django.db import transaction

from sunlit.jobs.models import Job, State


@transaction.atomic
def prune(*, before: datetime) -> int:
    """Remove what was done or discarded before that moment and return how many.

    A dead job stays until a person has seen to it.
    """
    ended = Job.objects.filter(state__in=[State.DONE, State.DISCARDED], finished_at__lt=before)
    return ended.delete()[0]
