"""One small organ and one case in it, taken to any step through the real services.

Every person, company and number is invented; check characters are right.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest

from cases import entries
from cases.entries import BEIJING, COMPANY
from sunlit.cases.acting import Act
from sunlit.cases.models import Case, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.register_lead import register_lead
from sunlit.cases.step_services import service_of
from sunlit.catalogue.models import Matter, MatterVersion
from sunlit.disclosure.models import Publication
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.publish import publish
from sunlit.documents.services.render_document import render_document
from sunlit.people.models import EnforcementCertificate, Office, Person, RoleAssignment
from sunlit.review.given import Found, GivenOpinion
from sunlit.review.models import Outcome, Referral
from sunlit.review.services.give_opinion import give_opinion
from sunlit.review.services.refer import refer
from sunlit.rules.citations import cite
from sunlit.rules.legal_review import Opinion, Point
from sunlit.rules.penalty import ORDINARY_PENALTY
from sunlit.rules.procedure import Fact, Role
from sunlit.rules.refusal import Refused
from sunlit.rules.withholding import WithholdingGround

SINCE = date(2024, 1, 1)
UNTIL = date(2029, 12, 31)
HEARING_FROM_FEN = 3_000_000
STATUTORY_MAX_FEN = 50_000_000

SCHEDULE: Mapping[str, str] = {
    "register_lead": "2026-09-21 09:00",
    "apply_to_file": "2026-09-21 10:00",
    "file_case": "2026-09-22 09:00",
    "investigate": "2026-09-22 15:00",
    "conclude_investigation": "2026-09-23 09:00",
    "notify": "2026-09-23 15:00",
    "serve_notice": "2026-09-24 09:00",
    "hear_statement": "2026-09-28 09:00",
    "draft_decision": "2026-09-28 15:00",
    "refer": "2026-09-29 09:00",
    "review_agrees": "2026-09-30 09:00",
    "decide": "2026-09-30 15:00",
    "serve": "2026-10-08 09:00",
    "publish": "2026-10-09 09:00",
    "execute": "2026-10-12 09:00",
    "close": "2026-10-13 09:00",
}
"""When each step of the main line happens; 中秋 and 国庆 lie between."""

_PERSONS = (
    ("officer1", "张一", "supervision", (Role.OFFICER,), "04030115001"),
    ("officer2", "李二", "supervision", (Role.OFFICER,), "04030115002"),
    ("officer3", "王三", "supervision", (Role.OFFICER,), "04030115003"),
    ("officehead", "赵四", "supervision", (Role.OFFICE_HEAD,), ""),
    ("discloser", "吴五", "supervision", (Role.DISCLOSER,), ""),
    ("reviewer", "陈六", "legal", (Role.REVIEWER,), ""),
    ("leader", "刘七", "leaders", (Role.LEADER,), ""),
    ("other_officer", "周八", "energy", (Role.OFFICER,), "04030115008"),
    ("other_head", "郑九", "energy", (Role.OFFICE_HEAD,), ""),
    ("other_discloser", "冯十", "energy", (Role.DISCLOSER,), ""),
)
_ACTORS = {
    "file_case": "leader",
    "decide": "leader",
    "close": "officehead",
    "publish": "discloser",
    "review_agrees": "reviewer",
    "review_objects": "reviewer",
}
_ONLY_IF_MAJOR = {"refer", "review_agrees"}


def at(text: str) -> datetime:
    """Return a moment of Beijing time: `2026-09-21 09:00`, or a day at nine."""
    moment = datetime.fromisoformat(text if " " in text else f"{text} 09:00")
    return moment.replace(tzinfo=BEIJING)


@contextmanager
def refused(citation: str | None = None, field: str | None = None) -> Iterator[None]:
    """Expect a refusal that rests on `citation` and asks for another `field`."""
    with pytest.raises(Refused) as caught:
        yield
    refusal = caught.value.refusal
    assert refusal.sentence.endswith("。")
    assert refusal.citation == (cite(citation) if citation else None)
    assert refusal.field == field


def make_office(code: str, name: str, *, is_handling: bool = False) -> Office:
    """Write one office."""
    return Office.objects.create(
        code=code, name=name, telephone="0353-2000000", is_handling=is_handling
    )


def make_person(
    username: str, name: str, office: Office, roles: Iterable[Role], certificate: str = ""
) -> Person:
    """Write one person with roles and, where a number is given, a certificate."""
    person = Person(username=username, name=name, office=office, post="一级科员")
    person.set_unusable_password()
    person.save()
    for role in roles:
        RoleAssignment.objects.create(person=person, role=role, since=SINCE)
    if certificate:
        make_certificate(person, certificate)
    return person


def make_certificate(
    person: Person, number: str, *, issued_on: date = SINCE, expires_on: date = UNTIL
) -> EnforcementCertificate:
    """Write one enforcement certificate, valid on both days."""
    return EnforcementCertificate.objects.create(
        person=person,
        number=number,
        issued_on=issued_on,
        expires_on=expires_on,
        area="山西省阳泉市",
        kinds="发展改革、粮食、能源",
    )


def make_matter(
    code: str, office: Office, *, fine_max_fen: int | None = STATUTORY_MAX_FEN
) -> Matter:
    """Write one matter of penalty, in force since `SINCE`."""
    matter = Matter.objects.create(code=code, kind="penalty")
    MatterVersion.objects.create(
        matter=matter,
        since=SINCE,
        name="粮食经营者未建立粮食经营台账",
        violated="《粮食流通管理条例》关于建立粮食经营台账的规定",
        basis=["粮食流通条例45"],
        consequence="责令改正，给予警告，可以并处罚款",
        fine_min_fen=0,
        fine_max_fen=fine_max_fen,
        office=office,
        checked_on=SINCE,
    )
    return matter


def make_organ() -> Mapping[str, Person]:
    """Write offices, one matter and the people; return them by the name they sign in with."""
    offices = {
        office.code: office
        for office in (
            make_office("supervision", "监督检查科", is_handling=True),
            make_office("energy", "能源科", is_handling=True),
            make_office("legal", "法规科"),
            make_office("leaders", "委领导"),
        )
    }
    make_matter("LS-02", offices["supervision"])
    return {
        username: make_person(username, name, offices[office], roles, certificate)
        for username, name, office, roles, certificate in _PERSONS
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
    moments: dict[str, str] = field(default_factory=lambda: dict(SCHEDULE))
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
        for code in SCHEDULE:
            stands = self._case is not None and code in self.facts.position.standing
            if not stands and not (code in _ONLY_IF_MAJOR and not self._is_major()):
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
        if step == "publish":
            return self.publish(**changes).step
        act = self.act(step, **changes)
        return refer(act) if step == "refer" else service_of(step)(act)

    def review(self, given: GivenOpinion, referral: Referral | None = None, **changes: Any) -> Step:
        """Give an opinion on the newest referral, or on another one."""
        newest = Referral.objects.filter(case=self.case).latest("round")
        return give_opinion(self.act("review_agrees", **changes), referral or newest, given)

    def publish(self, public_id: str = "PKQR7Z2M", **changes: Any) -> Publication:
        """Prepare the public copy, set its PDF and publish it."""
        act = self.act("publish", **changes)
        copy = prepare_copy(act.case.decision, act.actor, act.now)
        render_document(copy.document, now=act.now)
        return publish(act, copy, public_id)

    def act(self, step: str, **changes: Any) -> Act:
        """Return the act of a step, as its form would give it to the service."""
        now = at(changes.pop("when", self.moments.get(step, SCHEDULE["review_agrees"])))
        return Act(
            case=self.case,
            actor=self.persons[changes.pop("by", _ACTORS.get(step, "officer1"))],
            happened_at=changes.pop("happened_at", now),
            now=now,
            seen=changes.pop("seen", self.case.steps.count()),
            content=self._entries(step, now) | changes,
        )

    def _is_major(self) -> bool:
        return self._case is not None and self.facts.branch[Fact.MAJOR]

    def _entries(self, step: str, now: datetime) -> dict[str, Any]:
        maker = self._makers(now.date()).get(step)
        return dict(maker()) if maker else {}

    def _makers(self, day: date) -> Mapping[str, Callable[[], Mapping[str, Any]]]:
        disposition = entries.disposition(warning=self.warning, fine_fen=self.fine_fen)
        return {
            "register_lead": lambda: {**entries.LEAD, **self.party},
            "apply_to_file": lambda: entries.application(day),
            "file_case": lambda: entries.filing(self.persons["officer1"], self.persons["officer2"]),
            "investigate": lambda: entries.investigation(day),
            "conclude_investigation": lambda: disposition,
            "serve_notice": lambda: entries.service(day),
            "hear_statement": lambda: entries.statement(hearing_right=self._has_hearing_right()),
            "draft_decision": lambda: {**disposition, **entries.QUESTIONS},
            "refer": lambda: entries.MATERIALS,
            "decide": lambda: entries.APPROVAL,
            "serve": lambda: entries.service(day),
            "publish": lambda: {**dict.fromkeys(WithholdingGround, False), "social_impact": True},
            "execute": lambda: entries.execution(day, fined=self.case.decision.fine_fen > 0),
            "close": lambda: entries.CLOSING,
        }

    def _has_hearing_right(self) -> bool:
        return self.facts.branch[Fact.HEARING_RIGHT]


@pytest.fixture
def persons(database: str) -> Mapping[str, Person]:
    """The people of the organ, in a fresh database."""
    return make_organ()


@pytest.fixture
def story(persons: Mapping[str, Person]) -> CaseStory:
    """A case of an organization that has not begun."""
    return CaseStory(persons)
