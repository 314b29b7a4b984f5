"""What verification finds, and how it tells how far it is."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, int, int], None]
"""Called with (what is being read, how many are done, how many there are)."""


@dataclass(frozen=True)
class Finding:
    """One thing that is not as the log says: where, and the sentence for the reader."""

    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}：{self.sentence}"


def say_nothing(_what: str, _done: int, _total: int) -> None:
    """Take the progress and tell nobody."""
