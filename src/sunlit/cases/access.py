"""Who may open a case, derived from its facts by one pure function.

A principal is a short token; a person holds few on a day, so that "may open" is a look into one
index. Whoever stood aside is barred by a row of their own, which is stronger than any other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from sunlit.cases.models import Access, Case, Step
from sunlit.cases.queries import CaseFacts
from sunlit.people.models import Person
from sunlit.rules.procedure import Role
from sunlit.rules.procedure import Step as StepRow

OVERVIEW, _LEGAL = "role:overview", "role:legal"
_DISCLOSURE, _ARCHIVE = "role:disclosure", "role:archive"
_TOKENS = {
    Role.LEADER: OVERVIEW,
    Role.SUPERVISOR: OVERVIEW,
    Role.REVIEWER: _LEGAL,
    Role.REVIEW_HEAD: _LEGAL,
    Role.DISCLOSER: _DISCLOSURE,
    Role.ARCHIVIST: _ARCHIVE,
}
"""What a role lets a person see; the three administrators see no case at all."""
PERSONAL = ("person:", "counsel:")
"""How the tokens begin that only one person holds, of few cases each."""


@dataclass(frozen=True)
class Grant:
    """One access as the facts say it; the fields are those of `Access`."""

    principal: str
    since: date
    until: date | None = None
    step_id: int | None = None


def principals_of(person: Person, day: date) -> frozenset[str]:
    """Return the tokens that the person holds on that day; none once the account is closed."""
    if not person.is_active:
        return frozenset()
    roles = person.roles_on(day)
    held = {token for role, token in _TOKENS.items() if role in roles}
    if roles & {Role.OFFICER, Role.OFFICE_HEAD}:
        held |= {of_office(person.office_id), f"person:{person.pk}"}
    if Role.COUNSEL in roles:
        held.add(f"counsel:{person.pk}")
    return frozenset(held)


def of_office(office: int) -> str:
    """Return the token of the office that handles a case."""
    return f"office:{office}"


def barred(person: int) -> str:
    """Return the token of a person who stood aside and opens the case no more (处罚法43)."""
    return f"barred:{person}"


def derive_access(facts: CaseFacts) -> list[Grant]:
    """Return who may open the case, since when and until when.

    The handling office and, beside it, whoever was assigned; the legal section once the case was
    referred to it; the discloser once it was decided; the archivist once it was decided or has
    ended; leaders and supervisors from the beginning; an invited counsel as long as the
    invitation stands.
    """
    return _joined(_grants(facts))


def access_differences(facts: CaseFacts) -> list[str]:
    """Return, as sentences, where the stored access differs from what the facts say.

    A row that no fact explains is one too many whatever its end, unless it opened nothing.
    """
    wanted = {(grant.principal, grant.since): grant for grant in derive_access(facts)}
    found = []
    for row in Access.objects.filter(case=facts.case):
        grant = wanted.pop((row.principal, row.since), None)
        if grant is None:
            if row.until != row.since:
                found.append(f"{facts.case.number} 多出查阅权限 {row.principal}")
        elif grant and (row.until, row.step_id) != (grant.until, grant.step_id):
            found.append(f"{facts.case.number} 的查阅权限 {row.principal} 不符")
    return [*found, *(f"{facts.case.number} 缺少查阅权限 {principal}" for principal, _ in wanted)]


def cases_without_access() -> QuerySet[Case]:
    """Return the cases that nobody may open: those written before access was stored."""
    rows = Access.objects.filter(case=OuterRef("pk"))
    return Case.objects.filter(~Exists(rows))


def _grants(facts: CaseFacts) -> Iterator[Grant]:
    opened = timezone.localdate(facts.case.recorded_at)
    yield Grant(of_office(facts.case.office_id), opened)
    yield Grant(OVERVIEW, opened)
    for step in facts.steps:
        for token in _given_by(facts.procedure.step(step.code)):
            yield Grant(token, _day(step), step_id=step.pk)
    for part in facts.worked.parts:
        yield from part.grants(facts)
    aside = {row.person_id: _day(row.step) for row in facts.recusals}
    for officers in facts.assignments:
        for row in officers:
            yield Grant(
                f"person:{row.person_id}", _day(row.step), aside.get(row.person_id), row.step_id
            )
    for recusal in facts.recusals:
        yield Grant(barred(recusal.person_id), _day(recusal.step), step_id=recusal.step_id)


def _given_by(row: StepRow) -> Iterator[str]:
    """Yield the tokens by which the step lets more people open the case.

    The archivist sees it from when it is decided or has ended, filed or not.
    """
    yield from (_TOKENS[role] for role in row.lets_in)
    if row.decides:
        yield _DISCLOSURE
    if row.decides or row.ends:
        yield _ARCHIVE


def _joined(grants: Iterable[Grant]) -> list[Grant]:
    """Join what overlaps: a principal has one row for each stretch of days."""
    of_principal: dict[str, list[Grant]] = defaultdict(list)
    for grant in grants:
        rows = of_principal[grant.principal]
        last = rows[-1] if rows else None
        if last is None or (last.until is not None and last.until < grant.since):
            rows.append(grant)
        elif last.until is not None and (grant.until is None or grant.until > last.until):
            rows[-1] = Grant(last.principal, last.since, grant.until, last.step_id)
    return [grant for rows in of_principal.values() for grant in rows]


def _day(step: Step) -> date:
    return timezone.localdate(step.recorded_at)
