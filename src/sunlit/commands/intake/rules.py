"""What the intake is told by the application: how much an address takes, and who is who."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from sunlit.commands.intake.head import Head


class How(Enum):
    """How the body of a request comes to who takes it."""

    WHOLE = auto()
    """It is waited for, in memory, without a thread."""
    AS_IT_COMES = auto()
    """It is read by a thread set apart for files."""
    NOT_AT_ALL = auto()
    """It is more than the address takes: the answer says so, and nothing is read."""


@dataclass(frozen=True)
class Rules:
    """Times in seconds, sizes in bytes.

    `most_whole` is what the address takes in memory, `takes_files` whether it takes files as well,
    `sends_files` whether it may send large ones, which a slow reader takes long to read.
    `proxies` is how many proxies before us are believed when they say whom they speak for.
    """

    most_whole: Callable[[str], int]
    takes_files: Callable[[str], bool]
    sends_files: Callable[[str], bool]
    per_address: int = 60
    proxies: int = 0
    head_seconds: float = 10.0
    idle_seconds: float = 5.0
    body_seconds: float = 30.0
    slowest: int = 8 * 1024
    most_in_memory: int = 256 * 1024 * 1024

    def how(self, head: Head) -> How:
        """Return how the body of this request is taken."""
        length = head.length or 0
        if length <= self.most_whole(head.path):
            return How.WHOLE
        if head.is_multipart and self.takes_files(head.path):
            return How.AS_IT_COMES
        return How.NOT_AT_ALL

    def body_time(self, length: int) -> float:
        """Return how long a body of that length may take."""
        return self.body_seconds + length / self.slowest

    def asks(self, head: Head, peer: str) -> str:
        """Return who asks: the peer, or whom the outermost believed proxy saw."""
        if not self.proxies:
            return peer
        hops = [one.strip() for one in head.forwarded_for.split(",")]
        return ([*hops, peer][-1 - self.proxies :][0] or peer)[:45]
