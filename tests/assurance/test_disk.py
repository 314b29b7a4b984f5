"""A disk that is full or can only be read answers in words, never as a fault of the program."""

import errno
from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from sunlit.web.disk import DiskFault, disk_fault
from sunlit.web.errors import server_error

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("database", "website")


@pytest.fixture
def unguarded(database: str) -> None:
    """SQLite's own connection without our guard, so that the test may limit it."""
    if database != "sqlite":
        pytest.skip("the disk of PostgreSQL is that of its server")
    connection.ensure_connection()
    connection.connection.set_authorizer(None)


def ask_sqlite(pragma: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(pragma)


@pytest.mark.usefixtures("unguarded")
def test_an_act_on_a_read_only_disk_is_answered_in_words() -> None:
    client = Client(raise_request_exception=False)
    ask_sqlite("PRAGMA query_only = ON")
    answer = client.post("/desk/sign-in/", {"username": "x", "password": "y"})
    assert answer.status_code == 503
    assert "磁盘现在只能读取" in answer.content.decode()


@pytest.mark.usefixtures("unguarded")
def test_a_full_database_is_known_and_answered_with_507() -> None:
    ask_sqlite("PRAGMA max_page_count = 1")
    with pytest.raises(OperationalError) as full:
        Session.objects.create(session_key="x", session_data="x" * 10**7, expire_date=NOON)
    assert disk_fault(full.value) is DiskFault.FULL
    try:
        raise full.value
    except OperationalError:
        answer = server_error(RequestFactory().get("/desk/"))
    assert answer.status_code == 507
    assert "磁盘已满" in answer.content.decode()


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, "x"), DiskFault.FULL),
        (OSError(errno.EROFS, "x"), DiskFault.READ_ONLY),
        (OSError(errno.ENOENT, "x"), None),
        (ValueError("is full"), None),
        (None, None),
    ],
)
def test_only_a_fault_of_the_disk_is_told_as_one(
    error: BaseException | None, fault: DiskFault | None
) -> None:
    assert disk_fault(error) is fault
