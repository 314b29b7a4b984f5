"""How long somebody takes who reads, presses and types: reckoned, so that every machine agrees."""

import re
from dataclasses import dataclass

_SIGN = re.compile(r"[\u4e00-\u9fff]|[A-Za-z0-9][A-Za-z0-9.:/,_-]*")
_READS_A_SECOND = 6
"""Attentive reading of Chinese: 360 signs a minute."""
_PRESS_SECONDS, _TYPE_SECONDS = 3.0, 1.5
"""To find a control and press it; to type one sign."""


def signs(text: str) -> int:
    """Return how much there is to read: every Chinese sign, every number or Latin word."""
    return len(_SIGN.findall(text))


@dataclass
class Reckoning:
    """What somebody has read, pressed and typed so far."""

    read: int = 0
    pressed: int = 0
    typed: int = 0
    waited: float = 0.0

    @property
    def seconds(self) -> float:
        """How long all that takes."""
        doing = self.pressed * _PRESS_SECONDS + self.typed * _TYPE_SECONDS
        return self.read / _READS_A_SECOND + doing + self.waited
