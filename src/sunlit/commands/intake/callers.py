"""How many connections each network address has that ask for something."""

from collections import Counter

from sunlit.commands.intake.connection import Connection


class Callers:
    """Counts; a connection that only waits for its next request is not counted."""

    def __init__(self, most: int) -> None:
        """Let nobody have more than `most`."""
        self._most = most
        self._from: Counter[str] = Counter()

    def count(self, conn: Connection, who: str) -> bool:
        """Count the connection to whom it is from; False when they have too many."""
        if self._from[who] >= self._most:
            return False
        self._from[who] += 1
        conn.counted.append(who)
        return True

    def uncount(self, conn: Connection) -> None:
        """Count it no more."""
        for who in conn.counted:
            self._from[who] -= 1
            if not self._from[who]:
                del self._from[who]
        conn.counted.clear()
