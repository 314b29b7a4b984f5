"""`sunlit backup --dated --keep N`: what the timer of every day calls."""

from pathlib import Path

from sunlit.commands.backup import _older


def shelf_of(folder: Path, *names: str) -> Path:
    """Make folders of these names."""
    for name in names:
        (folder / name).mkdir()
    return folder


def test_the_oldest_daily_backups_go_and_nothing_else(tmp_path: Path) -> None:
    days = [f"2026-11-{day:02}-023000" for day in range(1, 6)]
    shelf = shelf_of(tmp_path, *reversed(days), "before-the-upgrade", ".2026-11-06-023000.partial")
    assert [one.name for one in _older(shelf, 3)] == days[:2]


def test_nothing_goes_while_there_are_few(tmp_path: Path) -> None:
    assert _older(shelf_of(tmp_path, "2026-11-01-023000", "2026-11-02-023000"), 2) == []
