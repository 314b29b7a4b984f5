"""The guards asked again of every stored case: what `verify` runs (habit 6 of the architecture).

A service applies them when the act is done; a row written past the services shows here. What a
finding says is the refusal that the service would have given, with the guard's code.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.utils import timezone

from sunlit.cases.access import access_differences
from sunlit.cases.closing import closing_fault
from sunlit.cases.deadlines import last_statement_day
from sunlit.cases.models import AdvanceNotice, Case, Decision, DecisionDraft
from sunlit.cases.queries import CaseFacts, frame_of
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.ledger.canonical import canonical_bytes
from sunlit.ledger.verification.finding import Finding
from sunlit.people.models import EnforcementCertificate, RoleAssignment
from sunlit.rules.deadlines import due_of
from sunlit.rules.disposition import check_disposition, check_not_heavier
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.procedure import Position
from sunlit.rules.proposed_penalty import check_discretion
from sunlit.rules.service import ServiceMethod, service_fault

_IN_THE_FIELD = ("inspect_site", "interview", "investigate")
_SERVICES = ("serve_notice", "serve")
_TWO = 2


class Staff:
    """Who held which role and certificate on which day, read once."""

    def __init__(self) -> None:
        """Read every assignment and certificate."""
        self._roles: dict[int, list[RoleAssignment]] = defaultdict(list)
        self._certificates: dict[int, list[EnforcementCertificate]] = defaultdict(list)
        for assignment in RoleAssignment.objects.select_related("end"):
            self._roles[assignment.person_id].append(assignment)
        for certificate in EnforcementCertificate.objects.all():
            self._certificates[certificate.person_id].append(certificate)

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
    staff = Staff()
    total = Case.objects.count()
    cases = Case.objects.select_related("office", "matter").order_by("pk")
    for done, case in enumerate(cases.iterator(chunk_size=200), start=1):
        facts = CaseFacts(case)
        for sentence in (*faults(facts, staff), *access_differences(facts)):
            yield Finding(f"案件 {case.number}", sentence)
        if progress:
            progress(done, total)


def faults(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Yield what the case goes against, in the order of the guards."""
    yield from _order(facts)
    yield from _hands(facts, staff)
    yield from _officers(facts, staff)
    decision = Decision.objects.filter(case=facts.case).select_related("draft", "notice").first()
    if decision is not None:
        yield from _decided(facts, decision)
    yield from _served(facts)
    yield from _closed(facts)


def _order(facts: CaseFacts) -> Iterator[str]:
    """Replay the acts through the table: none may stand where the table refuses it."""
    drafts = list(facts.case.decision_drafts.order_by("version"))
    position = Position()
    for step in facts.steps:
        row = facts.procedure.step(step.code)
        then = _before(facts, step.seq, drafts)
        refusal = facts.procedure.refusal(step.code, position, then.branch)
        if refusal:
            codes = "、".join(row.guards)
            yield f"第{step.seq}步“{row.name}”：{refusal}" + (f"（{codes}）" if codes else "")
        position = facts.procedure.after(position, step.code)


def _before(facts: CaseFacts, seq: int, drafts: Sequence[DecisionDraft]) -> CaseFacts:
    """Return the case as it stood before that act, of the rows already read."""
    then = CaseFacts(facts.case)
    taken = [step for step in facts.steps if step.seq < seq]
    drafted = sum(step.code == "draft_decision" for step in taken)
    vars(then).update(
        steps=taken,
        reporter=facts.reporter,
        draft=drafts[drafted - 1] if drafted else None,
        notices=[notice for notice in facts.notices if notice.step.seq < seq],
    )
    return then


def _hands(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Each act is of a person who held its role that day and does not stand aside (CF-G02)."""
    aside = {row.person_id: row.step.seq for row in facts.recusals}
    for step in facts.steps:
        row = facts.procedure.step(step.code)
        if aside.get(step.actor_id, step.seq) < step.seq:
            yield f"第{step.seq}步“{row.name}”的经办人{step.actor.name}已经回避（CF-G02）。"
        if not staff.held(step.actor_id, row.role, timezone.localdate(step.recorded_at)):
            yield f"第{step.seq}步“{row.name}”的经办人{step.actor.name}当日不是{row.role.label}。"


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
    heard = facts.last("hear_statement")
    waived = heard is not None and heard.content["statement"] == "waived"
    last_day = last_statement_day(facts)
    if not waived and decision.decided_on <= last_day:
        yield f"陈述、申辩期限到{last_day}为止，{decision.decided_on}就作出了决定（CF-G05）。"


def _hearing(facts: CaseFacts, notice: AdvanceNotice) -> Iterator[str]:
    heard = facts.last("hear_statement")
    if not notice.hearing_right or heard is None or facts.notice_service is None:
        return
    served = facts.notice_service.served_on
    last_day = due_of("CF-HEAR-REQ", served, current_calendar(), current_house()).last_day
    lapsed = timezone.localdate(heard.happened_at) > last_day
    if heard.content["hearing"] != "waived" and not lapsed:
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
    if draft.is_major and (clearance is None or clearance.content_hash != draft.content_hash):
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
    filed = facts.last("file_case")
    if filed is None:
        return
    started = timezone.localdate(filed.happened_at)
    last_day = due_of("CF-DECIDE", started, current_calendar(), current_house()).last_day
    if decision.decided_on > last_day and not decision.step.content.get("late_basis"):
        yield f"决定晚于立案之日起九十日（{last_day}），没有记明依据（CF-G14）。"
