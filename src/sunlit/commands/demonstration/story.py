"""Play a plan through the real services, as the people concerned, at its days in the past."""

import random
import uuid
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from sunlit.archive.queries import next_archive_number
from sunlit.archive.services.archive_dossier import archive_dossier
from sunlit.archive.services.compile_dossier import compile_dossier
from sunlit.cases.acting import Act
from sunlit.cases.models import Case
from sunlit.cases.payments import owed_fen
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.register_lead import register_lead
from sunlit.cases.step_services import service_of
from sunlit.commands.demonstration import approval, intake, investigation
from sunlit.commands.demonstration.ending import closing, report, sent
from sunlit.commands.demonstration.plan import Plan
from sunlit.disclosure.services.check_publication import check_publication
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.publish import publish
from sunlit.documents.fonts import missing_fonts
from sunlit.documents.services.render_document import render_document
from sunlit.people.models import Person
from sunlit.people.signature import Signature
from sunlit.review.given import Found, GivenOpinion
from sunlit.review.models import Outcome, Referral
from sunlit.review.services.give_opinion import give_opinion
from sunlit.review.services.refer import refer
from sunlit.rules.calendar import ONE_DAY, WorkCalendar
from sunlit.rules.legal_review import Opinion, Point
from sunlit.rules.leniency import Leniency
from sunlit.rules.penalty import ORDINARY_PENALTY
from sunlit.rules.procedure import Fact
from sunlit.rules.withholding import WithholdingGround

_ACTORS = {
    "endorse_filing": "officehead",
    "file_case": "leader1",
    "decline_to_file": "leader1",
    "assign_officers": "officehead",
    "request_recusal": "officehead",
    "decide_recusal": "leader1",
    "endorse_decision": "officehead",
    "deliberate": "leader1",
    "decide": "leader1",
    "endorse_closing": "officehead",
    "close": "leader1",
    "approve_transfer": "leader1",
    "archive_dossier": "archivist",
    "check_publication": "discloser",
    "publish": "officehead",
    "review_agrees": "reviewer",
}

_AFTERNOON = frozenset({"serve", "send_transfer", "reexamine"})


_RECHECK = {
    "points": [
        {
            "point": "没有造成实际后果，请求从轻处罚。",
            "adopted": False,
            "reasons": "没有造成后果属实，确定罚款数额时已经考虑，不再重复从轻。",
        }
    ],
    "conclusion": "当事人的意见不改变事实认定，维持拟作出的处罚。",
    "proposal": "按照告知的内容作出处罚决定。",
}


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
            else:
                self._take(case, plan, step, moment)
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

    def _take(self, case: Case, plan: Plan, step: str, moment: datetime) -> None:
        actor = self._persons[_ACTORS.get(step, "officer1")]
        act = Act(
            case=case,
            actor=actor,
            content=self._content(case, plan, step, moment),
            happened_at=moment,
            now=moment,
            seen=case.steps.count(),
            signature=Signature(actor.pk, moment),
        )
        if step == "refer":
            refer(act)
        elif step == "compile_dossier":
            compile_dossier(act)
        elif step == "archive_dossier":
            archive_dossier(act)
        elif step == "review_agrees":
            self._agree(act)
        elif step == "check_publication":
            self._check(act)
        elif step == "publish":
            letters = self._random.choices("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", k=8)
            publish(act, "".join(letters))
        else:
            service_of(step)(act)

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

    def _check(self, act: Act) -> None:
        copy = prepare_copy(act.case.decision, act.actor, act.now)
        render_document(copy.document, now=act.now)
        check_publication(act, copy)

    def _content(self, case: Case, plan: Plan, step: str, moment: datetime) -> dict[str, Any]:
        day = timezone.localdate(moment)
        makers: dict[str, Callable[[], dict[str, Any]]] = {
            **intake.entries(self._persons, plan, day),
            **investigation.entries(plan, moment),
            "conclude_investigation": lambda: _disposition(case, plan),
            "report_crime": lambda: report(plan),
            "approve_transfer": lambda: {"opinion": "同意移送公安机关。"},
            "send_transfer": lambda: sent(plan),
            "serve_notice": lambda: _service(plan, day),
            "hear_statement": lambda: _statement(case, plan, day),
            "reexamine": lambda: _RECHECK,
            "draft_decision": lambda: {
                **_disposition(case, plan),
                **approval.questions(plan),
            },
            "refer": lambda: _materials(plan),
            **approval.entries(plan, moment),
            "serve": lambda: _service(plan, day),
            "check_publication": lambda: {
                **{ground.value: False for ground in WithholdingGround},
                "social_impact": True,
                "secrecy_reviewer": str(self._persons["officer2"].pk),
                "secrecy_opinion": "不涉及国家秘密、商业秘密，个人信息已经隐去。",
            },
            "publish": lambda: {"opinion": "同意公示。"},
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
            "endorse_closing": lambda: {"opinion": "情况属实，同意结案。"},
            "close": lambda: {"opinion": "同意结案。"},
            "compile_dossier": lambda: {"statement": "本卷材料齐全，没有缺页、破损。"},
            "archive_dossier": lambda: {
                "checked": True,
                "archive_number": next_archive_number(CaseFacts(case)),
                "kept_at": "档案室 3 柜 2 层",
            },
        }
        maker = makers.get(step)
        return maker() if maker else {}


def _disposition(case: Case, plan: Plan) -> dict[str, Any]:
    version = case.matter.versions.latest("since")
    return {
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
        "correction": "责令立即改正，并在十五日内报告改正情况。",
        "fined_before": False,
        "other_norms": False,
    }


def _service(plan: Plan, day: date) -> dict[str, Any]:
    return {
        "method": "direct",
        "served_on": day.isoformat(),
        "receiver": plan.representative,
        "receiver_relation": "法定代表人",
    }


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
    return {"statement": plan.statement, "hearing": hearing}


def _materials(plan: Plan) -> dict[str, Any]:
    return {
        "proposal": "建议按照决定书稿作出行政处罚。",
        "account": plan.facts,
        "bases": "见决定书稿所列条文。",
        "evidence": f"{plan.evidence[0]}：证明{plan.evidence[2]}。",
        "hearing_record": "未经听证。",
        "other": "无。",
    }
