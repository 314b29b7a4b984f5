"""Bytes whose act was refused go after a day; bytes that have a row, or are about to, stay."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sunlit.records import unnamed
from sunlit.records.services.enter_file import enter_file
from sunlit.records.services.put_bytes import put_bytes
from sunlit.records.store import Content, folder_of_store, the_store
from sunlit.records.unnamed import clean_unnamed

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256))
NOW = datetime(2026, 3, 9, 2, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def put(hours_ago: float) -> Content:
    """Store the photograph as of so many hours ago."""
    content = put_bytes(PHOTO, name="现场照片.jpg")
    moment = (NOW - timedelta(hours=hours_ago)).timestamp()
    os.utime(folder_of_store() / ".unnamed" / content.sha256, (moment, moment))
    return content


def enter(content: Content) -> None:
    enter_file(content, name="现场照片.jpg", media_type="image/jpeg", now=NOW)


def left_over() -> list[Path]:
    """Return what is neither a stored file nor a folder of one."""
    return [
        path for name in (".unnamed", ".leaving") for path in (folder_of_store() / name).glob("*")
    ]


def test_bytes_without_a_row_go_after_a_day_and_not_before() -> None:
    content = put(23)
    assert clean_unnamed(NOW) == 0
    assert the_store().exists(content.sha256)
    assert clean_unnamed(NOW + timedelta(hours=2)) == 1
    assert not the_store().exists(content.sha256)
    assert left_over() == []


def test_bytes_that_got_their_row_stay_for_good() -> None:
    content = put(25)
    enter(content)
    assert clean_unnamed(NOW) == 0
    assert b"".join(the_store().open_range(content.sha256)) == PHOTO
    assert left_over() == []


def test_the_same_bytes_handed_in_again_wait_from_then_on() -> None:
    put(25)
    content = put(1)
    assert clean_unnamed(NOW) == 0
    assert the_store().exists(content.sha256)


@pytest.mark.parametrize("meanwhile", [enter, lambda _: put(0)], ids=["a row", "stored again"])
def test_bytes_that_somebody_hands_in_while_they_go_come_back(
    monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[Content], object]
) -> None:
    """Between the question and the removal another act may have relied on them."""
    content = put(25)
    asked = unnamed._has_row
    happened: list[object] = []

    def at_that_moment(sha256: str) -> bool:
        answer = asked(sha256)
        if not happened:
            happened.append(meanwhile(content))
        return answer

    monkeypatch.setattr(unnamed, "_has_row", at_that_moment)
    assert clean_unnamed(NOW) == 0
    assert b"".join(the_store().open_range(content.sha256)) == PHOTO


def test_bytes_that_were_moved_aside_when_the_machine_fell_come_back() -> None:
    content = put(0)
    enter(content)
    aside = folder_of_store() / ".leaving" / content.sha256
    aside.parent.mkdir()
    path = next((folder_of_store() / "objects").rglob(content.sha256))
    path.rename(aside)
    clean_unnamed(NOW)
    assert b"".join(the_store().open_range(content.sha256)) == PHOTO
    assert not aside.exists()
