"""The guards asked again of every stored case: what `verify` runs (habit 6 of the architecture).

A service applies them when the act is done; a row written past the services shows here. What a
finding says is the refusal that the service would have given, with the guard's code.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from django.utils import timezone

from sunlit.cases.access import access_differences
from sunlit.cases.check_gate import kept_under_review, not_heavier, reviewers_qualified
from sunlit.cases.check_signed import KeptSince, kept_since, signature_faults
from sunlit.cases.closing import closing_fault
from sunlit.cases.conflicts import declaration_faults
from sunlit.cases.deadlines import last_statement_day
from sunlit.cases.deliberating import why_not_deliberated
from sunlit.cases.derived_again import (
    act_faults,
    as_it_stood,
    certificate_faults,
    decision_faults,
    draft_faults,
)
from sunlit.cases.duties import derive
from sunlit.cases.models import AdvanceNotice, Case, Decision
from sunlit.cases.ninety_days import why_not_explained
from sunlit.cases.paper_meeting import paper_meeting_faults
from sunlit.cases.queries import CaseFacts, frame_of
from sunlit.cases.statements import has_waived, hearing_day
from sunlit.cases.summary import summarize, summary_differences
from sunlit.cases.whole import whole
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.duties.queries import differences
from sunlit.ledger.canonical import canonical_bytes
from sunlit.ledger.verification.finding import Finding
from sunlit.people.models import EnforcementCertificate, RoleAssignment
from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.deliberation import CONCLUDING
from sunlit.rules.disposition import check_disposition, check_not_heavier
from sunlit.rules.house.model import House
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.procedure import Fact, Position
from sunlit.rules.proposed_penalty import check_discretion
from sunlit.rules.service import ServiceMethod, service_fault
from sunlit.rules.waiver import HEARING, STATEMENT

_IN_THE_FIELD = ("inspect_site", "interview", "investigate")
_SERVICES = ("serve_notice", "serve")
_TWO = 2
_UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError, AssertionError)
"""What reading an altered row may raise; one such case must not end the check of all others."""


class Staff:
    """Who held which role and certificate on which day, read once."""

    def __init__(self) -> None:
        """Read every assignment and certificate."""
        self._roles: dict[int, list[RoleAssignment]] = defaultdict(list)
        self._certificates: dict[int, list[EnforcementCertificate]] = defaultdict(list)
        self.certificates: dict[str, EnforcementCertificate] = {}
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


def check_cases(progress: Callable[[int, int], None] | None = None) -> Iterator[Finding]:
    """Yield a finding for each guard that a stored case goes against.

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
        return list(_of_case(whole(case), staff, since, *now))
    except _UNREADABLE as error:
        return [f"所存的内容不能识读，没有核对完（{type(error).__name__}）。"]


def _of_case(
    facts: CaseFacts, staff: Staff, since: KeptSince, calendar: WorkCalendar, house: House
) -> Iterator[str]:
    """Yield what a case goes against, what its rows do not mean, and what is not derived of it."""
    yield from faults(facts, staff)
    yield from act_faults(facts)
    yield from draft_faults(facts)
    yield from signature_faults(facts, since)
    yield from certificate_faults(facts, staff.certificates)
    yield from access_differences(facts)
    duties = derive(facts, calendar, house)
    for sentence in differences(facts.case.uuid, duties):
        yield f"{sentence}（由事实推导的待办）"
    for sentence in summary_differences(facts, summarize(facts, duties)):
        yield f"{sentence}（由事实推导的概要）"


