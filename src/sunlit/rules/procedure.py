"""What a procedure table is, and how it is asked.

A procedure is data: steps that stand in an order the statute sets, and episodes (特别程序) that
begin and end beside the main line. Nothing here knows a particular procedure; `penalty.py`,
`license.py` and `inspection.py` are tables of these parts.

A case's position is never stored: each step taken stands until a later one voids it (a negative
review voids the referral, so the draft must be referred again).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sunlit.rules.citations import Citation
from sunlit.rules.refusal import Refusal


class Role(StrEnum):
    """What a person does in the organ; nobody holds two that conflict in one case."""

    OFFICER = "officer"
    OFFICE_HEAD = "office_head"
    REVIEWER = "reviewer"
    REVIEW_HEAD = "review_head"
    COUNSEL = "counsel"
    LEADER = "leader"
    DISCLOSER = "discloser"
    ARCHIVIST = "archivist"
    SUPERVISOR = "supervisor"
    SYSADMIN = "sysadmin"
    SECADMIN = "secadmin"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """The Chinese name of the role."""
        return _ROLE_NAMES[self]


_ROLE_NAMES = {
    Role.OFFICER: "执法人员",
    Role.OFFICE_HEAD: "承办科室负责人",
    Role.REVIEWER: "法制审核人员",
    Role.REVIEW_HEAD: "法规科负责人",
    Role.COUNSEL: "外聘审核人员",
    Role.LEADER: "局领导",
    Role.DISCLOSER: "公示信息员",
    Role.ARCHIVIST: "档案员",
    Role.SUPERVISOR: "监督人员",
    Role.SYSADMIN: "系统管理员",
    Role.SECADMIN: "安全管理员",
    Role.AUDITOR: "审计员",
}


class Fact(StrEnum):
    """A fact of the case on which the table branches."""

    REPORTED = "reported"
    MAJOR = "major"
    HEARING_RIGHT = "hearing_right"
    PUNISHES = "punishes"
    STATEMENT_MADE = "statement_made"
    DELIBERATES = "deliberates"


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
    of nobody. A step with `after_end` may also be taken when the case has ended. A step that
    `counts_as` another leaves that one's mark: an interview is an investigation.
    """

    code: str
    name: str
    stage: str
    role: Role
    citations: tuple[Citation, ...]
    needs: tuple[Need, ...] = ()
    papers: tuple[str, ...] = ()
    papers_if: tuple[PaperIf, ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    voids: tuple[str, ...] = ()
    restores: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()
    task: str = ""
    asked_if: Fact | None = None
    optional: bool = False
    repeatable: bool = False
    decides: bool = False
    ends: bool = False
    after_end: bool = False
    counts_as: str = ""

    @property
    def asked(self) -> str:
        """What somebody is asked to do."""
        return self.task or self.name

    def leaves(self, facts: Mapping[Fact, bool]) -> tuple[str, ...]:
        """Return the forms of the papers that the step leaves in a case of these facts."""
        more = (one.form for one in self.papers_if if facts.get(one.fact, False) is one.holds)
        return (*self.papers, *more)


@dataclass(frozen=True)
class Episode:
    """A special step with a beginning and an end (特别程序): it runs beside the main line.

    The steps in `opened_by` open it, those in `closed_by` close it. While it is open, the steps in
    `blocks` are refused and the clocks in `suspends` stand still (only where the law says so).
    """

    code: str
    name: str
    role: Role
    citations: tuple[Citation, ...]
    begins_after: tuple[str, ...]
    ends_with: str
    opened_by: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    suspends: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Position:
    """Which steps stand and which episodes are open."""

    standing: frozenset[str] = frozenset()
    open_episodes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Procedure:
    """A whole procedure; the order of the rows is the order of the statute."""

    code: str
    kind: str
    name: str
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    episodes: tuple[Episode, ...] = ()

    def step(self, code: str) -> Step:
        """Return the row of that code, a KeyError where the table has none."""
        return self._rows[code]

    def episode(self, code: str) -> Episode:
        """Return the episode of that code.

        :raises KeyError: when the table has no such episode.
        """
        for episode in self.episodes:
            if episode.code == code:
                return episode
        raise KeyError(code)

    def position(self, taken: Iterable[str], open_episodes: Iterable[str] = ()) -> Position:
        """Return what stands after the acts `taken`, in their order."""
        position = Position(open_episodes=frozenset(open_episodes))
        for code in taken:
            position = self.after(position, code)
        return position

    def after(self, position: Position, code: str) -> Position:
        """Return the position once the step `code` has been taken.

        A step on which nothing depends does not stand: it may be taken again, nothing needs it,
        it closes nothing, and nobody is asked for it.
        """
        step = self.step(code)
        opened = {episode.code for episode in self.episodes if code in episode.opened_by}
        closed = {episode.code for episode in self.episodes if code in episode.closed_by}
        left = {step.counts_as or code, *step.restores}
        return Position(
            ((position.standing - set(step.voids)) | left) & self._telling,
            (position.open_episodes | opened) - closed,
        )

    def refusal(self, code: str, position: Position, facts: Mapping[Fact, bool]) -> Refusal | None:
        """Return why the step may not be taken now, or None when it may."""
        step = self.step(code)
        for standing in () if step.after_end else self._ended_by(position):
            return Refusal(
                f"本案已{standing.name}，不能再办理“{step.name}”。", standing.citations[0]
            )
        for closing in self._closed_by(step, position):
            return Refusal(f"本案已办理“{closing.name}”，不能再“{step.name}”。", step.citations[0])
        if code in position.standing and not step.repeatable:
            return Refusal(f"“{step.name}”已经办理。", step.citations[0])
        for need in step.needs:
            if need.applies(facts) and not position.standing.intersection(need.steps):
                return Refusal(need.sentence, need.citation)
        for episode in self.episodes:
            if episode.code in position.open_episodes and code in episode.blocks:
                return Refusal(
                    f"“{episode.name}”还没有结束，不能办理“{step.name}”。", episode.citations[0]
                )
        return None

    def available(self, position: Position, facts: Mapping[Fact, bool]) -> list[Step]:
        """Return the steps that may be taken now, in the order of the table."""
        return [step for step in self.steps if self.refusal(step.code, position, facts) is None]

    def next_steps(self, position: Position, facts: Mapping[Fact, bool]) -> list[Step]:
        """Return the steps the case waits for: available, asked of somebody, not standing."""
        return [
            step
            for step in self.available(position, facts)
            if step.code not in position.standing
            and not step.optional
            and (step.asked_if is None or facts.get(step.asked_if, False))
        ]

    def leads_to(self, code: str) -> frozenset[str]:
        """Return each step that needs `code`, or what it restores, itself or through others."""
        found: set[str] = set()
        reached = {code, *self.step(code).restores}
        while reached:
            reached = {
                step.code
                for step in self.steps
                if step.code not in found
                and any(reached.intersection(need.steps) for need in step.needs)
            }
            found |= reached
        return frozenset(found)

    @cached_property
    def _rows(self) -> Mapping[str, Step]:
        return {step.code: step for step in self.steps}

    @cached_property
    def _telling(self) -> frozenset[str]:
        referred = {
            code
            for step in self.steps
            for code in (*step.closed_by, *(one for need in step.needs for one in need.steps))
        }
        lasting = {
            step.code for step in self.steps if step.ends or not (step.repeatable and step.optional)
        }
        return frozenset(referred | lasting)

    def _closed_by(self, step: Step, position: Position) -> Iterator[Step]:
        return (self.step(code) for code in step.closed_by if code in position.standing)

    def _ended_by(self, position: Position) -> Iterator[Step]:
        return (self.step(code) for code in position.standing if self.step(code).ends)
