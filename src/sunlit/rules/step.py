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

    What stands before and after it:

    - `needs`: what must stand; `closed_by`: after which steps it cannot be taken.
    - `voids`: which steps stand no more once it is taken; `restores`: which stand again.
    - `counts_as`: whose mark it leaves: an interview is an investigation.
    - `completes`: which earlier step it says more of, where that one left something open.
    - `repeatable`: it may be taken again; `after_end`: also when the case has ended.
    - `decides`, `ends`: it decides or ends the case; `ended`: what came of it, in lists.
    - `drafts`: it writes a version of the decision draft.
    - `each`: where a case has several parties it is taken for each of them apart, and stands for
      the case once it stands for each whom it concerns; `alike`: one form may take it for several
      of them with the same entries, an act for each.
    - `guards`: the rules its service applies beyond `needs`.

    Who takes it, and who is asked:

    - `role`, and `others` beside it where each takes it for themselves.
    - `signed`: it asks for the password where the role alone would not.
    - `task`: what a work list calls it, where its name says the outcome; `group`: the kind of work
      that lists sort it under, where its role has several.
    - `asked_if`: it may always be taken, but is asked of somebody only in such a case.
    - `optional`: nobody is asked for it, but while the step `asked_by` stands.
    - `answers`: the step to which this one says no, or sends back: who is asked chooses on one page
      (同意、不同意、退回), and the choice is the step taken.
    - `towards`: the step it opens, as which it is due.
    - `lets_in`: the roles that may open the case from then on.

    What it says, and what it does to the clocks:

    - `form`: what a person fills in; without one it asks for nothing.
    - `papers`, `papers_if`: the forms of the papers it leaves (codes of the document catalogue).
    - `shows`, `shows_if`: the papers put before whoever takes it, as they would be issued; what is
      signed is what was shown.
    - `starts`, `stops`: the deadlines whose clock it starts or stops (codes of `deadlines.py`).
    - `extends`: those that are longer by the days which the newest act it needs states in its entry
      `extends_by`.
    - `counts_from`: the entry with the day that counts in law, where that is not the day of the
      act: the day of service, of receipt, of payment.
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
    each: bool = False
    alike: bool = False
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


def for_each_party(
    codes: Iterable[str], steps: Iterable[Step], alike: Iterable[str] = ()
) -> tuple[Step, ...]:
    """Return the rows, those of these codes as steps that are taken for each party apart.

    :param alike: those of them that one form may take for several parties.
    """
    apart, together = frozenset(codes), frozenset(alike)
    return tuple(
        replace(step, each=True, alike=step.code in together) if step.code in apart else step
        for step in steps
    )
