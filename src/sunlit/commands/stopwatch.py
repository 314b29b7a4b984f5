"""How long each part of a long work took."""

import time
from collections import defaultdict


class Stopwatch:
    """Counts the seconds of one part at a time; a part may come again and again."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = defaultdict(float)
        self._part = ""
        self._since = time.perf_counter()

    def turn(self, part: str) -> None:
        """Let the time from now on be that of `part`."""
        now = time.perf_counter()
        if self._part:
            self._spent[self._part] += now - self._since
        self._part, self._since = part, now

    def seconds(self) -> dict[str, float]:
        """Return the seconds of every part up to now, in the order in which they came up."""
        self.turn(self._part)
        return dict(self._spent)
