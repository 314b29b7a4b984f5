"""What follows from the facts of a case: its position, party, file; and who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

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
from sunlit.cases.procedures import PROCEDURES
from sunlit.catalogue.models import MatterVersion
from sunlit.rules.citations import cite
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import age_on
from sunlit.rules.party_codes import birthday_of
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.procedure import Fact, Position, Procedure
from sunlit.rules.proposed_penalty import Frame
from sunlit.rules.refusal import Refusal


@dataclass(frozen=True)
class CaseFacts(CorrectedRows):
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
            Fact.MAJOR: bool(self.draft and self.draft.is_major) or self.referred,
            Fact.RAISED: self.raised and not self.referred,
            Fact.HEARING_RIGHT: bool(self.notice and self.notice.hearing_right),
            Fact.DELIBERATES: bool(self.draft and self.draft.deliberates),
            Fact.PUNISHES: self.outcome is PenaltyOutcome.PENALTY,
            Fact.STATEMENT_MADE: self.statement_made,
            Fact.SECRECY_APART: self.secrecy_apart,
        }

    @property
    def referred(self) -> bool:
        """Whether the case was once referred: it stays subject to review (审核制度五)."""
        return any(step.code == "refer" for step in self.steps)

    @property
    def raised(self) -> bool:
        """Whether an officer raised the case to major and no head undid it (审核制度三)."""
        for step in reversed(self.steps):
            if step.code == "undo_raise":
                return False
            if step.code == "draft_decision" and step.content.get("raise_to_major"):
                return True
        return False

    @property
    def statement_made(self) -> bool:
        """Whether the party made a statement on the notice that stands."""
        heard = self.last("hear_statement")
        stands = "hear_statement" in self.position.standing
        return bool(heard and stands and heard.content["statement"] == "made")

    @property
    def secrecy_apart(self) -> bool:
        """Whether the secrecy review is an act of its own: not where a check of before names it."""
        checked = self.last("check_publication")
        return checked is None or "secrecy_reviewer" not in checked.content

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
    def birthday(self) -> date | None:
        """When the party was born: as its number says, else as its interview did.

        None for an organization, and as long as nobody has said it.
        """
        party = self.party
        if party.kind == PartyKind.ORGANIZATION:
            return None
        return birthday_of(party.identified_by, party.code) or self._stated_birthday()

    def _stated_birthday(self) -> date | None:
        for step in reversed(self.steps):
            if step.code != "interview":
                continue
            said = self.content(step)
            if said["interviewee"] != self.party.name:
                continue
            if said["capacity"] == "party" and said.get("born_on"):
                return date.fromisoformat(said["born_on"])
        return None

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
