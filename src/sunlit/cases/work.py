"""What code does at one step of one procedure, beside what the table says of it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sunlit.cases.acting import Act
from sunlit.cases.forms.fields import StepForm
from sunlit.cases.queries import CaseFacts
from sunlit.people.models import Person


@dataclass(frozen=True)
class Opened:
    """The form of a step as one person opens it, on that day, in a case of these facts."""

    facts: CaseFacts
    person: Person
    day: date


class Row(NamedTuple):
    """One line beside a form: what it is called, and what it says."""

    label: str
    words: str


@dataclass(frozen=True)
class Beside:
    """What stands beside a form for whoever fills it in; nothing is shown without rows."""

    heading: str
    rows: tuple[Row, ...] = ()


def _no_entries(_opened: Opened) -> dict[str, Any]:
    return {}


def _nothing(_opened: Opened) -> Beside:
    return Beside("")


def _nobody(_opened: Opened) -> Collection[int]:
    return ()


def _as_it_is(form: StepForm, _opened: Opened) -> StepForm:
    return form


@dataclass(frozen=True)
class Work:
    """What code does at a step; all of it optional.

    `take` is the service; without one the act is written and leaves no facts of its own.
    `prefill` returns the entries that the form begins with, as stored content; `beside` what
    whoever fills it in must read; `people` whom it offers where it asks for a person, by their
    keys; `asks` the form without what does not concern the case. `page` is the page of the case on
    which the step is taken, where that is not the form alone.
    """

    take: Callable[[Act], object] | None = None
    prefill: Callable[[Opened], dict[str, Any]] = _no_entries
    beside: Callable[[Opened], Beside] = _nothing
    people: Callable[[Opened], Collection[int]] = _nobody
    asks: Callable[[StepForm, Opened], StepForm] = _as_it_is
    page: str = ""
