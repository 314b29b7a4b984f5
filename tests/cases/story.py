"""One case of the organ of `organ.py`, taken to any step through the real services."""

import os
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from cases import entries
from cases.entries import COMPANY
from cases.organ import at
from sunlit.cases.acting import Act
from sunlit.cases.models import Case, Step
from sunlit.cases.payments import owed_fen
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.register_lead import register_lead
from sunlit.cases.step_services import service_of
from sunlit.desk.step_services import STEPS_ABOVE
from sunlit.disclosure.models import Exemption, Publication, PublicationCheck
from sunlit.disclosure.services.check_publication import check_publication
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.publish import publish
from sunlit.documents.fonts import missing_fonts
from sunlit.documents.services.render_document import render_document
from sunlit.people.models import Person
from sunlit.people.signature import Signature
from sunlit.review.given import Found, GivenOpinion
from sunlit.review.models import Outcome, Referral
from sunlit.review.queries import unanswered
from sunlit.review.services.give_opinion import give_opinion
from sunlit.rules.legal_review import Opinion, Point
from sunlit.rules.penalty import ORDINARY_PENALTY
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
    "return_filing": "leader",
    "file_case": "leader",
    "decline_to_file": "leader",
    "assign_officers": "officehead",
    "request_recusal": "officehead",
    "decide_recusal": "leader",
    "endorse_decision": "officehead",
    "return_decision": "leader",
    "deliberate": "leader",
    "study_disagreement": "leader",
    "decide": "leader",
    "endorse_closing": "officehead",
    "close": "leader",
    "return_closing": "leader",
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
_OPINIONS = ("review_withholding", "object_to_withholding", "withhold", "decline_withholding")


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


