"""What a row of a procedure table says: a step, what it needs, and the papers it leaves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sunlit.rules.citations import Citation
from sunlit.rules.facts import Fact
from sunlit.rules.forms import StepForm
from sunlit.rules.roles import Role


@dataclass(frozen=True)
class Stage:
    """One piece of the stage rail above a case."""

    code: str
    name: str


@dataclass(frozen=True)
class Need:
    """What must stand before a step may be taken: any one of `steps`.

    `only_if` limits the need to cases of which that fact is true. `sentence` is what the person
    reads who tries without it. Where the act is `since_first`, a later one only replaces it, and
    what happened between the two may still be entered.
    """

    steps: tuple[str, ...]
    sentence: str
    citation: Citation
    only_if: Fact | None = None
    since_first: bool = False

    def applies(self, facts: Mapping[Fact, bool]) -> bool:
        """Whether the need exists in a case of these facts."""
        return self.only_if is None or facts.get(self.only_if, False)


@dataclass(frozen=True)
class PaperIf:
    """A paper that a step leaves only in cases of which the fact holds, or does not."""

    form: str
    fact: Fact
    holds: bool = True


@dataclass(frozen=True)
class Step:
    """One act of the procedure.

    `starts` and `stops` name the deadlines (codes of `deadlines.py`) whose clock the act starts or
    stops; `papers` the forms it leaves behind (codes of the document catalogue); `guards` the rules
    the service applies beyond `needs`; `voids` the steps that no longer stand once it is taken, and
    `restores` those that stand again; `closed_by` the steps after which it cannot be taken.
    `task` is what a work list calls it, where its name says the outcome. A step with `asked_if`
    may always be taken, but is asked of somebody only in such a case; an `optional` one is asked
    of nobody, but while the step `asked_by` stands. A step with `after_end` may also be taken when
    the case has ended. A step that `counts_as` another leaves that one's mark: an interview is an
    investigation. A step that `answers` another says no, or sends back, where that one agrees: who
    is asked chooses on one page (同意、不同意、退回), and the choice is the step taken. The papers
    in `shows` are put before whoever takes it, as they would be issued, and what is signed is what
    was shown. One that is `signed` asks for the password of whoever takes it, where their role
    alone would not. Where it is not of one role alone, `others` are the roles beside `role` that
    take it for themselves. `counts_from` names the entry with the day that counts in law, where
    that is not the day of the act: the day of service, of receipt, of payment. `group` is the kind
    of work that lists sort it under, where its role has several. What `ends` a case says in `ended`
    what came of it. `form` is what a person fills in; without one the step asks for nothing. What
    is due as the step that it opens names that one in `towards`. One that `completes` an earlier
    step says what that one left open. The roles in `lets_in` may open the case from then on.
    An act that `drafts` writes a version of the decision draft. The clocks in `extends` are longer
    by the days that the newest act which it needs states in its entry `extends_by`.
    """

    code: str
    name: str
    stage: str
    role: Role
    citations: tuple[Citation, ...]
    needs: tuple[Need, ...] = ()
    papers: tuple[str, ...] = ()
    papers_if: tuple[PaperIf, ...] = ()
    shows: tuple[str, ...] = ()
    shows_if: tuple[PaperIf, ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    voids: tuple[str, ...] = ()
    restores: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()
    task: str = ""
    asked_if: Fact | None = None
    asked_by: str = ""
    optional: bool = False
    repeatable: bool = False
    decides: bool = False
    ends: bool = False
    after_end: bool = False
    counts_as: str = ""
    answers: str = ""
    signed: bool = False
    others: tuple[Role, ...] = ()
    counts_from: str = ""
    group: str = ""
    ended: str = ""
    form: StepForm | None = field(default=None, hash=False)
    towards: str = ""
    completes: str = ""
    lets_in: tuple[Role, ...] = ()
    drafts: bool = False
    extends: tuple[str, ...] = ()
    extends_by: str = ""

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role that may take the step."""
        return (self.role, *self.others)

    @property
    def asked(self) -> str:
        """What somebody is asked to do."""
        return self.task or self.name

    def leaves(self, facts: Mapping[Fact, bool]) -> tuple[str, ...]:
        """Return the forms of the papers that the step leaves in a case of these facts."""
        return (*self.papers, *_holding(self.papers_if, facts))

    def shown(self, facts: Mapping[Fact, bool]) -> tuple[str, ...]:
        """Return the forms of the papers that whoever takes the step reads before, in that case."""
        return (*self.shows, *_holding(self.shows_if, facts))


def _holding(papers: Iterable[PaperIf], facts: Mapping[Fact, bool]) -> Iterator[str]:
    return (one.form for one in papers if facts.get(one.fact, False) is one.holds)


def with_forms(steps: Iterable[Step], forms: Mapping[str, StepForm]) -> tuple[Step, ...]:
    """Return the rows, each with its form.

    :raises KeyError: when a form is of no row.
    """
    rows = {step.code: step for step in steps}
    for code, form in forms.items():
        rows[code] = replace(rows[code], form=form)
    return tuple(rows.values())
