"""What follows from the facts of a case: its position, its parties, its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils import timezone

from sunlit.cases.corrected import CorrectedRows
from sunlit.cases.models import (
    AdvanceNotice,
    CaseOfficer,
    Decision,
    DecisionDraft,
    Party,
    ServiceOfDocument,
    Step,
)
from sunlit.cases.procedures import worked
from sunlit.catalogue.models import MatterVersion
from sunlit.rules.citations import cite
from sunlit.rules.identifiers import age_on
from sunlit.rules.procedure import Fact, Position, Procedure
from sunlit.rules.proposed_penalty import Frame
from sunlit.rules.refusal import Refusal

if TYPE_CHECKING:
    from sunlit.cases.work import WorkedProcedure


@dataclass(frozen=True)
class CaseFacts(CorrectedRows):
    """One case read once: every property is computed from its rows at most one time.

    Where it has several parties, each has the case as a view of its own (`of`): the acts that
    concern all, and those of its own. `whom` is the party of a view, by the row that first named
    it, `ordinal` its place among them, the first is 1. What is asked of one party (its notice, its
    draft, its decision) is asked of its view.
    """

    whom: Party | None = None
    ordinal: int = 0

    @property
    def worked(self) -> "WorkedProcedure":
        """What code does in the procedure of the case."""
        return worked(self.case.procedure)

    @property
    def procedure(self) -> Procedure:
        """The table the case is worked by."""
        return self.worked.table

    @cached_property
    def principals(self) -> list[Party]:
        """The row that first named each party, in their order."""
        return [row for row in self.parties if row.corrects_id is None]

    @cached_property
    def views(self) -> list["CaseFacts"]:
        """The case as each party has it; of one party alone that is the case."""
        if self.whom or len(self.principals) == 1:
            return [self]
        return [self._of(party, number) for number, party in enumerate(self.principals, 1)]

    @cached_property
    def whole(self) -> "CaseFacts":
        """The case as all its parties have it."""
        return self

    def _is_of_all(self, step: Step) -> bool:
        return step.of_party_id is None and not self.procedure.step(step.code).each

    @property
    def whom_key(self) -> int | None:
        """The key of the row that first named the party of a view."""
        return self.whom.pk if self.whom else None

    def of(self, party: int | None) -> "CaseFacts":
        """Return the case as that party has it, by the key of the row that first named it.

        What names no party is of before the case could have several: it is the first one's.
        """
        if len(self.views) == 1:
            return self
        return next((view for view in self.views if view.whom_key == party), self.views[0])

    def _of(self, party: Party, ordinal: int) -> "CaseFacts":
        def is_own(row: Step | DecisionDraft | Decision) -> bool:
            return party.pk == (row.of_party_id or self.principals[0].pk)

        view = CaseFacts(self.case, party, ordinal)
        decisions = [row for row in self.decisions if is_own(row)]
        steps = [step for step in self.steps if self._is_of_all(step) or is_own(step)]
        own, shared = {step.pk for step in steps}, {one.document_id for one in decisions}
        firsts = {row.pk: self._first_of(row).pk for row in self.parties}
        vars(view).update(
            steps=steps,
            parties=[row for row in self.parties if firsts[row.pk] == party.pk],
            reporter=self.reporter,
            officer_rows=self.officer_rows,
            recusals=self.recusals,
            items=self.items,
            evidence_files=self.evidence_files,
            drafts=[row for row in self.drafts if is_own(row)],
            decisions=decisions,
            **{
                name: [row for row in getattr(self, name) if row.step_id in own]
                for name in ("notices", "services", "corrections", "payments")
            },
            papers=[row for row in self.papers if row.step_id in own or row.document_id in shared],
            step_files=[row for row in self.step_files if row.about_id in own],
        )
        vars(view).update(whole=self, title=f"{view.party.name}{self._cause}")
        return view

    def _first_of(self, party: Party) -> Party:
        rows = {row.pk: row for row in self.parties}
        while party.corrects_id is not None:
            party = rows[party.corrects_id]
        return party

    @cached_property
    def position(self) -> Position:
        """Which steps stand."""
        if len(self.views) > 1:
            return self.procedure.position_of_all(
                (view.position, view.branch) for view in self.views
            )
        return self.procedure.position(step.code for step in self.steps)

    @cached_property
    def branch(self) -> Mapping[Fact, bool]:
        """The facts on which the table branches; of several parties, what holds for any."""
        if len(self.views) > 1:
            return {
                fact: any(view.branch[fact] for view in self.views) for fact in self.views[0].branch
            }
        return self.worked.meaning.branch(self)

    @property
    def is_decided(self) -> bool:
        """Whether a decision stands, for every party."""
        return any(self.procedure.step(code).decides for code in self.position.standing)

    @cached_property
    def party(self) -> Party:
        """The party as last corrected; of several, the one that was named first."""
        return self.parties[-1] if len(self.views) == 1 else self.views[0].party

    def whom_of(self, step: Step) -> str:
        """Return the name of the one whom the act concerns, where the case has several parties."""
        if len(self.views) == 1 or self._is_of_all(step):
            return ""
        return self.of(step.of_party_id).party.name

    @property
    def of_whom(self) -> str:
        """The party's name; of several, the first one's and how many they are."""
        others = f"等{len(self.views)}名当事人" if len(self.views) > 1 else ""
        return f"{self.party.name}{others}"

    @cached_property
    def title(self) -> str:
        """The name of the case: it begins with the party's, as last corrected."""
        return f"{self.of_whom}{self._cause}"

    @property
    def _cause(self) -> str:
        return self.case.title.removeprefix(self.parties[0].name)

    @cached_property
    def assignments(self) -> list[list[CaseOfficer]]:
        """Every assignment of officers in its order, the lead first in each."""
        grouped = groupby(self.officer_rows, key=lambda row: row.step_id)
        return [list(of_one) for _, of_one in grouped]

    @property
    def officers(self) -> list[CaseOfficer]:
        """The officers last assigned, lead first."""
        return self.assignments[-1] if self.assignments else []

    def officers_on(self, day: date) -> list[CaseOfficer]:
        """The officers who had the case on that day, whoever replaced them since."""
        until_then = [
            officers
            for officers in self.assignments
            if timezone.localdate(officers[0].step.happened_at) <= day
        ]
        return until_then[-1] if until_then else []

    @cached_property
    def checkers(self) -> frozenset[int]:
        """Who had the case in hand before officers were assigned, by their keys."""
        return frozenset(self.worked.meaning.checkers(self))

    @cached_property
    def handlers(self) -> frozenset[int]:
        """Everybody who ever had the case in hand, by their keys."""
        assigned = {row.person_id for officers in self.assignments for row in officers}
        return self.checkers | assigned

    @property
    def recused(self) -> frozenset[int]:
        """Who takes no further step in the case, by their keys (处罚法43)."""
        return frozenset(row.person_id for row in self.recusals)

    @property
    def must_reassign(self) -> bool:
        """Whether an officer who has the case stood aside, so that others must be assigned."""
        return any(officer.person_id in self.recused for officer in self.officers)

    @property
    def notice(self) -> AdvanceNotice | None:
        """The newest advance notice."""
        return self.notices[-1] if self.notices else None

    @cached_property
    def notice_service(self) -> ServiceOfDocument | None:
        """When and how the newest advance notice reached the party."""
        return self.service_of(self.notice.document_id) if self.notice else None

    def service_of(self, document: int) -> ServiceOfDocument | None:
        """Return the service of the paper with that key, as last corrected."""
        corrected = {row.corrects_id for row in self.services}
        standing = (row for row in self.services if row.pk not in corrected)
        return next((row for row in standing if row.document_id == document), None)

    @property
    def draft(self) -> DecisionDraft | None:
        """The newest version of the decision draft."""
        return self.drafts[-1] if self.drafts else None

    @property
    def decision(self) -> Decision:
        """The decision, which the table guarantees after that step; of several, the newest."""
        return self.decisions[-1]

    @cached_property
    def matter(self) -> MatterVersion:
        """What the law says of the matter, as it stood when the lead was found."""
        return self.case.matter.on(localdate_of(self.steps[0]))

    @property
    def act_ended_on(self) -> date:
        """The day on which the unlawful act ended."""
        return self.worked.meaning.act_ended_on(self)

    @property
    def birthday(self) -> date | None:
        """When the party was born; None for an organization, and until somebody has said it."""
        return self.worked.meaning.birthday(self)

    @property
    def age(self) -> int | None:
        """The party's age in years when the act ended; None where nobody knows or it is none."""
        return age_on(self.birthday, self.act_ended_on) if self.birthday else None

    def stale_draft(self) -> Refusal | None:
        """Return why the newest draft may be neither reviewed nor decided, None when it may.

        It lists the evidence as it was when it was written; evidence that came later needs a new
        draft, and a new round of review (definition 4 of the clauses).
        """
        if self.draft is None or self.draft.content["evidence"] == self.evidence_list:
            return None
        return Refusal(
            "拟定决定书稿以后证据有变动，应当重新拟定书稿；重大决定还要重新送审。",
            cite("审核制度6(4)"),
        )

    def last(self, code: str) -> Step | None:
        """Return the newest act of that code."""
        return next((step for step in reversed(self.steps) if step.code == code), None)


def facts_of_decision(decision: Decision) -> CaseFacts:
    """Return the case as the party has it on whom the decision is."""
    return CaseFacts(decision.case).of(decision.of_party_id)


def localdate_of(step: Step) -> date:
    """Return the day on which the act happened."""
    return timezone.localdate(step.happened_at)


def frame_of(facts: CaseFacts) -> Frame:
    """Return what law and the organ's own table set for the penalty in this case."""
    return Frame(facts.matter.fine_min_fen, facts.matter.ranges, facts.age)


def taken(facts: CaseFacts, code: str) -> Step:
    """Return the newest act of that code, which the table guarantees."""
    step = facts.last(code)
    if step is None:
        raise AssertionError(f"the table lets no later step pass without {code}")
    return step
