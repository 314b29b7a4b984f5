"""A change made behind the software's back is found and shown (R15, W5)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.faults.rows import Rows
from serving import Instance


def _flip_a_byte(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.chmod(0o600)
    file.write_bytes(content)


def _of_a_party(instance: Instance) -> None:
    Rows(instance).change(
        "UPDATE cases_party SET name = replace(name, '盂县', '平定') "
        "WHERE id = (SELECT min(id) FROM cases_party WHERE name LIKE '盂县%')"
    )


def _of_a_stored_file(instance: Instance) -> None:
    objects = instance.directory / "store" / "objects"
    _flip_a_byte(min(file for file in objects.rglob("*") if file.is_file()))


def _of_a_tile(instance: Instance) -> None:
    tiles = instance.directory / "log" / "record" / "tile" / "0"
    _flip_a_byte(min(file for file in tiles.rglob("*") if file.is_file()))


def _of_a_snapshot(instance: Instance) -> None:
    Rows(instance).change(
        "UPDATE disclosure_publication SET snapshot = "
        "CAST(replace(CAST(snapshot AS TEXT), '示例', '范例') AS BLOB) "
        "WHERE id = (SELECT min(id) FROM disclosure_publication)"
    )


CHANGES: dict[str, tuple[Callable[[Instance], None], str]] = {
    "a protected row": (_of_a_party, "cases_party"),
    "a stored file": (_of_a_stored_file, "store/"),
    "a tile": (_of_a_tile, "tile"),
    "a published snapshot": (_of_a_snapshot, "公示"),
}


def test_an_untouched_instance_verifies_clean(demonstration: Instance) -> None:
    verified = demonstration.run("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


@pytest.mark.parametrize("what", CHANGES)
def test_one_byte_changed_behind_the_back_is_found(demonstration: Instance, what: str) -> None:
    change, where = CHANGES[what]
    change(demonstration)
    verified = demonstration.run("verify")
    assert verified.returncode == 1
    assert where in verified.stdout, verified.stdout


def test_four_changes_give_a_finding_each(demonstration: Instance) -> None:
    for change, _ in CHANGES.values():
        change(demonstration)
    lines = demonstration.run("verify").stdout
    for what, (_, where) in CHANGES.items():
        assert where in lines, f"{what} was not found: {lines}"
