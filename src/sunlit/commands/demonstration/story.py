"""Play a plan through the real services, as the people concerned, at its days in the past."""

import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from sunlit.archive.queries import next_archive_number
from sunlit.archive.services.archive_dossier import archive_dossier
from sunlit.archive.services.compile_dossier import compile_dossier
from sunlit.cases.acting import Act
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.shown import shown_to
from sunlit.cases.work import service_of
from sunlit.commands.demonstration import approval, intake, investigation, publishing
from sunlit.commands.demonstration.ending import closing, report, sent, service
from sunlit.commands.demonstration.handed_in import hand_in
from sunlit.commands.demonstration.plan import Plan
from sunlit.commands.demonstration.receipt import proofs
from sunlit.disclosure.services.publish import publish
from sunlit.disclosure.services.review_secrecy import review_secrecy
from sunlit.documents.fonts import missing_fonts
from sunlit.people.models import Person
from sunlit.people.signature import Signature
from sunlit.procedures.penalty.payments import owed_fen
from sunlit.procedures.penalty.services.register_lead import register_lead
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.review.given import Found, GivenOpinion
from sunlit.review.models import Outcome, Referral
from sunlit.review.services.give_opinion import give_opinion
from sunlit.review.services.refer import refer
from sunlit.rules.calendar import ONE_DAY, WorkCalendar
from sunlit.rules.legal_review import Opinion, Point
from sunlit.rules.leniency import Leniency
from sunlit.rules.procedure import Fact
from sunlit.rules.waiver import WAIVED

_ACTORS = {
    "endorse_filing": "officehead",
    "file_case": "leader1",
    "decline_to_file": "leader1",
    "assign_officers": "officehead",
    "request_recusal": "officehead",
    "decide_recusal": "leader1",
    "endorse_decision": "officehead",
    "convene": "leader1",
    "deliberate": "leader1",
    "decide": "leader1",
    "endorse_closing": "officehead",
    "close": "leader1",
    "approve_transfer": "leader1",
    "archive_dossier": "archivist",
    "check_publication": "discloser",
    "review_secrecy": "officer2",
    "publish": "officehead",
    "review_agrees": "reviewer",
}

_AFTERNOON = frozenset({"serve", "send_transfer", "reexamine", "review_secrecy"})


