"""What follows from the facts of a case: its position, party, file; and who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sunlit.cases.models import (
    AdvanceNotice,
    Case,
    CaseOfficer,
    DecisionDraft,
    Evidence,
    Party,
    Reporter,
    ServiceOfDocument,
    Step,
)
from sunlit.cases.procedures import PROCEDURES
from sunlit.people.models import EnforcementCertificate, Person, RoleAssignment
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Fact, Position, Procedure, Role
from sunlit.rules.refusal import Refusal

_REFERRED = ("refer", "propose_withholding")
"""The steps by which a case comes before the legal section."""


@dataclass(frozen=True)
class CaseFacts:
    """One case read once: every property is computed from its rows at most one time."""

    case: Case

    @property
    def procedure(self) -> Procedure:
        """The table the case is worked by."""
        return PROCEDURES[self.case.procedure]

    @cached_property
    def steps(self) -> list[Step]:
        """The acts in their order."""
        return list(self.case.steps.select_related("actor__office").order_by("seq"))

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
        }

    @cached_property
    def party(self) -> Party:
        """The party as last corrected."""
        return self.case.parties.order_by("-id")[0]

    @cached_property
    def reporter(self) -> Reporter | None:
        """Who gave the lead; shown to nobody but those of `who.may_know_reporter`."""
        return Reporter.objects.filter(case=self.case).first()

    @cached_property
    def officers(self) -> list[CaseOfficer]:
        """The officers last assigned, lead first."""
        newest = self.case.officers.order_by("-step_id").values("step_id")[:1]
        return list(
            self.case.officers.filter(step_id__in=newest)
            .select_related("person")
            .order_by("position")
        )

    @cached_property
    def notices(self) -> list[AdvanceNotice]:
        """The advance notices in the order in which they were issued."""
        return list(self.case.notices.select_related("document", "step").order_by("id"))

    @property
    def notice(self) -> AdvanceNotice | None:
        """The newest advance notice."""
        return self.notices[-1] if self.notices else None

    @cached_property
    def notice_service(self) -> ServiceOfDocument | None:
        """When and how the newest advance notice reached the party."""
        if self.notice is None:
            return None
        return self.case.services.filter(document=self.notice.document).order_by("id").first()

    @cached_property
    def draft(self) -> DecisionDraft | None:
        """The newest version of the decision draft."""
        return self.case.decision_drafts.order_by("-version").first()

    @property
    def fine_max_fen(self) -> int | None:
        """The most that the law allows as a fine, in 分, as it stood when the lead was found."""
        found_on = timezone.localdate(self.steps[0].happened_at)
        return self.case.matter.on(found_on).fine_max_fen

    @cached_property
    def evidence(self) -> list[Evidence]:
        """The evidence in the order it came in, each item with its files."""
        return list(self.case.evidence.prefetch_related("files__file"))

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
                    {"name": one.name, "sha256": one.file.sha256} for one in item.files.all()
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


def certified_officers(day: date) -> QuerySet[Person]:
    """Return the officers whose certificate is valid on that day (处罚法42)."""
    officers = RoleAssignment.objects.on(day).filter(role=Role.OFFICER)
    certificates = EnforcementCertificate.objects.on(day)
    return (
        Person.objects.filter(is_active=True, pk__in=officers.values("person"))
        .filter(pk__in=certificates.values("person"))
        .order_by("username")
    )


def visible_to(person: Person, day: date) -> QuerySet[Case]:
    """Return the cases that person may open on that day.

    A handling office sees its own, an officer also those assigned to them; the legal section what
    was referred to it; the discloser and the archivist what was decided; leaders and supervisors
    all.
    """
    roles = person.roles_on(day)
    if roles & {Role.LEADER, Role.SUPERVISOR}:
        return Case.objects.all()
    seen = Q(pk__in=[])
    if roles & {Role.OFFICER, Role.OFFICE_HEAD}:
        seen |= Q(office=person.office)
        seen |= Q(pk__in=CaseOfficer.objects.filter(person=person).values("case"))
    if roles & {Role.REVIEWER, Role.REVIEW_HEAD}:
        referred = Step.objects.filter(code__in=_REFERRED)
        seen |= Q(pk__in=referred.values("case"))
    if roles & {Role.DISCLOSER, Role.ARCHIVIST}:
        seen |= Q(decision__isnull=False)
    return Case.objects.filter(seen)
