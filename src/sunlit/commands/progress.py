"""Progress of long work on a terminal; a file or a pipe sees the findings only."""

import sys


class Progress:
    """Counts towards a total and shows it on one line of a terminal."""

    def __init__(self, name: str, total: int) -> None:
        """Begin at nought of `total`."""
        self.name = name
        self.total = total
        self._done = 0

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        self._show()

    def at(self, name: str, done: int, total: int) -> None:
        """Stand at `done` of `total` in the work called `name`."""
        self.name, self._done, self.total = name, done, total
        self._show()

    def say(self, sentence: str) -> None:
        """Print a sentence on a line of its own."""
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")
        print(sentence)

    def _show(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{self.name} {self._done}/{self.total}\033[K")
            sys.stderr.flush()
