"""Change the law in one place after another and see whether a test notices (`make mutants`).

Each worker has a copy of the project; the working tree is never touched. A child process of the
worker, forked once the heavy imports are made, runs the tests that import the changed file, then
all others of the law, and stops at the first that fails.
"""

import argparse
import compileall
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from tools.mutation import Mutant, chosen, every_mutant

ROOT = Path(__file__).resolve().parents[1]
TESTS = (
    "tests/rules",
    "tests/conventions/test_procedures.py",
    "tests/conventions/test_guards.py",
    "tests/conventions/test_law_pages.py",
)
_SECONDS = 180
"""Of processor time: the tests need less than half, and a change may make a loop endless."""
_SURVIVED = "SURVIVED"
_PROOFS = ("test_properties", "test_penalty_procedure", "test_transfer_to_the_police", "test_graph")
"""Searches of the tables: only a change in a table, or in what reads one, could show there."""
_OF_TABLES = ("procedure.py", "step.py")
"""What reads the tables; they themselves stand outside of `rules`."""
_CHILD = "tools/mutants_child.py"


@dataclass(frozen=True)
class Result:
    """How it went with one mutant."""

    mutant: Mutant
    outcome: str
    seconds: float


class Worker:
    """A copy of the project and a process in it that runs tests when asked."""

    def __init__(self, folder: Path) -> None:
        """Copy what is under version control, as it is now."""
        self.folder = folder
        names = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout.splitlines()  # fmt: skip
        for name in names:
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        compileall.compile_dir(folder / "src", quiet=2)
        self._start()

    def run(self, tests: Sequence[str]) -> str:
        """Run those tests in a fresh child and return how it went."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise AssertionError("the process was opened with pipes")
        stdin.write(" ".join(tests) + "\n")
        stdin.flush()
        return stdout.readline().strip()

    def try_out(self, mutant: Mutant) -> Result:
        """Make the change, run the tests nearest to it, then the others, and undo it."""
        began, path = time.monotonic(), self.folder / mutant.path
        source = path.read_bytes()
        try:
            path.write_bytes(mutant.applied(source))
            os.utime(path, (time.time(), time.time() + 5))
            outcome = _SURVIVED
            for tests in self._in_order(mutant):
                outcome = self.run(tests)
                if outcome != _SURVIVED:
                    break
        finally:
            path.write_bytes(source)
            os.utime(path, (time.time(), time.time() + 10))
        return Result(mutant, outcome, time.monotonic() - began)

    def end(self) -> None:
        """End the process."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(timeout=30)

    def _start(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own file
            [sys.executable, _CHILD, str(_SECONDS)],
            cwd=self.folder, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def _in_order(self, mutant: Mutant) -> Iterator[list[str]]:
        module = ".".join(mutant.path.with_suffix("").parts[1:])
        files = [
            str(path.relative_to(self.folder))
            for place in TESTS
            for path in sorted((self.folder / place).rglob("test_*.py")) or [self.folder / place]
        ]
        near = [one for one in files if module in (self.folder / one).read_text("utf-8")]
        if near:
            yield near
        rest = [one for one in files if one not in near]
        yield [one for one in rest if not Path(one).stem.startswith(_PROOFS)]
        if "rules" not in mutant.path.parts or mutant.path.name in _OF_TABLES:
            yield [one for one in rest if Path(one).stem.startswith(_PROOFS)]


def tried(mutants: Sequence[Mutant], workers: int, *, trusting: bool) -> Iterator[Result]:
    """Try each mutant out, several at a time.

    :param trusting: whether the tests are known to pass as the law stands.
    """
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, contextlib.ExitStack() as stack:
        free: Queue[Worker] = Queue()
        for number in range(workers):
            place = Path(folder) / str(number)
            place.mkdir()
            worker = Worker(place)
            stack.callback(worker.end)
            free.put(worker)
        first = free.get()
        outcome = _SURVIVED if trusting else first.run(TESTS)
        free.put(first)
        if outcome != _SURVIVED:
            sys.exit(f"The tests do not pass as the law stands ({outcome}); nothing was changed.")

        def one(mutant: Mutant) -> Result:
            worker = free.get()
            try:
                return worker.try_out(mutant)
            finally:
                free.put(worker)

        with ThreadPoolExecutor(workers) as pool:
            yield from pool.map(one, mutants)


def main() -> None:
    """Print each survivor, then how many of the mutants were noticed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", help="only changes whose description contains this")
    parser.add_argument("--least", type=float, default=95.0, help="fail below this per cent")
    parser.add_argument("--trusting", action="store_true", help="the tests were run just before")
    options = parser.parse_args()
    mutants = [one for one in every_mutant(ROOT) if options.only in str(one)]
    sample = chosen(mutants, options.size, options.seed)
    print(f"{len(sample)} of {len(mutants)} possible changes, seed {options.seed}", flush=True)
    results = []
    for result in tried(sample, options.workers, trusting=options.trusting):
        results.append(result)
        print(f"{result.outcome:18} {result.seconds:5.1f} s  {result.mutant}", flush=True)
    survived = [result for result in results if result.outcome == _SURVIVED]
    share = 100 * (len(results) - len(survived)) / max(len(results), 1)
    print(f"\nnoticed: {len(results) - len(survived)} of {len(results)} ({share:.1f} %)")
    for result in survived:
        print(f"survived: {result.mutant}")
    if share < options.least:
        sys.exit(1)


if __name__ == "__main__":
    main()
