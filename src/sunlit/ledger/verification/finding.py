"""What verification finds, and how it tells how far it is and what it works on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Progress = Callable[[str, int, int], None]
"""Called with (what is being read, how many are done, how many there are)."""


class Part(StrEnum):
    """What the time of a verification is spent on, in the reader's words."""

    TRIGGERS = "触发器"
    TREE = "散列树和公布的文件"
    CHECKPOINTS = "检查点"
    COMMITMENTS = "事件的承诺"
    ROWS = "登记的行"
    READINGS = "查阅记录"


Turn = Callable[[Part], None]
"""Called whenever the work turns to another part; what follows is that part's."""


@dataclass(frozen=True)
class Finding:
    """One thing that is not as the log says: where, and the sentence for the reader."""

    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}：{self.sentence}"


def say_nothing(_what: str, _done: int, _total: int) -> None:
    """Take the progress and tell nobody."""


def turn_unseen(_part: Part) -> None:
    """Take the turn and tell nobody."""
