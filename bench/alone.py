"""The transaction of a new case without HTTP: how many in a second, in one thread.

`python -m bench.alone DIRECTORY SECONDS` prints the number.
"""

import os
import sys
import time
from importlib import import_module

import django


def main() -> int:
    """Measure and print the number."""
    os.environ["SUNLIT_INSTANCE"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "sunlit.config.settings"
    django.setup()
    register = import_module("bench.registering").register
    seconds, done, started = float(sys.argv[2]), 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        register(done)
        done += 1
    print(done / (time.perf_counter() - started))
    return 0


if __name__ == "__main__":
    sys.exit(main())