@dataclass
class CaseStory:
    """One case of the organ `persons`; the proposal is `fine_fen` and, or, a `warning`.

    `take` takes one step at its moment of `SCHEDULE` unless told otherwise, `until` all that are
    missing. Whatever differs from the entries of a faultless case is given by name.
    """

    persons: Mapping[str, Person]
    party: Mapping[str, str] = field(default_factory=lambda: dict(COMPANY))
    fine_fen: int = 1_500_000
    warning: bool = False
    outcome: str = "penalty"
    moments: dict[str, str] = field(default_factory=lambda: {**SCHEDULE, **AFTER_THE_END})
    _case: Case | None = None

    @property
    def case(self) -> Case:
        """The case, read anew."""
        assert self._case is not None, "the story has not begun"
        return Case.objects.select_related("office", "matter").get(pk=self._case.pk)

    @property
    def facts(self) -> CaseFacts:
        """The facts of the case, read anew."""
        return CaseFacts(self.case)

    @property
    def publication(self) -> Publication:
        """What was published of the case."""
        return Publication.objects.get(decision__case=self.case)

    def until(self, step: str) -> "CaseStory":
        """Take every step of the main line up to and with `step` that does not stand yet."""
        for code in (*SCHEDULE, *AFTER_THE_END):
            stands = self._case is not None and code in self.facts.position.standing
            if not stands and self._concerns(code):
                self.take(code)
            if code == step:
                return self
        raise ValueError(step)

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

        `changes` go into its entries; `when`, `by`, `happened_at` and `seen` into the act.
        """
        if step == "register_lead":
            return self.register(**changes).steps.get()
        if step == "review_agrees":
            return self.review(agreement(), **changes)
        if step == "check_publication":
            return self.check(**changes).step
        if step == "publish":
            return self.publish(**changes).step
        act = self.act(step, **changes)
        service = STEPS_ABOVE.get(step) or service_of(step)
        service(act)
        return self.case.steps.latest("seq")

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
        newest = Referral.objects.filter(case=self.case).latest("round")
        return give_opinion(self.act("review_agrees", **changes), referral or newest, given)

    def check(self, **changes: Any) -> PublicationCheck:
        """Prepare the public copy, set its PDF and check it."""
        _require_fonts()
        act = self.act("check_publication", **changes)
        copy = prepare_copy(act.case.decision, act.actor, act.now)
        render_document(copy.document, now=act.now)
        return check_publication(act, copy)

    def publish(self, **changes: Any) -> Publication:
        """Release the checked copy."""
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
        actor = self.persons[changes.pop("by", _ACTORS.get(step, "officer1"))]
        return Act(
            case=self.case,
            actor=actor,
            happened_at=changes.pop("happened_at", now),
            now=now,
            seen=changes.pop("seen", self.case.steps.count()),
            signature=changes.pop("proof", Signature(actor.pk, now)),
            content=self._entries(step, now) | changes,
        )

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
            "return_filing": lambda: {"reason": "收购数量没有核清，请补充核查。"},
            "file_case": lambda: {"opinion": "同意立案。"},
            "decline_to_file": lambda: entries.DECLINED,
            "tell_reporter": lambda: entries.TOLD,
            "request_recusal": lambda: entries.recusal_request(self.persons["officer2"]),
            "decide_recusal": lambda: entries.RECUSAL_GRANTED,
            "assign_officers": lambda: entries.assignment(*self._officers()),
            "investigate": lambda: entries.investigation(now),
            "inspect_site": lambda: entries.inspection(now),
            "interview": lambda: entries.interview(now),
            "collect_evidence": lambda: {"monitored": False, "marking": "none"},
            "conclude_investigation": lambda: disposition,
            "serve_notice": lambda: entries.service(day),
            "hear_statement": lambda: entries.statement(hearing_right=self._has_hearing_right()),
            "reexamine": entries.reexamination,
            "draft_decision": lambda: {
                **disposition,
                **entries.circumstance(self.outcome),
                **entries.QUESTIONS,
            },
            "refer": lambda: entries.MATERIALS,
            "ask_recheck": lambda: entries.RECHECK,
            "consult_superior": lambda: {**entries.CONSULTATION, "asked_on": day.isoformat()},
            "record_consultation_answer": lambda: {
                **entries.ANSWER,
                "consultation": next((str(one.seq) for one in unanswered(self.facts)), "0"),
                "answered_on": day.isoformat(),
            },
            "study_disagreement": lambda: entries.study(now),
            "endorse_decision": lambda: {"opinion": "同意承办人意见。"},
            "return_decision": lambda: {"reason": "裁量理由不充分。"},
            "deliberate": lambda: entries.deliberation(now),
            "decide": lambda: entries.APPROVAL,
            "serve": lambda: entries.service(day),
            "check_publication": lambda: entries.check(self.persons["officehead"]),
            "return_publication": lambda: {"reason": "案由写得不准确。"},
            "propose_withholding": lambda: entries.WITHHOLDING,
            "keep_withholding": lambda: {"finding": "仍然存在。", "review_on": "2027-06-01"},
            "end_withholding": lambda: {"finding": "系列案件已经办结。"},
            **dict.fromkeys(_OPINIONS, lambda: {"opinion": "情形属实，理由充分。"}),
            **{code: partial(entries.transfer, code, day) for code in entries.TRANSFER},
            "record_payment": lambda: entries.payment(day, owed_fen(self.facts)),
            "execute": lambda: entries.EXECUTION,
            "report_closing": lambda: entries.CLOSING,
            "endorse_closing": lambda: {"opinion": "情况属实，同意结案。"},
            "close": lambda: {"opinion": "同意结案。"},
            "return_closing": lambda: {"reason": "请补充缴款凭证。"},
            "compile_dossier": lambda: entries.BINDING,
            "archive_dossier": lambda: entries.RECEPTION,
            "return_dossier": lambda: {"reason": "第 3 件缺页。"},
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
def story(persons: Mapping[str, Person]) -> CaseStory:
    """A case of an organization that has not begun."""
    return CaseStory(persons)
