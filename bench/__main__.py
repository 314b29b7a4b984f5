"""Run every row and print the table: `make bench`, or `python -m bench --size full`.

Everything runs on this machine, beside the load; each row stands beside a bare Django view that
was measured just before it. The instance that a size needs is made once and kept.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.databases import PROCESSES, Databases, databases
from bench.rows import Row, desk_rows, log_row, new_case_row, portal_rows, start_row
from bench.sizes import SIZES, Size, filled
from bench.table import as_text

RESULTS = Path(__file__).with_name("results.json")


def main() -> int:
    """Measure, print, write `bench/results.json`."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--size", choices=sorted(SIZES), default="small")
    parser.add_argument("--database", choices=sorted(PROCESSES), default="sqlite")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each row is measured")
    parser.add_argument("--keep", type=Path, default=Path(".cache/bench"))
    options = parser.parse_args()
    rows: list[Row] = []
    keep = options.keep.resolve()
    with databases(options.database, keep) as there:
        for row in _rows(SIZES[options.size], keep, there, options.seconds):
            rows.append(row)
            print(as_text([row], heading=len(rows) == 1), flush=True)
    RESULTS.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
    return 0


def _rows(size: Size, keep: Path, there: Databases, seconds: float) -> Iterator[Row]:
    made = filled(size, keep, there)
    folder = keep / f"measured-{made.name}"
    instance = there.copy(made, folder)
    yield start_row(instance)
    yield from portal_rows(instance, seconds)
    yield from desk_rows(instance, seconds)
    yield new_case_row(instance, seconds)
    there.remove(folder)
    empty = keep / f"log-{made.name}"
    yield log_row(there.new(empty), size.entries)
    there.remove(empty)


if __name__ == "__main__":
    sys.exit(main())
