"""Kinds of work that exist only in these tests."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from sunlit.jobs import registry
from sunlit.jobs.models import Job
from sunlit.jobs.registry import Kind, Work

Ask = Callable[..., Job]


@pytest.fixture
def kind() -> Iterator[Callable[..., Kind]]:
    """Make a function the work of a kind of this test's own."""
    registry.load_kinds()
    before = dict(registry.KINDS)

    def make(work: Work, code: str = "tests.work", **options: object) -> Kind:
        return registry.job(code, "试验", **options)(work)  # type: ignore[arg-type] # as given

    yield make
    registry.KINDS.clear()
    registry.KINDS.update(before)


@pytest.fixture
def alone() -> Iterator[None]:
    """Nothing comes by itself in this test."""
    registry.load_kinds()
    before = dict(registry.KINDS)
    registry.KINDS.clear()
    yield
    registry.KINDS.update(before)


def ask(kind: Kind, key: str = "one", **options: object) -> Job:
    """Ask for the work as a service does and return the job."""
    with transaction.atomic():
        kind.enqueue(key, **options)  # type: ignore[arg-type] # as given
    return Job.objects.get(key=f"{kind.code}:{key}")


SHORT = timedelta(seconds=2)
