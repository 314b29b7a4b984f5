"""What follows from the facts of a case: its position, party, file; and who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from django.utils import timezone

from sunlit.cases.models import (
    AdvanceNotice,
    CaseOfficer,
    DecisionDraft,
    Evidence,
    EvidenceFile,
    Party,
    ServiceOfDocument,
    Step,
)
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.rows import CaseRows
from sunlit.catalogue.models import MatterVersion
from sunlit.rules.citations import cite
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import check_id_number, read_id_number
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.procedure import Fact, Position, Procedure
from sunlit.rules.proposed_penalty import Frame
from sunlit.rules.refusal import Refusal


@dataclass(frozen=True)
class CaseFacts(CaseRows):
    """One case read once: every property is computed from its rows at most one time."""

    @property
    def procedure(self) -> Procedure:
        """The table the case is worked by."""
        return PROCEDURES[self.case.procedure]

    @cached_property
    def position(self) -> Position:
        """Which steps stand."""
        return self.procedure.position(step.code for step in self.steps)

    @cached_property
    def branch(self) -> Mapping[Fact, bool]:
        """The facts on which the table branches."""
        return {
            Fact.REPORTED: self.reporter is not None,
            Fact.MAJOR: bool(self.draft and self.draft.is_major),
            Fact.HEARING_RIGHT: bool(self.notice and self.notice.hearing_right),
            Fact.DELIBERATES: bool(self.draft and self.draft.deliberates),
            Fact.PUNISHES: self.outcome is PenaltyOutcome.PENALTY,
            Fact.STATEMENT_MADE: self.statement_made,
        }

    @property
    def statement_made(self) -> bool:
        """Whether the party made a statement on the notice that stands."""
        heard = self.last("hear_statement")
        stands = "hear_statement" in self.position.standing
        return bool(heard and stands and heard.content["statement"] == "made")

    @cached_property
    def party(self) -> Party:
        """The party as last corrected."""
        return self.parties[-1]

    @cached_property
    def title(self) -> str:
        """The name of the case: it begins with the party's, as last corrected."""
        return f"{self.party.name}{self.case.title.removeprefix(self.parties[0].name)}"

    def content(self, step: Step) -> dict[str, Any]:
        """Return what the act says now: as it was written, each entry as last corrected."""
        mended = {one.field: one.new for one in self.corrections if one.corrected_step == step}
        return {**step.content, **mended}

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
        """The persons who checked the lead, by their keys."""
        return frozenset(
            int(step.content[name])
            for step in self.steps
            if step.code == "check_lead"
            for name in ("first_checker", "second_checker")
        )

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
    def outcome(self) -> PenaltyOutcome:
        """What the case is to end in: by the draft that stands, else by the newest conclusion."""
        stands = self.draft is not None and "draft_decision" in self.position.standing
        concluded = self.last("conclude_investigation")
        source = self.draft.content if self.draft and stands else concluded and concluded.content
        return PenaltyOutcome((source or {}).get("outcome", PenaltyOutcome.PENALTY))

    @cached_property
    def matter(self) -> MatterVersion:
        """What the law says of the matter, as it stood when the lead was found."""
        return self.case.matter.on(localdate_of(self.steps[0]))

    @property
    def act_ended_on(self) -> date:
        """The day on which the unlawful act ended, as stated when the filing was asked for."""
        asked = self.last("apply_to_file")
        stated = self.content(asked).get("act_ended_on") if asked else None
        return date.fromisoformat(stated) if stated else localdate_of(self.steps[0])

    @property
    def person_code(self) -> str | None:
        """The ID number of the party, None where it is no natural person's."""
        party = self.party
        is_person = party.kind != PartyKind.ORGANIZATION and check_id_number(party.code) is None
        return party.code if is_person else None

    @property
    def age(self) -> int | None:
        """The party's age in years when the act ended; None where it is no natural person."""
        code = self.person_code
        return read_id_number(code).age_on(self.act_ended_on) if code else None

    def files_of(self, item: Evidence) -> list[EvidenceFile]:
        """Return the files of one item of evidence."""
        return [one for one in self.evidence_files if one.evidence_id == item.pk]

    @cached_property
    def evidence_list(self) -> list[dict[str, Any]]:
        """The evidence as a decision lists it: each item with the SHA-256 of its files."""
        return [
            {
                "name": item.name,
                "kind": item.kind,
                "source": item.source,
                "proves": item.proves,
                "files": [
                    {"name": one.name, "sha256": one.file.sha256} for one in self.files_of(item)
                ],
            }
            for item in self.evidence
        ]

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
        for step in reversed(self.steps):
            if step.code == code:
                return step
        return None


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
