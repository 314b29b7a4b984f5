"""The guards asked again of every stored case: what `verify` runs (habit 6 of the architecture).

A service applies them when the act is done; a row written past the services shows here. What a
finding says is the refusal that the service would have given, with the guard's code.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import date

from django.utils import timezone

from sunlit.cases.access import access_differences
from sunlit.cases.check_signed import KeptSince, kept_since, signature_faults
from sunlit.cases.derived_again import as_it_stood, certificate_faults
from sunlit.cases.duties import derive
from sunlit.cases.models import Case, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.read_case import read_case
from sunlit.cases.summary import summarize, summary_differences
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.duties.queries import differences
from sunlit.ledger.since import Place, asked_since, is_older
from sunlit.ledger.verification.finding import Finding
from sunlit.people.models import EnforcementCertificate, RoleAssignment
from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.house.model import House
from sunlit.rules.procedure import Position
from sunlit.rules.since import Younger

_UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError, AssertionError)
"""What reading an altered row may raise; one such case must not end the check of all others."""


class Staff:
    """Who held which role and certificate on which day, read once."""

    def __init__(self) -> None:
        """Read every assignment and certificate."""
        self._roles: dict[int, list[RoleAssignment]] = defaultdict(list)
        self._certificates: dict[int, list[EnforcementCertificate]] = defaultdict(list)
        self.certificates: dict[str, EnforcementCertificate] = {}
        self._since: dict[Younger, Place | None] = {}
        for assignment in RoleAssignment.objects.select_related("end"):
            self._roles[assignment.person_id].append(assignment)
        for certificate in EnforcementCertificate.objects.all():
            self._certificates[certificate.person_id].append(certificate)
            self.certificates[certificate.number] = certificate

    def held(self, person: int, role: str, day: date) -> bool:
        """Whether the person held the role on that day."""
        return any(
            one.role == role and one.since <= day and (one.last_day is None or day <= one.last_day)
            for one in self._roles[person]
        )

    def certified(self, person: int, day: date) -> bool:
        """Whether the person held a valid certificate on that day (处罚法42)."""
        return any(one.issued_on <= day <= one.expires_on for one in self._certificates[person])

    def before(self, step: Step, rule: Younger, shown_by: Collection[str] = ()) -> bool:
        """Whether the log has the act before it says that the rule is asked.

        :param shown_by: the events that only an instance in which it is asked can hold.
        """
        if rule not in self._since:
            self._since[rule] = asked_since(rule, shown_by)
        row = f"{Step._meta.db_table}:{step.pk}"
        return is_older(step.case.uuid, row, self._since[rule])


def check_cases(progress: Callable[[int, int], None] | None = None) -> Iterator[Finding]:
    """Yield a finding for each guard that a stored case goes against.

    What is older than its guard is a `Remark` in the finding's place.

    :param progress: is told (cases done, cases in all) after each case.
    """
    staff, since = Staff(), kept_since()
    now = current_calendar(), current_house()
    total = Case.objects.count()
    cases = Case.objects.select_related("office", "matter").order_by("pk")
    for done, case in enumerate(cases.iterator(chunk_size=200), start=1):
        for sentence in _looked_at_twice(case, staff, since, now):
            yield Finding(f"案件 {case.number}", sentence)
        if progress:
            progress(done, total)


def _looked_at_twice(
    case: Case, staff: Staff, since: KeptSince, now: tuple[WorkCalendar, House]
) -> list[str]:
    """Return what is wrong with a case; somebody may have acted between two readings of it."""
    found = _read(case, staff, since, now)
    if not found:
        return []
    again = set(_read(case, staff, since, now))
    return [sentence for sentence in found if sentence in again]


def _read(case: Case, staff: Staff, since: KeptSince, now: tuple[WorkCalendar, House]) -> list[str]:
    try:
        return list(_of_case(read_case(case), staff, since, *now))
    except _UNREADABLE as error:
        return [f"所存的内容不能识读，没有核对完（{type(error).__name__}）。"]


def _of_case(
    facts: CaseFacts, staff: Staff, since: KeptSince, calendar: WorkCalendar, house: House
) -> Iterator[str]:
    """Yield what a case goes against, what its rows do not mean, and what is not derived of it."""
    yield from faults(facts, staff)
    yield from signature_faults(facts, since)
    yield from certificate_faults(facts, staff.certificates)
    yield from access_differences(facts)
    duties = derive(facts, calendar, house)
    for sentence in differences(facts.case.uuid, duties):
        yield f"{sentence}（由事实推导的待办）"
    for sentence in summary_differences(facts, summarize(facts, duties)):
        yield f"{sentence}（由事实推导的概要）"


def faults(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Yield what the case goes against: its order, its hands, and what each part guards.

    Of several parties each part is asked of each; what concerns all is said once.
    """
    yield from _order(facts)
    yield from _hands(facts, staff)
    for part in facts.worked.parts:
        of_each = (part.faults(view, staff) for view in facts.views)
        yield from dict.fromkeys(sentence for found in of_each for sentence in found)


def _order(facts: CaseFacts) -> Iterator[str]:
    """Replay the acts through the table: none may stand where the table refuses it."""
    table, views = facts.procedure, facts.views
    positions = [Position() for _ in views]
    own = [{step.pk for step in view.steps} for view in views]
    for step in facts.steps:
        row = table.step(step.code)
        concerned = [number for number, of_view in enumerate(own) if step.pk in of_view]
        of_each = [(positions[one], as_it_stood(views[one], step).branch) for one in concerned]
        refusal = table.refusal_of_all(step.code, of_each)
        if refusal:
            codes = "、".join(row.guards)
            yield f"第{step.seq}步“{row.name}”：{refusal}" + (f"（{codes}）" if codes else "")
        for one in concerned:
            positions[one] = table.after(positions[one], step.code)


def _hands(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Each act is of a person who held its role that day and does not stand aside (CF-G02)."""
    aside = {row.person_id: row.step.seq for row in facts.recusals}
    for step in facts.steps:
        row = facts.procedure.step(step.code)
        if aside.get(step.actor_id, step.seq) < step.seq:
            yield f"第{step.seq}步“{row.name}”的经办人{step.actor.name}已经回避（CF-G02）。"
        day = timezone.localdate(step.recorded_at)
        if not any(staff.held(step.actor_id, role, day) for role in row.roles):
            label = "、".join(role.label for role in row.roles)
            yield f"第{step.seq}步“{row.name}”的经办人{step.actor.name}当日不是{label}。"
