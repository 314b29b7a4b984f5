"""A proxy that is not believed is found before it locks out an office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import RequestFactory, override_settings

from sunlit.operations import forwarded
from sunlit.operations.forwarded import is_not_believed, note_forwarded
from sunlit.operations.installation import _proxies


@pytest.fixture(autouse=True)
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An instance that has seen nobody yet."""
    monkeypatch.setattr(forwarded, "_SAID", set())
    with override_settings(INSTANCE_DIR=tmp_path, PROXIES=0, HTTPS=False):
        yield


def asks(peer: str, **headers: str) -> None:
    note_forwarded(RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers or None))


FORWARDED = {"X-Forwarded-For": "192.0.2.1"}


def test_a_proxy_that_is_not_believed_is_told() -> None:
    asks("127.0.0.1")
    assert list(_proxies()) == []
    asks("127.0.0.1", **FORWARDED)
    [told] = _proxies()
    assert "SUNLIT_PROXIES=1" in told
    with override_settings(PROXIES=1, HTTPS=True):
        assert list(_proxies()) == []


def test_what_a_stranger_writes_into_a_head_alarms_nobody() -> None:
    asks("8.8.8.8", **FORWARDED)
    assert not is_not_believed()


@pytest.mark.parametrize(
    ("https", "proxies", "told"),
    [(True, 0, "前面必有反向代理"), (False, 1, "冒充任何地址"), (True, 1, ""), (False, 0, "")],
)
def test_an_unsafe_setting_is_found_before_anybody_comes(
    https: bool, proxies: int, told: str
) -> None:
    with override_settings(HTTPS=https, PROXIES=proxies):
        found = "".join(_proxies())
    assert told in found
    assert bool(told) is bool(found)
