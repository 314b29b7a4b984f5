"""Fill an instance that holds the demonstration with many open cases and published decisions.

`python -m bench.fill DIRECTORY --cases 100000 --published 1000000` does it.

The rows are copies of what the services wrote for the demonstration (`copies.py`), each with its
own party, numbers, days and findings; the texts that no page reads are left empty. The copies
carry no events: `verify` is measured on a log of its own (`logged.py`).
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import django

_STEPS_AT_ONCE = 1000


def main() -> int:
    """Fill the instance and say how long each part took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--published", type=int, default=10_000)
    parser.add_argument("--withdrawn", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["SUNLIT_INSTANCE"] = options.directory
    os.environ["DJANGO_SETTINGS_MODULE"] = "sunlit.config.settings"
    django.setup()
    filling = import_module("bench.filling").Filling(options.seed)
    load = import_module("bench.unprotected")
    with load.unprotected():
        for name, work, number in (
            ("open cases", filling.open_cases, options.cases),
            ("published decisions", filling.published, options.published),
            ("withdrawn decisions", filling.withdrawn, options.withdrawn),
        ):
            _run(name, work(number), number, filling.copier)
    started = time.monotonic()
    filling.index()
    load.settle()
    print(f"search index: {time.monotonic() - started:.0f} s", flush=True)
    return 0


def _run(name: str, work: Iterator[None], number: int, copier: Any) -> None:
    started = time.monotonic()
    for done, _ in enumerate(work, 1):
        if done % _STEPS_AT_ONCE == 0:
            copier.flush()
            print(f"\r{name}: {done} of {number}", end="", file=sys.stderr)
    copier.flush()
    print(f"\r{name}: {number} in {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
