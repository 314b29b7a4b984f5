"""A living worker says that it lives."""

from datetime import datetime, timedelta

from django.db import transaction

from sunlit.jobs.models import Job, State


@transaction.atomic
def extend_leases(owner: str, *, now: datetime, lease: timedelta) -> int:
    """Let every job that `owner` is doing be its own until `now + lease`; return how many."""
    return Job.objects.filter(state=State.RUNNING, owner=owner).update(lease_until=now + lease)
