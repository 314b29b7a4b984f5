"""The whole log verified: as many events as asked, each with a row that it remembers.

`python -m bench.log DIRECTORY --entries 1000000` does it.

Makes the log in an empty instance, verifies it, and does once more, alone, what any verifier must
do at the least: hash the same leaves into a tree, and recompute the commitments. Prints JSON.
"""

import argparse
import json
import os
import sys
import time
from importlib import import_module

import django


def main() -> int:
    """Make the log, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("--entries", type=int, default=10_000)
    options = parser.parse_args()
    os.environ["SUNLIT_INSTANCE"] = options.directory
    os.environ["DJANGO_SETTINGS_MODULE"] = "sunlit.config.settings"
    django.setup()
    work = import_module("bench.logged")
    started = time.monotonic()
    work.make_log(options.entries)
    made = time.monotonic() - started
    print(json.dumps({"made": made, **work.measure()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
