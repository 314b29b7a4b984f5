"""One case of the organ of `organ.py`, taken to any step through the real services."""

import os
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from cases import entries
from cases.entries import COMPANY
from cases.milestones import ORGAN, Milestones, State, state_of
from cases.organ import at
from sunlit.cases.acting import Act
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.may_act import why_not_standing
from sunlit.cases.models import Case, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.shown import shown_to
from sunlit.cases.work import service_of
from sunlit.disclosure.models import Exemption, Publication, PublicationCheck
from sunlit.disclosure.services.check_publication import check_publication
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.publish import publish
from sunlit.documents.fonts import missing_fonts
from sunlit.documents.services.render_document import render_document
from sunlit.parts.assignment.conflicts import undeclared
from sunlit.parts.deliberation.deliberating import convened, silent
from sunlit.people.models import Person
from sunlit.people.signature import Signature
from sunlit.procedures.penalty.payments import owed_fen
from sunlit.procedures.penalty.services.register_lead import register_lead
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.records.services.keep import keep
from sunlit.review.given import Found, GivenOpinion
from sunlit.review.models import Outcome, Referral
from sunlit.review.queries import unanswered
from sunlit.review.services.give_opinion import give_opinion
from sunlit.rules.deliberation import DELIBERATION, MEETINGS, ON_PAPER, Meeting, meeting_of
from sunlit.rules.legal_review import Opinion, Point
from sunlit.rules.procedure import Fact

SCHEDULE: Mapping[str, str] = {
    "register_lead": "2026-09-21 09:00",
    "check_lead": "2026-09-21 10:00",
    "apply_to_file": "2026-09-21 11:00",
    "endorse_filing": "2026-09-21 15:00",
    "file_case": "2026-09-22 09:00",
    "assign_officers": "2026-09-22 10:00",
    "investigate": "2026-09-22 15:00",
    "conclude_investigation": "2026-09-23 09:00",
    "notify": "2026-09-23 15:00",
    "serve_notice": "2026-09-24 09:00",
    "hear_statement": "2026-09-28 09:00",
    "draft_decision": "2026-09-28 15:00",
    "refer": "2026-09-29 09:00",
    "review_agrees": "2026-09-30 09:00",
    "endorse_decision": "2026-09-30 09:00",
    "deliberate": "2026-09-30 09:30",
    "decide": "2026-09-30 15:00",
    "serve": "2026-10-08 09:00",
    "check_publication": "2026-10-08 15:00",
    "review_secrecy": "2026-10-08 15:30",
    "publish": "2026-10-09 09:00",
    "record_payment": "2026-10-12 08:30",
    "execute": "2026-10-12 09:00",
    "report_closing": "2026-10-12 15:00",
    "endorse_closing": "2026-10-12 16:00",
    "close": "2026-10-13 09:00",
}
"""When each step of the main line happens; 中秋 and 国庆 lie between."""
AFTER_THE_END: Mapping[str, str] = {
    "compile_dossier": "2026-10-20 09:00",
    "archive_dossier": "2026-10-21 09:00",
}
"""What follows when the case is closed: its file."""

_ACTORS = {
    "endorse_filing": "officehead",
    "return_application": "officehead",
    "return_filing": "leader",
    "file_case": "leader",
    "decline_to_file": "leader",
    "assign_officers": "officehead",
    "request_recusal": "officehead",
    "decide_recusal": "leader",
    "undo_raise": "officehead",
    "endorse_decision": "officehead",
    "return_decision": "leader",
    "refuse_decision": "leader",
    "refuse_draft": "officehead",
    "return_draft": "officehead",
    "convene": "leader",
    "record_paper_meeting": "leader",
    "give_view": "second_leader",
    "deliberate": "leader",
    "deliberate_against": "leader",
    "convene_study": "leader",
    "record_paper_study": "leader",
    "give_study_view": "second_leader",
    "study_disagreement": "leader",
    "decide": "leader",
    "endorse_closing": "officehead",
    "close": "leader",
    "return_closing": "leader",
    "refuse_closing": "leader",
    "oppose_closing": "officehead",
    "return_closing_report": "officehead",
    "approve_transfer": "leader",
    "decline_transfer": "leader",
    "archive_dossier": "archivist",
    "return_dossier": "archivist",
    "publish_before_service": "officehead",
    "hold_publication": "officehead",
    "check_publication": "discloser",
    "publish": "officehead",
    "return_publication": "officehead",
    "review_agrees": "reviewer",
    "review_objects": "reviewer",
    "consult_superior": "reviewer",
    "record_consultation_answer": "reviewer",
    "review_withholding": "reviewer",
    "object_to_withholding": "reviewer",
    "withhold": "leader",
    "decline_withholding": "leader",
    "keep_withholding": "officehead",
    "end_withholding": "officehead",
}