class Story:
    """Plays plans one after another; `seed` makes the identifiers of two runs equal."""

    def __init__(
        self, persons: Mapping[str, Person], calendar: WorkCalendar, now: datetime, seed: int
    ) -> None:
        """Take the people, the calendar and the moment up to which the stories lead."""
        self._persons = persons
        self._calendar = calendar
        self._now = now
        self._random = random.Random(seed)  # noqa: S311 - identifiers of a demonstration

    def play(self, plan: Plan) -> Case:
        """Play the plan, as far as the fonts at hand allow, and return its case."""
        case: Case | None = None
        for step, working_days_ago in plan.days.items():
            if step == "check_publication" and missing_fonts():
                break  # without its PDF a decision cannot go out, nor the case be closed
            moment = self._moment(working_days_ago, step)
            if case is None:
                case = self._register(plan, moment)
                continue
            if step == "deliberate":
                self._take(case, plan, "convene", moment)
                for username in approval.VIEWS:
                    self._take(case, plan, "give_view", moment, username)
            self._take(case, plan, step, moment)
            if step == "assign_officers":
                for username in ("officer1", "officer2"):
                    self._take(case, plan, "declare_no_conflict", moment, username)
        if case is None:
            raise ValueError("a plan begins with register_lead")
        return case

    def _moment(self, working_days_ago: int, step: str) -> datetime:
        day = timezone.localdate(self._now)
        for _ in range(working_days_ago):
            day = self._calendar.last_working_day(day - ONE_DAY)
        minutes = self._random.randint(0, 50)
        moment = timezone.make_aware(
            datetime.combine(day, time(15 if step in _AFTERNOON else 9, 5))
        )
        return min(moment + timedelta(minutes=minutes), self._now)

    def _register(self, plan: Plan, moment: datetime) -> Case:
        return register_lead(
            uuid=uuid.UUID(int=self._random.getrandbits(128), version=4),
            procedure=ORDINARY_PENALTY.code,
            actor=self._persons["officer1"],
            content={
                "source": plan.source,
                "matter": plan.matter,
                "content": f"发现{plan.company}涉嫌违法：{plan.facts}",
                "party_kind": "organization",
                "party_name": plan.company,
                "party_code_kind": "credit_code",
                "party_code": plan.code,
                "party_address": plan.address,
                "party_representative": plan.representative,
                "party_telephone": "0353-0000099",
                "reporter_name": plan.reporter,
                "reporter_contact": "0353-0000088" if plan.reporter else "",
            },
            happened_at=moment,
            now=moment,
        )

    def _take(
        self, case: Case, plan: Plan, step: str, moment: datetime, by: str = "officer1"
    ) -> None:
        actor = self._persons[_ACTORS.get(step, by)]
        act = Act(
            case=case,
            actor=actor,
            content=self._content(case, plan, step, moment, actor),
            happened_at=moment,
            now=moment,
            seen=case.steps.count(),
            signature=Signature(actor.pk, moment),
            shown=_read(case, actor, step, moment),
        )
        act = replace(act, files=proofs(act, step, plan))
        if step == "refer":
            refer(act)
        elif step == "collect_evidence":
            hand_in(act, plan.scans)
        elif step == "compile_dossier":
            compile_dossier(act)
        elif step == "archive_dossier":
            archive_dossier(act)
        elif step == "review_agrees":
            self._agree(act)
        elif step == "check_publication":
            publishing.check(act)
        elif step == "review_secrecy":
            review_secrecy(act)
        elif step == "publish":
            letters = self._random.choices("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", k=8)
            publish(act, "".join(letters))
        else:
            service_of(act.case.procedure, step)(act)

    def _agree(self, act: Act) -> None:
        findings = {point: Found(Outcome.CONFORMS) for point in Point}
        findings[Point.OTHER] = Found(Outcome.NOT_CONCERNED)
        referral = Referral.objects.get(case=act.case)
        give_opinion(
            act,
            referral,
            GivenOpinion(
                findings,
                frozenset({Opinion.AGREE}),
                "主体适格，事实清楚，证据确凿，适用法律正确，裁量适当，程序合法。同意。",
            ),
        )

    def _content(
        self, case: Case, plan: Plan, step: str, moment: datetime, actor: Person
    ) -> dict[str, Any]:
        day = timezone.localdate(moment)
        makers: dict[str, Callable[[], dict[str, Any]]] = {
            **intake.entries(self._persons, plan, day),
            **investigation.entries(plan, moment),
            "conclude_investigation": lambda: _disposition(case, plan, day),
            "report_crime": lambda: report(plan),
            "approve_transfer": lambda: {"view": "agree", "opinion": "同意移送公安机关。"},
            "send_transfer": lambda: sent(plan),
            "serve_notice": lambda: service(plan, day),
            "hear_statement": lambda: _statement(case, plan, day),
            "reexamine": lambda: investigation.RECHECK,
            "draft_decision": lambda: {
                **_disposition(case, plan, day),
                **approval.questions(plan),
            },
            "refer": lambda: _materials(plan),
            **approval.entries(moment),
            "convene": lambda: approval.convening(plan, moment, self._persons),
            "give_view": lambda: {"view": "agree", "opinion": approval.VIEWS[actor.username]},
            "serve": lambda: service(plan, day),
            **publishing.ENTRIES,
            "record_payment": lambda: {
                "paid_on": day.isoformat(),
                "amount_fen": owed_fen(CaseFacts(case)),
                "receipt_number": f"晋财罚示例{case.pk:04d}",
                "payer": plan.company,
            },
            "execute": lambda: {
                "manner": "罚款已全部缴纳。" if plan.fine_fen else "警告已经送达。",
                "unpaid_reason": "",
            },
            "report_closing": lambda: closing(plan),
            "endorse_closing": lambda: {"view": "agree", "opinion": "情况属实，同意结案。"},
            "close": lambda: {"view": "agree", "opinion": "同意结案。"},
            "compile_dossier": lambda: {"statement": "本卷材料齐全，没有缺页、破损。"},
            "archive_dossier": lambda: {
                "view": "agree",
                "checked": True,
                "archive_number": next_archive_number(CaseFacts(case)),
                "kept_at": "档案室 3 柜 2 层",
            },
        }
        maker = makers.get(step)
        return maker() if maker else {}


def _read(case: Case, actor: Person, step: str, moment: datetime) -> str:
    """Return the hash of what the page of that step would have shown them."""
    shown = shown_to(actor, step, CaseFacts(case), timezone.localdate(moment))
    return shown.hash if shown else ""


def _disposition(case: Case, plan: Plan, day: date) -> dict[str, Any]:
    version = case.matter.versions.latest("since")
    entries: dict[str, Any] = {
        "outcome": plan.outcome,
        "facts": plan.facts,
        "characterization": version.name,
        "violated": version.violated,
        "basis": version.consequence,
        "discretion": approval.REASONS[plan.outcome],
        "warning": plan.warning,
        "fine_fen": plan.fine_fen,
        "tier": next(
            (one.tier.value for one in reversed(version.ranges) if plan.fine_fen in one), "ordinary"
        ),
        **dict.fromkeys(Leniency, False),
        Leniency.MINOR_CORRECTED: plan.outcome == "no_penalty",
        "correction": "责令当事人立即改正，并在十五日内向本机关书面报告改正情况。",
        "fined_before": False,
        "other_norms": False,
    }
    return entries | approval.situation(case, version, entries, day)


def _statement(case: Case, plan: Plan, day: date) -> dict[str, Any]:
    is_told = CaseFacts(case).branch[Fact.HEARING_RIGHT]
    hearing = "none" if is_told else "not_told"
    if plan.statement == "made":
        return {
            "statement": "made",
            "statement_content": "当事人认为没有造成实际后果，请求从轻处罚。",
            "manner": "written",
            "speaker": plan.representative,
            "speaker_identity": "法定代表人",
            "received_on": day.isoformat(),
            "submitted": "陈述申辩书一份。",
            "hearing": hearing,
        }
    said = {"statement": plan.statement, "hearing": hearing}
    return said | investigation.waiver(day) if plan.statement == WAIVED else said


def _materials(plan: Plan) -> dict[str, Any]:
    return {
        "proposal": "建议按照决定书稿作出行政处罚。",
        "account": plan.facts,
        "bases": "见决定书稿所列条文。",
        "evidence": f"{plan.evidence[0]}：证明{plan.evidence[2]}。",
        "hearing_record": "未经听证。",
        "other": "无。",
    }