def faults(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Yield what the case goes against, in the order of the guards."""
    yield from _order(facts)
    yield from kept_under_review(facts)
    yield from not_heavier(facts)
    yield from _hands(facts, staff)
    yield from reviewers_qualified(facts)
    yield from declaration_faults(facts)
    yield from _spoken(facts)
    yield from paper_meeting_faults(facts)
    yield from _officers(facts, staff)
    decision = Decision.objects.filter(case=facts.case).select_related("draft", "notice").first()
    if decision is not None:
        yield from decision_faults(facts, decision)
        yield from _decided(facts, decision)
    yield from _served(facts)
    yield from _closed(facts)


def _spoken(facts: CaseFacts) -> Iterator[str]:
    """Each head who was present gave a view of their own before the meeting was concluded."""
    for step in facts.steps:
        if step.code in CONCLUDING and "views" not in step.content:
            missing = why_not_deliberated(step.code, as_it_stood(facts, step))
            if missing:
                yield f"第{step.seq}步“{facts.procedure.step(step.code).name}”：{missing}（CF-G09）"


def _order(facts: CaseFacts) -> Iterator[str]:
    """Replay the acts through the table: none may stand where the table refuses it."""
    position = Position()
    for step in facts.steps:
        row = facts.procedure.step(step.code)
        branch = as_it_stood(facts, step).branch
        refusal = facts.procedure.refusal(step.code, position, branch)
        if refusal:
            codes = "、".join(row.guards)
            yield f"第{step.seq}步“{row.name}”：{refusal}" + (f"（{codes}）" if codes else "")
        position = facts.procedure.after(position, step.code)


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


def _officers(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Two officers with a valid certificate at each act in the field (CF-G01)."""
    for officers in facts.assignments:
        if len({officer.person_id for officer in officers}) < _TWO:
            yield f"第{officers[0].step.seq}步只指派了一名执法人员（CF-G01）。"
    for step in facts.steps:
        if step.code not in _IN_THE_FIELD:
            continue
        day = date.fromisoformat(step.content["started_at"][:10])
        for officer in facts.officers_on(day):
            if not staff.certified(officer.person_id, day):
                yield (
                    f"第{step.seq}步当日（{day}）{officer.person.name}没有有效的执法证（CF-G01）。"
                )


def _decided(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    if decision.notice is not None and decision.outcome == PenaltyOutcome.PENALTY:
        yield from _heard(facts, decision)
        yield from _hearing(facts, decision.notice)
    yield from _lawful(facts, decision)
    yield from _reviewed(facts, decision)
    yield from _in_time(facts, decision)


def _heard(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    last_day = last_statement_day(facts)
    if not has_waived(facts, STATEMENT) and decision.decided_on <= last_day:
        yield f"陈述、申辩期限到{last_day}为止，{decision.decided_on}就作出了决定（CF-G05）。"


def _hearing(facts: CaseFacts, notice: AdvanceNotice) -> Iterator[str]:
    heard = facts.last("hear_statement")
    if not notice.hearing_right or heard is None or facts.notice_service is None:
        return
    last_day = hearing_day(facts)
    lapsed = timezone.localdate(heard.happened_at) > last_day
    if not has_waived(facts, HEARING) and not lapsed:
        yield f"当事人可以在{last_day}前要求听证，期限未满就往下办了（CF-G06）。"


def _lawful(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    """The penalty is no heavier than was told, and inside what law and the organ allow."""
    if decision.notice is not None and decision.fine_fen > decision.notice.fine_fen:
        yield "罚款高于事先告知的数额（CF-G07、CF-G19）。"
    entries = {**decision.draft.content, **decision.draft.content["leniency"]}
    proposal = facts.last("conclude_investigation")
    asked = (
        (proposal and check_not_heavier(entries, proposal.content), "CF-G07、CF-G19"),
        (check_disposition(entries, facts.matter.fine_max_fen), "CF-G13"),
        (check_discretion(entries, frame_of(facts)), "CF-G11、CF-G12、CF-G13"),
    )
    for refusal, codes in asked:
        if refusal:
            yield f"{refusal}（{codes}）"


def _reviewed(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    draft, clearance = decision.draft, decision.clearance
    if hashlib.sha256(canonical_bytes(draft.content)).hexdigest() != draft.content_hash:
        yield f"第{draft.version}版决定书稿的内容与它的指纹不符（CF-G08）。"
    if facts.branch[Fact.MAJOR] and (
        clearance is None or clearance.content_hash != draft.content_hash
    ):
        yield "重大决定没有通过这一版书稿的法制审核（CF-G08）。"
    if draft.content["evidence"] != facts.evidence_list:
        yield "决定书稿所列的证据与案件现有的证据不一致（CF-G08）。"
    if draft.deliberates and not _deliberated(decision):
        yield "应当集体讨论的处罚，没有对这一版书稿的集体讨论（CF-G09）。"
    if decision.document.content["facts"] != draft.content["facts"]:
        yield "决定书认定的事实与审核过的书稿不一致（CF-G08、CF-G15）。"


def _deliberated(decision: Decision) -> bool:
    held = decision.deliberation
    return held is not None and held.agrees and held.content_hash == decision.draft.content_hash


def _served(facts: CaseFacts) -> Iterator[str]:
    """Every service has what its way asks: a signed confirmation, a witness, a public notice."""
    for step in facts.steps:
        if step.code in _SERVICES:
            fault = service_fault(ServiceMethod(step.content["method"]), step.content)
            if fault:
                yield f"第{step.seq}步：{fault}（CF-G17）"


def _closed(facts: CaseFacts) -> Iterator[str]:
    """A closed case ended in the manner that its report says (CF-G20)."""
    report = facts.last("report_closing")
    if report is None or facts.last("close") is None:
        return
    fault = closing_fault(facts, report.content["manner"])
    if fault:
        yield f"{fault}（CF-G20）"


def _in_time(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    """A decision after the ninety days says on what ground, or why (处罚法60)."""
    unexplained = why_not_explained(facts, decision.step.content, decision.decided_on)
    if unexplained:
        yield f"{unexplained}（CF-G14）"
