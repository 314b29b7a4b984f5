"""What the product holds while nobody asks for anything."""

from contextlib import suppress
from pathlib import Path

import pytest
from bench.memory import pss_mib

from serving import Instance, ServedInstance

pytestmark = pytest.mark.slow
_AT_MOST_MIB = 150
"""Half as much again as it holds; the issue allows 200."""


def test_the_idle_product_holds_little_memory(demonstration: Instance) -> None:
    with ServedInstance(demonstration) as served:
        assert pss_mib(served.process_id) < _AT_MOST_MIB


def test_no_connection_is_carried_over_the_fork(demonstration: Instance) -> None:
    with ServedInstance(demonstration) as served:
        parent = served.process_id
        (worker,) = map(int, _children(parent))
        assert not _databases(parent)
        assert _databases(worker)


def _children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def _databases(process: int) -> set[str]:
    """Return the names of the database's files that the process has open."""
    names: set[str] = set()
    for one in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):
            names.add(one.readlink().name)
    return {name for name in names if name.startswith("sunlit.sqlite3")}
