"""What code does in one procedure, beside what its table of law says: at a step, and for a case.

The kernel asks a `WorkedProcedure` and names no step: what a step means is bound here once.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sunlit.cases.access import Grant
from sunlit.cases.acting import Act
from sunlit.cases.models import Step as TakenStep
from sunlit.cases.opening import Opening, TakesFiles
from sunlit.cases.procedures import worked
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.take_step import take_step
from sunlit.duties.services.refresh import DerivedDuty
from sunlit.people.models import Person
from sunlit.rules.forms import StepForm
from sunlit.rules.procedure import Fact, Procedure, Step
from sunlit.rules.refusal import Refusal

if TYPE_CHECKING:
    from sunlit.cases.check import Staff
    from sunlit.cases.models import Decision
    from sunlit.cases.publishing import Publishing


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
    """What stands beside a form or a case for whoever reads it; nothing is shown without rows.

    `notes` are sentences below the rows.
    """

    heading: str
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()


class Mark(NamedTuple):
    """What stands beside the number of a case in few words; `bad` where something went wrong."""

    words: str
    bad: bool = False


class Proof(NamedTuple):
    """The files that prove an act: what they are called, and their place in the dossier.

    They come with the act, or `later` by a step of their own.
    """

    called: str
    place: str
    later: bool = True


def _no_entries(_opened: Opened) -> dict[str, Any]:
    return {}


def _nothing(_opened: Opened) -> Beside:
    return Beside("")


def _nobody(_opened: Opened) -> Collection[int]:
    return ()


def _of_one(_facts: CaseFacts) -> Collection[int]:
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
    which the step is taken, where that is not the form alone. `whom` are the persons who are asked
    for it, by their keys, where not all who hold the role are. `describes` returns name, kind,
    source and proof of the evidence that the act brings, of its entries and its number among its
    like. `proof` is what files prove of it. `joined` are the parties for whom the form is sent
    together unless the person says otherwise, by their keys. `files` is how it takes files, where
    they are what it is about.
    """

    take: Callable[[Act], object] | None = None
    prefill: Callable[[Opened], dict[str, Any]] = _no_entries
    beside: Callable[[Opened], Beside] = _nothing
    people: Callable[[Opened], Collection[int]] = _nobody
    asks: Callable[[StepForm, Opened], StepForm] = _as_it_is
    page: str = ""
    whom: Callable[[CaseFacts], Sequence[int]] | None = None
    describes: Callable[[Mapping[str, Any], int], dict[str, str]] | None = None
    proof: Proof | None = None
    joined: Callable[[CaseFacts], Collection[int]] = _of_one
    files: TakesFiles | None = None


PLAIN = Work()
Bound = TypeVar("Bound")
Content = Callable[..., Mapping[str, Any]]
Barring = Callable[[Person, str, CaseFacts, date], Refusal | None]
Holding = Callable[[str, CaseFacts], Refusal | None]


def _bars_nobody(_person: Person, _code: str, _facts: CaseFacts, _day: date) -> Refusal | None:
    return None


def _holds_nothing(_code: str, _facts: CaseFacts) -> Refusal | None:
    return None


def _never_early(_code: str, _facts: CaseFacts, _day: date) -> Refusal | None:
    return None


def _as_the_table_asks(_facts: CaseFacts, waiting: list[Step]) -> list[Step]:
    return waiting


def _none(*_asked: object) -> Iterable[Any]:
    return ()


def _no_words(_facts: CaseFacts) -> str:
    return ""


def _no_remark(_deadline: str, _facts: CaseFacts) -> str:
    return ""


@dataclass(frozen=True)
class Part:
    """What belongs together in a procedure (回避, 更正, 公示), as the rest of a case hears of it.

    All of it is optional. `work` is what code does at its steps, `papers` the content of each form
    of paper that they leave: asked of the step and the case as it stood before. `mending` is what
    it says to a correction of one of its acts (the `Mending` of `parts/correction`). `bars` says
    why that person may not take a step on that day, `holds` why nobody may as the case stands,
    `first` the same before the table is asked, `early` why that day is not the time for it. `waits`
    is given what the case waits for and returns it with what the part adds or puts first; `duties`
    are those that no clock and no order of steps gives. `grants` lets somebody open the case,
    `faults` is what `verify` finds. `titled` is added to the name of the case in lists, `remarks`
    to the reason of a deadline. `warns` tells whoever is about to take a step that day what is
    wrong, `marks` stand beside the number of the case, `panels` beside it on its page.
    """

    work: Mapping[str, Work] = field(default_factory=dict)
    papers: Mapping[str, Content] = field(default_factory=dict)
    mending: Mapping[str, Any] = field(default_factory=dict)
    bars: Barring = _bars_nobody
    first: Holding = _holds_nothing
    holds: Holding = _holds_nothing
    early: Callable[[str, CaseFacts, date], Refusal | None] = _never_early
    waits: Callable[[CaseFacts, list[Step]], list[Step]] = _as_the_table_asks
    duties: Callable[[CaseFacts], Iterable[DerivedDuty]] = _none
    grants: Callable[[CaseFacts], Iterable[Grant]] = _none
    faults: Callable[[CaseFacts, "Staff"], Iterable[str]] = _none
    titled: Callable[[CaseFacts], str] = _no_words
    remarks: Callable[[str, CaseFacts], str] = _no_remark
    warns: Callable[[str, CaseFacts, date], Iterable[Beside]] = _none
    marks: Callable[[CaseFacts], Iterable[Mark]] = _none
    panels: Callable[[CaseFacts, date], Iterable[Beside]] = _none


