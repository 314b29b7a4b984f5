"""The content-addressed store: once in, a content stays what it was."""

import hashlib
import io
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sunlit.records.store import CHUNK, Content, LocalStore, NotInStoreError, incoming_folder

WORDS = "现场检查笔录\n".encode() * 3


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path / "store")


def put(store: LocalStore, data: bytes) -> Content:
    return store.put(io.BytesIO(data))


def test_a_content_lies_under_its_sha256(store: LocalStore) -> None:
    content = put(store, WORDS)
    sha256 = hashlib.sha256(WORDS).hexdigest()
    assert content == Content(sha256, len(WORDS))
    expected = store.root / "objects" / "sha256" / sha256[:2] / sha256[2:4] / sha256
    assert expected.read_bytes() == WORDS


def test_a_stored_file_can_only_be_read(store: LocalStore) -> None:
    path = store.path_of(put(store, WORDS).sha256)
    assert stat.S_IMODE(path.stat().st_mode) == 0o440


def test_a_second_put_of_the_same_bytes_changes_nothing(store: LocalStore) -> None:
    first = put(store, WORDS)
    before = store.path_of(first.sha256).stat()
    second = put(store, WORDS)
    after = store.path_of(second.sha256).stat()
    assert (second, after.st_ino, after.st_mtime_ns) == (first, before.st_ino, before.st_mtime_ns)


def test_nothing_is_left_of_the_way_in(store: LocalStore) -> None:
    put(store, WORDS)
    put(store, WORDS)
    assert list(incoming_folder(store.root).iterdir()) == []


def test_a_stream_that_breaks_leaves_nothing(store: LocalStore) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() >= CHUNK:
                raise ConnectionResetError
            return super().read(size)

    with pytest.raises(ConnectionResetError):
        store.put(Broken(b"x" * 2 * CHUNK))
    assert [path for path in store.root.rglob("*") if path.is_file()] == []


def test_many_threads_may_put_the_same_content(store: LocalStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        contents = set(pool.map(lambda _: put(store, WORDS), range(40)))
    assert len(contents) == 1
    assert b"".join(store.open_range(contents.pop().sha256)) == WORDS


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, None), (0, 5), (3, 9), (CHUNK - 2, CHUNK + 3), (CHUNK * 2, None), (7, 7), (0, CHUNK * 9)],
)
def test_a_range_is_the_same_part_of_the_bytes(
    store: LocalStore, start: int, end: int | None
) -> None:
    data = bytes(range(251)) * 9000
    content = put(store, data)
    assert b"".join(store.open_range(content.sha256, start, end)) == data[start:end]


def test_what_was_never_put_is_not_there(store: LocalStore) -> None:
    sha256 = hashlib.sha256(WORDS).hexdigest()
    assert not store.exists(sha256)
    with pytest.raises(NotInStoreError, match="存储中没有这个文件"):
        store.open_range(sha256)
    with pytest.raises(NotInStoreError, match="存储中没有这个文件"):
        store.stat(sha256)
    put(store, WORDS)
    assert store.exists(sha256)
    assert store.stat(sha256).size == len(WORDS)


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "ab", "", "a" * 63 + "/"])
def test_only_a_sha256_names_a_place_in_the_store(store: LocalStore, name: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        store.open_range(name)
