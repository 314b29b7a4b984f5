"""The process in which `tools/mutants.py` runs tests: it imports what is heavy, then forks.

Nothing of the project is imported before the fork, so that each child sees the changed law.
"""

import os
import resource
import signal
import sys

import hypothesis
import pytest

_OPTIONS = [
    *("-x", "-q", "-c", os.devnull, "--rootdir", ".", "--import-mode=importlib"),
    *("--noconftest", "-p", "no:django", "-p", "no:cacheprovider"),
    # What a guard is needed for is asked of a law that holds; without one, a sentence is broken.
    *("-k", "not single_guard and not said_twice"),
]


def run(tests: list[str], seconds: int) -> str:
    """Run the tests in a child and return how it went."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        os._exit(int(pytest.main([*_OPTIONS, *tests])))
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    late = code in {-signal.SIGXCPU, -signal.SIGKILL}
    return "noticed (by time)" if late else "noticed" if code else "SURVIVED"


def main() -> None:
    """Answer each line of tests with one line."""
    hypothesis.settings.register_profile(
        "mutants", deadline=None, max_examples=30, derandomize=True, database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    hypothesis.settings.load_profile("mutants")
    sys.path[:0] = [os.path.abspath(place) for place in ("src", "tests", ".")]  # noqa: PTH100
    for line in sys.stdin:
        print(run(line.split(), int(sys.argv[1])), flush=True)


if __name__ == "__main__":
    main()
