"""Where one process does all the work, whatever an earlier one left running is free at once."""

from datetime import datetime

from django.db import transaction

from sunlit.jobs.models import Job, State


@transaction.atomic
def end_leases(*, now: datetime) -> int:
    """End every lease and return how many there were; the attempts count.

    Only for a process that knows itself to be the only worker: it holds the instance's lock.
    """
    return Job.objects.filter(state=State.RUNNING).update(lease_until=now)
