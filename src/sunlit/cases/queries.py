"""What follows from the facts of a case: its position, party, file; and who may see it."""

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
    """One case read once: every property is computed from its rows at most one time."""

    @property
    def worked(self) -> "WorkedProcedure":
        """What code does in the procedure of the case."""
        return worked(self.case.procedure)

    @property
    def procedure(self) -> Procedure:
        """The table the case is worked by."""
        return self.worked.table

    @cached_property
    def position(self) -> Position:
        """Which steps stand."""
        return self.procedure.position(step.code for step in self.steps)

    @cached_property
    def branch(self) -> Mapping[Fact, bool]:
        """The facts on which the table branches."""
        return self.worked.meaning.branch(self)

    @property
    def is_decided(self) -> bool:
        """Whether a decision stands."""
        return any(self.procedure.step(code).decides for code in self.position.standing)

    @cached_property
    def party(self) -> Party:
        """The party as last corrected."""
        return self.parties[-1]

    @cached_property
    def title(self) -> str:
        """The name of the case: it begins with the party's, as last corrected."""
        return f"{self.party.name}{self.case.title.removeprefix(self.parties[0].name)}"

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
