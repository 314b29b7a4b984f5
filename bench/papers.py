"""Make the papers that the demonstration asked for, so that no worker makes them while we measure.

`python -m bench.papers DIRECTORY` does it and prints how many.
"""

import os
import sys
from importlib import import_module

import django


def main() -> int:
    """Do every job that waits."""
    os.environ["SUNLIT_INSTANCE"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "sunlit.config.settings"
    django.setup()
    workers = import_module("sunlit.jobs.worker").Workers(1)
    workers.queue_periodic()
    print(workers.run_until_idle())
    return 0


if __name__ == "__main__":
    sys.exit(main())
