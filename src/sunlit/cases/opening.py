"""How a case begins, and how files come to it: what the page that takes either must know."""

from collections.abc import Callable
from dataclasses import dataclass

from sunlit.cases.models import Case
from sunlit.rules.refusal import Refusal


@dataclass(frozen=True)
class Opening:
    """How a case of a procedure begins.

    `take` is the service of its first step: of the uuid made with the form, the procedure, the
    person, the entries, when it happened and the moment, it returns the case. `heading` and `lead`
    stand above its form. `follow` asks whether files come with it, and `hint` says when they are
    stored; without words nobody is asked.
    """

    take: Callable[..., Case]
    heading: str
    lead: str
    follow: str = ""
    hint: str = ""


@dataclass(frozen=True)
class TakesFiles:
    """How a step takes the files that it is about.

    `add` is its service, of the act and its files; `fault` says why these files cannot be added,
    before they are stored. `lead` stands above the form, `after` says what follows. With
    `to_an_item` they may also come to evidence that is there already.
    """

    add: Callable[..., object]
    fault: Callable[..., Refusal | None]
    lead: str
    after: str
    to_an_item: bool = False