@dataclass(frozen=True)
class Meaning:
    """What the kernel must know of a case that only its procedure can read out of the acts.

    `branch` are the facts on which the table branches. `concerns` says whether a deadline exists in
    the case when that act starts it, `ends` whether the act ends it. `checkers` are the persons who
    had the case in hand before officers were assigned. `act_ended_on` is the day on which the
    unlawful act ended, `birthday` when the party was born: None for an organization, and as long
    as nobody has said it. `establishes` is whether the outcome finds that the act was unlawful.
    `filed` is the act by which it was filed, if it was, `dossier` the code of the plan of its file
    (`rules/dossier.py`), `result` what it came to, in words. `stated` is what the party said to
    what was announced to it, for whoever signs; `decided` a decision in the words of a list.
    """

    branch: Callable[[CaseFacts], Mapping[Fact, bool]]
    concerns: Callable[[CaseFacts, str, TakenStep], bool]
    ends: Callable[[CaseFacts, str, TakenStep], bool]
    checkers: Callable[[CaseFacts], Iterable[int]]
    act_ended_on: Callable[[CaseFacts], date]
    birthday: Callable[[CaseFacts], date | None]
    establishes: Callable[[CaseFacts], bool]
    filed: Callable[[CaseFacts], TakenStep | None]
    dossier: Callable[[CaseFacts], str]
    result: Callable[[CaseFacts], str]
    stated: Callable[[CaseFacts], Sequence[Row]]
    decided: Callable[["Decision"], str]


class WrongBinding(ValueError):
    """Two parts of a procedure bind the same, or one binds a step that the table does not have."""


@dataclass(frozen=True)
class WorkedProcedure:
    """A procedure as it is worked here: its table of law, and everything that code does in it.

    `opening` is how a case begins. Its own steps are one of its `parts`, beside those that it
    shares with other procedures. `public` is what the public reads of its decisions; None where it
    publishes none.

    :raises WrongBinding: when it is read, so that nothing starts with it.
    """

    table: Procedure
    meaning: Meaning
    opening: Opening
    parts: tuple[Part, ...] = ()
    public: "Publishing | None" = None

    def __post_init__(self) -> None:
        """Refuse what is bound twice, or to no step of the table."""
        steps = {step.code for step in self.table.steps}
        for bound in (self.work, self.mending):
            for code in bound.keys() - steps:
                raise WrongBinding(
                    f"{self.table.name}: code is bound to the step {code!r}, which its table does "
                    "not have. Include the rows of that part, or leave the part out."
                )
        _ = self.papers

    @cached_property
    def work(self) -> Mapping[str, Work]:
        """What code does at each step, its own and those of its parts."""
        return self._once("the step", (part.work for part in self.parts))

    @cached_property
    def papers(self) -> Mapping[str, Content]:
        """What each form of paper says."""
        return self._once("the paper", (part.papers for part in self.parts))

    @cached_property
    def mending(self) -> Mapping[str, Any]:
        """What is said to a correction of an act, by its step."""
        return self._once("the correction of", (part.mending for part in self.parts))

    def _once(self, what: str, parts: Iterable[Mapping[str, Bound]]) -> Mapping[str, Bound]:
        found: dict[str, Bound] = {}
        for of_part in parts:
            for code in found.keys() & of_part.keys():
                raise WrongBinding(
                    f"{self.table.name}: {what} {code!r} is bound by two of its parts. "
                    "Leave it to the one whose it is."
                )
            found |= of_part
        return found


def work_of(procedure: str, code: str) -> Work:
    """Return what code does at that step of that procedure.

    :raises KeyError: when no such procedure is worked here.
    """
    return worked(procedure).work.get(code, PLAIN)


def service_of(procedure: str, code: str) -> Callable[[Act], object]:
    """Return the service that takes the step: its own, or the general one."""
    return work_of(procedure, code).take or (lambda act: take_step(act, code))