_STATIONS = frozenset({"investigate", "draft_decision", "decide"})
"""Where cases part: kept whenever a story passes them."""
_PROOFS = {
    "record_payment": "银行回单.pdf",
    **dict.fromkeys(ON_PAPER, "会议记录签名页.pdf"),
}


def agreement() -> GivenOpinion:
    """Return the opinion of a reviewer who finds nothing wrong."""
    findings = {point: Found(Outcome.CONFORMS) for point in Point}
    findings[Point.OTHER] = Found(Outcome.NOT_CONCERNED)
    return GivenOpinion(findings, frozenset({Opinion.AGREE}), "事实清楚，程序合法。同意。")


def objection(point: Point = Point.DISCRETION, opinion: Opinion = Opinion.AMEND) -> GivenOpinion:
    """Return the opinion of a reviewer who finds one point wrong."""
    findings = {one: Found(Outcome.CONFORMS) for one in Point}
    findings[point] = Found(Outcome.FAILS, "裁量理由没有说明适用的档次。")
    return GivenOpinion(findings, frozenset({opinion}), "请补充裁量理由后重新送审。")


def _answering(step: str, entries: Mapping[str, Any]) -> str:
    """Return the answer that is taken: the host concludes a deliberation with a yes or a no."""
    against = step == "deliberate" and entries.get("view") == "disagree"
    return "deliberate_against" if against else step


