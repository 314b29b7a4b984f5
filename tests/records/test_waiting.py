"""Files of a refused form wait for the next attempt, for one person, for one day."""

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sunlit.records import waiting
from sunlit.records.store import incoming_folder
from sunlit.records.waiting import LONGEST, clean, let_go, put_by, wait_on, waiting_file

NOW = datetime(2026, 9, 22, 8, 0, tzinfo=UTC)
PHOTO = b"\xff\xd8\xff" + bytes(999)


def waits(person: int, sha256: str) -> bool:
    file = waiting_file(person, sha256)
    if file is None:
        return False
    with file:
        return True


def test_what_was_put_by_comes_back_byte_by_byte_to_the_same_person_only(instance: Path) -> None:
    del instance
    content = put_by(7, io.BytesIO(PHOTO), NOW)
    file = waiting_file(7, content.sha256)
    assert file is not None
    with file:
        assert file.read() == PHOTO
    assert not waits(8, content.sha256)
    let_go(8, content.sha256)
    assert waits(7, content.sha256)
    let_go(7, content.sha256)
    assert not waits(7, content.sha256)


@pytest.mark.parametrize("name", ["../7/x", "", "..", "a" * 63, "/etc/passwd"])
def test_no_other_name_leads_out_of_the_folder(instance: Path, name: str) -> None:
    put_by(7, io.BytesIO(PHOTO), NOW)
    let_go(7, name)
    assert waiting_file(7, name) is None
    assert len(list((instance / "store" / ".waiting" / "7").iterdir())) == 1


def test_a_file_waits_for_a_day_from_when_the_form_was_last_sent(instance: Path) -> None:
    content = put_by(7, io.BytesIO(PHOTO), NOW)
    assert clean(NOW + LONGEST) == 0
    wait_on(7, content.sha256, NOW + LONGEST)
    assert clean(NOW + LONGEST + timedelta(hours=23)) == 0
    assert clean(NOW + LONGEST + timedelta(hours=25)) == 1
    assert list((instance / "store" / ".waiting").iterdir()) == []


def test_what_broke_off_on_its_way_in_is_cleaned_and_what_comes_in_now_is_not(
    instance: Path,
) -> None:
    old, new = incoming_folder() / "tmpold", incoming_folder() / "tmpnew"
    stored = instance / "store" / "objects" / "sha256" / "kept"
    stored.parent.mkdir(parents=True)
    for path, age in ((old, 25), (new, 1), (stored, 900)):
        path.write_bytes(PHOTO)
        moment = (NOW - timedelta(hours=age)).timestamp()
        os.utime(path, (moment, moment))
    assert clean(NOW) == 1
    assert (old.exists(), new.exists(), stored.exists()) == (False, True, True)


def test_of_more_than_one_person_may_keep_the_oldest_goes(
    instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del instance
    monkeypatch.setattr(waiting, "MOST_BYTES", 2500)
    first, second, third = (
        put_by(7, io.BytesIO(PHOTO + bytes([number])), NOW + timedelta(minutes=number))
        for number in range(3)
    )
    assert [waits(7, one.sha256) for one in (first, second, third)] == [False, True, True]
