"""A refusal: the sentence the user reads, and the article it rests on."""

from dataclasses import dataclass

from sunlit.rules.citations import Citation


@dataclass(frozen=True)
class Refusal:
    """Why something may not be done.

    `sentence` is complete Chinese with its full stop; `field` names the entry of the form that
    must change, where there is one.
    """

    sentence: str
    citation: Citation | None = None
    field: str | None = None

    def __str__(self) -> str:
        if self.citation is None:
            return self.sentence
        return f"{self.sentence}（依据：{self.citation}）"


class Refused(Exception):
    """Raised by a service that may not do what it was asked."""

    def __init__(self, refusal: Refusal) -> None:
        """Carry the refusal to whoever shows it."""
        super().__init__(str(refusal))
        self.refusal = refusal
