"""What follows from the facts of a case: its position, party, file; and who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from sunlit.cases.models import (
    AdvanceNotice,
    Case,
    CaseOfficer,
    DecisionDraft,
    Evidence,
    Party,
    ServiceOfDocument,
    Step,
)
from sunlit.cases.procedures import PROCEDURES
from sunlit.people.models import Person
from sunlit.rules.procedure import Fact, Position, Procedure, Role


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
            Fact.MAJOR: bool(self.draft and self.draft.is_major),
            Fact.HEARING_RIGHT: bool(self.notice and self.notice.hearing_right),
        }

    @cached_property
    def party(self) -> Party:
        """The party as last corrected."""
        return self.case.parties.order_by("-id")[0]

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
    def notice(self) -> AdvanceNotice | None:
        """The newest advance notice."""
        return self.case.notices.select_related("document").order_by("-id").first()

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

    @cached_property
    def evidence(self) -> list[Evidence]:
        """The evidence in the order it came in."""
        return list(self.case.evidence.all())

    def last(self, code: str) -> Step | None:
        """Return the newest act of that code."""
        for step in reversed(self.steps):
            if step.code == code:
                return step
        return None


def certified_officers(day: date) -> QuerySet[Person]:
    """Return the officers whose certificate is valid on that day (处罚法42)."""
    return (
        Person.objects.filter(
            is_active=True,
            certificates__issued_on__lte=day,
            certificates__expires_on__gte=day,
            role_assignments__role=Role.OFFICER,
        )
        .distinct()
        .order_by("username")
    )


def visible_to(person: Person, day: date) -> QuerySet[Case]:
    """Return the cases that person may open on that day.

    A handling office sees its own; the legal section what was referred to it; the discloser and
    the archivist what was decided; leaders and supervisors all.
    """
    roles = person.roles_on(day)
    if roles & {Role.LEADER, Role.SUPERVISOR}:
        return Case.objects.all()
    seen = Q(pk__in=[])
    if roles & {Role.OFFICER, Role.OFFICE_HEAD}:
        seen |= Q(office=person.office)
    if roles & {Role.REVIEWER, Role.REVIEW_HEAD}:
        seen |= Q(pk__in=Step.objects.filter(code="refer").values("case"))
    if roles & {Role.DISCLOSER, Role.ARCHIVIST}:
        seen |= Q(decision__isnull=False)
    return Case.objects.filter(seen)
