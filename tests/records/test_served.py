"""What is sent of a stored file is what was stored, or nothing."""

import os
from pathlib import Path

import pytest

from sunlit.records import served
from sunlit.records.served import AlteredFileError, unaltered
from sunlit.records.store import LocalStore, the_store

FILM = bytes(range(256)) * 4096


@pytest.fixture
def file(instance: Path) -> Path:
    """Return where a stored film lies."""
    stored = LocalStore(instance / "store")
    with (instance / "film.mp4").open("w+b") as film:
        film.write(FILM)
        film.seek(0)
        return stored.path_of(stored.put(film).sha256)


def change(file: Path) -> None:
    """Change one byte and put the times back, as a careful hand does."""
    before = file.stat()
    file.chmod(0o600)
    with file.open("r+b") as opened:
        opened.seek(1000)
        opened.write(b"!")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_part_of_an_unaltered_file_is_sent(file: Path) -> None:
    assert b"".join(unaltered(file.name, 100, 300_000)) == FILM[100:300_000]


def test_no_part_of_an_altered_file_is_sent(file: Path) -> None:
    assert b"".join(unaltered(file.name, 5000, 5001)) == FILM[5000:5001]
    change(file)
    with pytest.raises(AlteredFileError):
        unaltered(file.name, 5000, 5001)


def test_a_lost_file_is_told_in_words(file: Path) -> None:
    file.unlink()
    with pytest.raises(AlteredFileError, match="告诉审计员"):
        unaltered(file.name)


def test_a_film_played_in_parts_is_hashed_once_an_hour(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int | None] = []
    whole = LocalStore.open_range

    def counted(store: LocalStore, sha256: str, start: int = 0, end: int | None = None) -> object:
        read.append(end)
        return whole(store, sha256, start, end)

    monkeypatch.setattr(LocalStore, "open_range", counted)
    for begin in range(3):
        assert b"".join(unaltered(file.name, begin, begin + 1))
    assert read == [None, 1, 2, 3]
    monkeypatch.setattr(served, "AGAIN_SECONDS", 0.0)
    unaltered(file.name, 0, 1)
    assert read[-2:] == [None, 1]
    assert the_store().exists(file.name)
