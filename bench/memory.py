"""Memory of a program and everything it started: proportional set size, as the kernel counts it."""

from pathlib import Path


def pss_mib(process: int) -> float:
    """Return the proportional set size of the process and its descendants, in MiB."""
    return sum(_pss_kib(one) for one in _tree(process)) / 1024


def _tree(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(below for child in children for below in _tree(int(child)))]


def _pss_kib(process: int) -> int:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
