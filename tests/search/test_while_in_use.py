"""Readers and acts go on while the index is rebuilt, and no row outlives what it says."""

import threading
import uuid
from datetime import date

import pytest
from django.db import connection, transaction

from ledger.together import Together
from sunlit.search.collection import PORTAL, Entry
from sunlit.search.index import hold
from sunlit.search.queries import found
from sunlit.search.services.index_many import index_many
from sunlit.search.services.rebuild import rebuild
from sunlit.search.services.refresh import refresh

MANY = 250
pytestmark = pytest.mark.usefixtures("database")


def entry(serial: int) -> Entry:
    return Entry(
        uuid.UUID(int=serial), date(2026, 1, 1), serial, "penalty", "x", f"罚款{serial}", ()
    )


def read(subject: uuid.UUID) -> Entry | None:
    return entry(subject.int)


def test_everything_is_found_while_the_index_is_rebuilt() -> None:
    index_many(PORTAL, [entry(at) for at in range(MANY)])
    done = threading.Event()
    counts: set[int] = set()

    def look() -> None:
        while not done.is_set():
            counts.add(len(found(PORTAL, "罚款")))

    together = Together()
    looking = together.start(look, times=2)
    told: list[int] = []
    for _ in range(3):
        assert rebuild(PORTAL, [uuid.UUID(int=at) for at in range(MANY)], read, told.append) == MANY
    done.set()
    together.join(looking)
    assert counts == {MANY}
    assert told[-1] == MANY


def test_a_row_derived_before_a_withdrawal_does_not_outlive_it() -> None:
    """Who rebuilds holds the subject first, so the withdrawal waits and then removes the row."""
    subject = uuid.UUID(int=1)
    public = threading.Event()
    public.set()
    read_it = threading.Event()

    def read_slowly(asked: uuid.UUID) -> Entry | None:
        there = public.is_set()
        read_it.set()
        return entry(asked.int) if there else None

    def withdraw() -> None:
        read_it.wait(timeout=10)
        with transaction.atomic():
            hold(subject)
            public.clear()
            refresh(PORTAL, subject, None)

    together = Together()
    threads = together.start(withdraw, times=1)
    rebuild(PORTAL, [subject], read_slowly, lambda _: None)
    together.join(threads)
    assert found(PORTAL, "") == found(PORTAL, "罚款") == []
    assert not connection.in_atomic_block
