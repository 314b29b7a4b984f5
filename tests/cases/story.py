"""One case of the organ of `organ.py`, taken to any step through the real services."""

import os
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cases import entries
from cases.entries import COMPANY
from cases.episodes import STORY
from cases.milestones import ORGAN, Milestones, State, state_of
from cases.organ import PERSONS, at
from sunlit.cases.acting import Act
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.may_act import why_not_standing
from sunlit.cases.models import Case, Step
from sunlit.cases.playing import Cast, Player, Told
from sunlit.disclosure.models import Exemption, Publication, PublicationCheck
from sunlit.disclosure.services.publish import publish
from sunlit.documents.fonts import missing_fonts
from sunlit.parts.assignment.conflicts import undeclared
from sunlit.parts.deliberation.deliberating import convened, silent
from sunlit.people.models import Person
from sunlit.people.signature import Signature
from sunlit.procedures.penalty.story.decision import agreement
from sunlit.procedures.penalty.story.ending import check
from sunlit.procedures.penalty.story.plan import PenaltyPlan
from sunlit.records.services.keep import keep
from sunlit.review.given import Found, GivenOpinion
from sunlit.review.models import Outcome, Referral
from sunlit.review.services.give_opinion import give_opinion
from sunlit.rules.deliberation import DELIBERATION, ON_PAPER, Meeting, meeting_of
from sunlit.rules.legal_review import Opinion, Point
from sunlit.rules.procedure import Role

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

_CITED = {
    "characterization": "未建立粮食经营台账",
    "violated": "《粮食流通管理条例》第二十三条第一款",
    "basis": "《粮食流通管理条例》第四十五条",
    "tier": "ordinary",
}
_OF_THE_ACT = {
    "happened_at": "happened_at",
    "seen": "seen",
    "proof": "signature",
    "shown": "shown",
    "files": "files",
}
"""What a test changes of the act itself, and what the act calls it."""
_STATIONS = frozenset({"investigate", "draft_decision", "decide"})
"""Where cases part: kept whenever a story passes them."""
_PROOFS = {
    "record_payment": "银行回单.pdf",
    **dict.fromkeys(ON_PAPER, "会议记录签名页.pdf"),
}


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
class CaseStory(Player[PenaltyPlan]):
    """One case of the organ `persons`; the proposal is `fine_fen` and, or, a `warning`.

    `take` takes one step at its moment of `SCHEDULE` unless told otherwise, `until` all that are
    missing. Of several parties, `whom` says for which the steps are taken that are each one's own.
    Whatever differs from the entries of a faultless case is given by name.
    """

    story = STORY
    _chance = random.SystemRandom()
    persons: Mapping[str, Person]
    party: Mapping[str, str] = field(default_factory=lambda: dict(COMPANY))
    fine_fen: int = 1_500_000
    warning: bool = False
    outcome: str = "penalty"
    moments: dict[str, str] = field(default_factory=lambda: {**SCHEDULE, **AFTER_THE_END})
    milestones: Milestones | None = None
    whom: int = 0
    _case: Case | None = None

    def planned(self) -> PenaltyPlan:
        """A company that keeps no ledger, or whatever a test makes of it."""
        punishes = self.outcome == "penalty"
        return PenaltyPlan(
            "LS-02",
            self.party,
            "inspection",
            "当事人2026年8月收购小麦126吨，没有建立粮食经营台账。",
            ("粮食收购凭证", "当事人提供", "收购数量和没有建立台账的事实"),
            self.fine_fen if punishes else 0,
            self.warning and punishes,
            hearing="waived",
            outcome=self.outcome,
            crime="涉嫌虚开发票，达到立案追诉标准。",
            correction="责令十五日内建立粮食经营台账。",
            cited=_CITED,
        )

    def cast(self) -> Cast:
        """The people of the organ by their roles."""
        return {
            role: [self.persons[one] for one, _, _, roles, _ in PERSONS if role in roles]
            for role in Role
        }

    def signed(self, actor: Person, moment: datetime) -> Signature:
        """The proof that somebody has just entered their password."""
        return Signature(actor.pk, moment)

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
            if code in standing or not self.comes_to(code):
                continue
            self.take(code)
            standing = self.facts.position.standing
            if followed and code in _STATIONS and code != step and self.milestones is not None:
                self.milestones.keep(self._state(line[:number]))
        if followed and self.milestones is not None:
            self.milestones.keep(self._state(line))
        return self

    def follow(self, case: Case) -> None:
        """Go on with a case that was copied."""
        self._case = case

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
        if "by" in changes:
            changes["actor"] = changes.pop("by")
        return self.open(at(self.moments["register_lead"]), **changes)

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
        self.perform(step, act)
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
            if self.comes_to(code) and code not in self.facts.position.standing:
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
        return check(act, self.told("check_publication", act.now, act.actor))

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
        by, asked = changes.pop("by", None), self.story.scene(step).by
        told = self.told(step, now, self.persons[by] if by else None)
        if asked and not by:
            told = replace(told, actor=next(iter(asked(told)), told.actor))
        own = {_OF_THE_ACT[name]: changes.pop(name) for name in set(changes) & set(_OF_THE_ACT)}
        return replace(self.act_of(step, told, changes), **own)

    def handed_in(self, act: Act, step: str) -> list[HandedIn]:
        """Return what proves the act: a receipt, the signed record of a meeting, or nothing."""
        name = _PROOFS.get(step)
        if name is None:
            return []
        stored = keep(entries.RECEIPT, name=name, media_type="application/pdf", now=act.now)
        return [HandedIn(stored, name, "application/pdf")]

    def shown(self, step: str, told: Told[PenaltyPlan], content: Mapping[str, Any]) -> str:
        """Return the hash of what the page shows for the answer that is taken."""
        return super().shown(_answering(step, content), told, content)

    def comes_to(self, step: str) -> bool:
        """Whether the case, as it is, comes to that step of the main line."""
        return self._case is None or self.concerns(step, self.told(step, at(self.moments[step])))


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