@dataclass
class CaseStory:
    """One case of the organ `persons`; the proposal is `fine_fen` and, or, a `warning`.

    `take` takes one step at its moment of `SCHEDULE` unless told otherwise, `until` all that are
    missing. Of several parties, `whom` says for which the steps are taken that are each one's own.
    Whatever differs from the entries of a faultless case is given by name.
    """

    persons: Mapping[str, Person]
    party: Mapping[str, str] = field(default_factory=lambda: dict(COMPANY))
    fine_fen: int = 1_500_000
    warning: bool = False
    outcome: str = "penalty"
    moments: dict[str, str] = field(default_factory=lambda: {**SCHEDULE, **AFTER_THE_END})
    milestones: Milestones | None = None
    whom: int = 0
    _case: Case | None = None

    @property
    def case(self) -> Case:
        """The case, read anew."""
        assert self._case is not None, "the story has not begun"
        return Case.objects.select_related("office", "matter").get(pk=self._case.pk)

    @property
    def facts(self) -> CaseFacts:
        """The facts of the case, read anew; of several parties, as the one has it."""
        whole = CaseFacts(self.case)
        return whole.views[self.whom - 1] if self.whom else whole

    def of_the_step(self, step: str) -> CaseFacts:
        """Return the facts as the step is taken: what concerns all is of the whole case."""
        facts = CaseFacts(self.case)
        return self.facts if facts.procedure.step(step).each else facts

    @property
    def publication(self) -> Publication:
        """What was published of the case."""
        return Publication.objects.get(decision=self.facts.decision)

    def until(self, step: str) -> "CaseStory":
        """Take every step of the main line up to and with `step` that does not stand yet."""
        line = self._line_to(step)
        followed = self._go_to_milestone(line)
        standing = self.facts.position.standing if self._case is not None else ()
        for number, code in enumerate(line, 1):
            if code in standing or not self._concerns(code):
                continue
            self.take(code)
            standing = self.facts.position.standing
            if followed and code in _STATIONS and code != step and self.milestones is not None:
                self.milestones.keep(self._state(line[:number]))
        if followed and self.milestones is not None:
            self.milestones.keep(self._state(line))
        return self

    def _line_to(self, step: str) -> list[str]:
        line = [*SCHEDULE, *AFTER_THE_END]
        return line[: line.index(step) + 1]

    def _go_to_milestone(self, line: list[str]) -> bool:
        """Copy the last state of the line that is kept; say whether what follows may be kept."""
        here = self.milestones.at if self.milestones is not None else None
        states = [self._state(line[:count]) for count in range(len(line), 0, -1)]
        if self.milestones is None or here not in ([ORGAN] if self._case is None else states):
            return False
        for state in states:
            if state == here:
                break
            if self.milestones.copy(state):
                self._case, here = Case.objects.get(), state
                break
        return here != states[0]

    def _state(self, line: list[str]) -> State:
        own = {code: when for code, when in self.moments.items() if code not in SCHEDULE}
        moments = {code: self.moments[code] for code in line} | own
        proposal = (self.fine_fen, self.warning, self.outcome)
        proposed = proposal if "conclude_investigation" in line else ()
        return state_of(line[-1], moments, tuple(self.party.items()), *proposed)

    def register(self, **changes: Any) -> Case:
        """Open the case from its lead."""
        moment = at(self.moments["register_lead"])
        self._case = register_lead(
            uuid=changes.pop("uuid", None) or uuid.uuid4(),
            procedure=ORDINARY_PENALTY.code,
            actor=changes.pop("by", None) or self.persons["officer1"],
            happened_at=changes.pop("happened_at", None) or moment,
            now=changes.pop("now", None) or moment,
            content=self._entries("register_lead", moment) | changes,
        )
        return self._case

    def take(self, step: str, **changes: Any) -> Step:
        """Take one step.

        `changes` go into its entries; `when`, `by`, `happened_at` and `seen` into the act. Whoever
        is assigned declares at once, unless `declared` is false.
        """
        declared = changes.pop("declared", True)
        if step == "register_lead":
            return self.register(**changes).steps.get()
        if step == "review_agrees":
            return self.review(agreement(), **changes)
        if step == "check_publication":
            return self.check(**changes).step
        if step == "publish":
            return self.publish(**changes).step
        meeting = meeting_of(step)
        if meeting and step in meeting.concluding and changes.pop("convened", True):
            self.convene(changes.get("when", self.moments["deliberate"]), meeting)
        act = self.act(step, **changes)
        service_of(act.case.procedure, step)(act)
        if step == "assign_officers" and declared:
            self.declare(when=f"{timezone.localtime(act.now):%Y-%m-%d %H:%M}")
            return self.case.steps.filter(code=step).latest("seq")
        return self.case.steps.latest("seq")

    def convene(self, when: str, meeting: Meeting = DELIBERATION) -> None:
        """Have both heads called and give a view, unless they have or may not be called."""
        if why_not_standing(meeting.convene, self.facts):
            return
        if convened(meeting, self.facts) is None:
            self.take(meeting.convene, when=when)
        while waiting := silent(meeting, self.facts):
            by = Person.objects.get(pk=waiting[0]).username
            self.take(meeting.give_view, by=by, when=when)

    def declare(self, when: str) -> None:
        """Have each officer who has not yet done so declare that nothing is in their way."""
        for officer in undeclared(self.facts):
            self.take("declare_no_conflict", by=officer.person.username, when=when)

    def decide(self, when: str) -> Step:
        """Have the head of the office endorse the draft from that moment on, and decide."""
        moment = at(when)
        for code in ("endorse_decision", "deliberate", "decide"):
            if self._concerns(code) and code not in self.facts.position.standing:
                self.take(code, when=f"{moment:%Y-%m-%d %H:%M}")
                moment += timedelta(minutes=35)
        return self.case.steps.latest("seq")

    def review(self, given: GivenOpinion, referral: Referral | None = None, **changes: Any) -> Step:
        """Give an opinion on the newest referral, or on another one."""
        newest = Referral.objects.filter(draft__in=self.facts.drafts).latest("round")
        return give_opinion(self.act("review_agrees", **changes), referral or newest, given)

    def check(self, **changes: Any) -> PublicationCheck:
        """Prepare the public copy, set its PDF and check it."""
        _require_fonts()
        act = self.act("check_publication", **changes)
        copy = prepare_copy(self.facts.decision, act.actor, act.now)
        render_document(copy.document, now=act.now)
        return check_publication(act, copy)

    def publish(self, **changes: Any) -> Publication:
        """Release the checked copy, which officer2 has examined for secrets."""
        position = self.facts.position
        if "check_publication" in position.standing and "review_secrecy" not in position.standing:
            self.take("review_secrecy", when=changes.get("when", self.moments["publish"]))
        public_id = str(changes.pop("public_id", "PKQR7Z2M"))
        return publish(self.act("publish", **changes), public_id)

    def withhold(self, when: str = "2026-10-09 09:00", **proposal: Any) -> Exemption:
        """Propose, examine and approve that the decision is withheld, all at that moment."""
        self.take("propose_withholding", when=when, **proposal)
        self.take("review_withholding", when=when)
        self.take("withhold", when=when)
        return Exemption.objects.latest("pk")

    def execute_and_close(self) -> None:
        """Pay, execute, report, endorse and close, whether the decision is public or withheld."""
        for step in ("record_payment", "execute", "report_closing", "endorse_closing", "close"):
            self.take(step)

    def act(self, step: str, **changes: Any) -> Act:
        """Return the act of a step, as its form would give it to the service."""
        now = at(changes.pop("when", self.moments.get(step, SCHEDULE["review_agrees"])))
        actor = self.persons[changes.pop("by", self._actor(step))]
        return Act(
            case=self.case,
            actor=actor,
            happened_at=changes.pop("happened_at", now),
            now=now,
            seen=changes.pop("seen", self.case.steps.count()),
            signature=changes.pop("proof", Signature(actor.pk, now)),
            shown=changes.pop("shown", None) or self._read(_answering(step, changes), actor, now),
            files=changes.pop("files", self._files(step, now)),
            of_party=self.of_the_step(step).whom_key,
            content=self._entries(step, now) | changes,
        )

    def _actor(self, step: str) -> str:
        """Who takes the step: a copy is examined for secrets by whoever is second."""
        if step in {"review_secrecy", "return_secrecy"} and self.facts.officers:
            return self.facts.officers[-1].person.username
        return _ACTORS.get(step, "officer1")

    def _files(self, step: str, now: datetime) -> list[HandedIn]:
        """Return what proves the act: a receipt, the signed record of a meeting, or nothing."""
        name = _PROOFS.get(step)
        if name is None:
            return []
        stored = keep(entries.RECEIPT, name=name, media_type="application/pdf", now=now)
        return [HandedIn(stored, name, "application/pdf")]

    def _read(self, step: str, actor: Person, now: datetime) -> str:
        """Return the hash of what the page shows whoever signs; nothing of a step not yet open."""
        facts = self.of_the_step(step)
        if why_not_standing(step, facts) is not None:
            return ""
        shown = shown_to(actor, step, facts, timezone.localdate(now))
        return shown.hash if shown else ""

    def _concerns(self, code: str) -> bool:
        if code == "record_payment":
            return "execute" not in self.facts.position.standing and owed_fen(self.facts) > 0
        fact = ORDINARY_PENALTY.step(code).asked_if
        return fact is None or self.facts.branch[fact]

    def _entries(self, step: str, now: datetime) -> dict[str, Any]:
        maker = self._makers(now).get(step)
        return dict(maker()) if maker else {}

    def _makers(self, now: datetime) -> Mapping[str, Callable[[], Mapping[str, Any]]]:
        day = now.date()
        disposition = entries.disposition(warning=self.warning, fine_fen=self.fine_fen)
        if self.outcome != "penalty":
            disposition |= entries.nothing_imposed(self.outcome)
        return {
            "register_lead": lambda: {**entries.LEAD, **self.party},
            "check_lead": lambda: entries.lead_check(*self._officers(), day),
            "apply_to_file": lambda: entries.application(day),
            "endorse_filing": lambda: entries.ENDORSEMENT,
            "return_application": lambda: entries.no("return", "没有写明违法行为终了的日期。"),
            "return_filing": lambda: entries.no("return", "收购数量没有核清，请补充核查。"),
            "file_case": lambda: entries.yes("同意立案。"),
            "decline_to_file": lambda: entries.DECLINED,
            "tell_reporter": lambda: entries.TOLD,
            "request_recusal": lambda: entries.recusal_request(self.persons["officer2"]),
            "decide_recusal": lambda: entries.RECUSAL_GRANTED,
            "assign_officers": lambda: entries.assignment(*self._officers()),
            "declare_no_conflict": lambda: {"view": "none"},
            "declare_conflict": lambda: entries.CONFLICT,
            "stand_aside": lambda: {"relation": entries.CONFLICT["relation"]},
            "investigate": lambda: entries.investigation(now),
            "inspect_site": lambda: entries.inspection(now),
            "interview": lambda: entries.interview(now),
            "collect_evidence": lambda: {"monitored": False, "marking": "none"},
            "conclude_investigation": lambda: disposition,
            "serve_notice": lambda: entries.service(day),
            "hear_statement": lambda: entries.statement(
                day, hearing_right=self._has_hearing_right()
            ),
            "reexamine": entries.reexamination,
            "draft_decision": lambda: {
                **disposition,
                **entries.circumstance(self.outcome),
                **entries.QUESTIONS,
            },
            "undo_raise": lambda: {"reason": "经核实，案情简单，没有争议。"},
            "refer": lambda: entries.MATERIALS,
            "ask_recheck": lambda: entries.RECHECK,
            "consult_superior": lambda: {**entries.CONSULTATION, "asked_on": day.isoformat()},
            "record_consultation_answer": lambda: {
                **entries.ANSWER,
                "consultation": next((str(one.seq) for one in unanswered(self.facts)), "0"),
                "answered_on": day.isoformat(),
            },
            "study_disagreement": lambda: entries.study(now),
            "endorse_decision": lambda: entries.yes("同意承办人意见。"),
            "refuse_draft": lambda: entries.no("disagree", "定性不准确，请重新提出处理建议。"),
            "return_draft": lambda: entries.no("return", "书稿没有写明送达的情况。"),
            "refuse_decision": lambda: entries.no("disagree", "不应当适用这一档。"),
            "return_decision": lambda: entries.no("return", "裁量理由不充分。"),
            **dict.fromkeys(
                ("convene", "convene_study"),
                lambda: entries.convening(
                    now, *(self.persons[name] for name in ("second_leader", "leader"))
                ),
            ),
            **{
                one.on_paper: partial(
                    entries.paper_meeting,
                    *(self.persons[name] for name in ("second_leader", "leader")),
                    view=view,
                )
                for one, view in zip(MEETINGS, ("agree", "office"), strict=True)
            },
            "give_view": lambda: entries.OWN_VIEW,
            "give_study_view": lambda: {**entries.OWN_VIEW, "view": "office"},
            **dict.fromkeys(
                ("deliberate", "deliberate_against"), lambda: entries.deliberation(now)
            ),
            "decide": lambda: entries.APPROVAL,
            "serve": lambda: entries.service(day),
            "check_publication": lambda: entries.CHECK,
            "review_secrecy": lambda: entries.yes("不涉及国家秘密、商业秘密和个人隐私。"),
            "return_secrecy": lambda: entries.no("return", "电话没有隐去。"),
            "publish": lambda: entries.yes("同意公示。"),
            "return_publication": lambda: entries.no("return", "案由写得不准确。"),
            "propose_withholding": lambda: entries.WITHHOLDING,
            "keep_withholding": lambda: {
                "view": "keep",
                "finding": "仍然存在。",
                "review_on": "2027-06-01",
            },
            "end_withholding": lambda: {"view": "end", "finding": "系列案件已经办结。"},
            **dict.fromkeys(
                ("review_withholding", "withhold"), lambda: entries.yes("情形属实，理由充分。")
            ),
            **dict.fromkeys(
                ("object_to_withholding", "decline_withholding"),
                lambda: entries.no("disagree", "情形已经不存在。"),
            ),
            **{code: partial(entries.transfer, code, day) for code in entries.TRANSFER},
            "record_payment": lambda: (
                entries.payment(day, owed_fen(self.facts))
                | (
                    {"payer": self.facts.party.name, "receipt_number": f"BILL-{self.whom}"}
                    if self.whom
                    else {}
                )
            ),
            "execute": lambda: entries.EXECUTION,
            "report_closing": lambda: entries.CLOSING,
            "endorse_closing": lambda: entries.yes("情况属实，同意结案。"),
            "oppose_closing": lambda: entries.no("disagree", "执行情况与凭证不符。"),
            "return_closing_report": lambda: entries.no("return", "结案说明不全。"),
            "refuse_closing": lambda: entries.no("disagree", "罚款的凭证还没有核实。"),
            "close": lambda: entries.yes("同意结案。"),
            "return_closing": lambda: entries.no("return", "请补充缴款凭证。"),
            "compile_dossier": lambda: entries.BINDING,
            "archive_dossier": lambda: entries.RECEPTION,
            "return_dossier": lambda: entries.no("return", "第 3 件缺页。"),
        }

    def _officers(self) -> tuple[Person, Person]:
        return self.persons["officer1"], self.persons["officer2"]

    def _has_hearing_right(self) -> bool:
        return self.facts.branch[Fact.HEARING_RIGHT]


def _require_fonts() -> None:
    missing = missing_fonts()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"fonts are missing: {missing}; run tools/fetch_fonts.py")
    if missing:
        pytest.skip(f"fonts are missing: {missing}")


@pytest.fixture
def story(persons: Mapping[str, Person], milestones: Milestones | None) -> CaseStory:
    """A case of an organization that has not begun."""
    return CaseStory(persons, milestones=milestones)
