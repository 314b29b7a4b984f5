"""How a penalty usually goes: its acts in order, what each enters, and how many days lie between.

Who acts is whoever holds the role that the table of law names for the step. Demonstration, tests
and scenarios in the browser tell this one story, each with a plan of its own.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sunlit.cases.playing import Scene, Story
from sunlit.procedures.penalty.services.register_lead import register_lead
from sunlit.procedures.penalty.story import decision, ending, intake, investigation
from sunlit.procedures.penalty.story.intake import At
from sunlit.procedures.penalty.story.plan import PenaltyPlan, yes
from sunlit.procedures.penalty.table import ORDINARY_PENALTY

_S = Scene[PenaltyPlan]


def says(entries: Mapping[str, Any]) -> Callable[[At], Mapping[str, Any]]:
    """Return what enters the same in every case."""
    return lambda _told: entries


def agrees(words: str = "") -> Callable[[At], Mapping[str, Any]]:
    """Return what answers yes."""
    return says(yes(words))


PENALTY_STORY = Story(
    ORDINARY_PENALTY,
    register_lead,
    (
        # 线索、立案
        _S("register_lead", intake.lead, after=0),
        _S("check_lead", intake.check, after=1),
        _S("apply_to_file", intake.application, after=1),
        _S("endorse_filing", agrees("核查情况属实，报请审批。"), after=1),
        _S("file_case", agrees("同意立案。"), after=1),
        _S("decline_to_file", intake.declined),
        _S("tell_reporter", intake.reporter_told),
        # 指派、回避
        _S("assign_officers", intake.assignment, after=1, then=("declare_no_conflict",)),
        _S("declare_no_conflict", says({"view": "none"}), by=intake.who_must_declare),
        _S("request_recusal", intake.recusal),
        _S("decide_recusal", intake.recusal_rejected),
        # 调查
        _S("inspect_site", investigation.inspection, after=2),
        _S("interview", investigation.interview, after=1),
        _S("investigate", investigation.collecting, after=1),
        _S("collect_evidence", says({"monitored": False, "marking": "none"}), after=1),
        _S("conclude_investigation", decision.disposition, after=9),
        # 移送涉嫌犯罪案件
        _S("report_crime", ending.crime_report),
        _S("approve_transfer", agrees("同意移送公安机关。")),
        _S("send_transfer", ending.handing_over),
        # 告知、陈述申辩
        _S("notify", after=2),
        _S("serve_notice", ending.service, after=1),
        _S("hear_statement", investigation.statement, after=6),
        _S("reexamine", investigation.recheck, after=0),
        # 法制审核、决定
        _S("draft_decision", decision.draft, after=1),
        _S("refer", decision.materials, after=1),
        _S("review_agrees", after=1, take=decision.agree),
        _S("endorse_decision", agrees("事实清楚，证据充分，同意承办人意见。"), after=1),
        _S("convene", decision.convening, by=decision.host),
        _S("give_view", decision.view, by=decision.waited_for),
        _S("deliberate", decision.deliberation, after=1, first=("convene", "give_view")),
        _S("deliberate_against", decision.deliberation_against),
        _S("decide", agrees("事实清楚，裁量适当。"), after=1),
        # 送达、公示
        _S("serve", ending.service, after=1),
        _S("check_publication", ending.publication_check, after=1, take=ending.check),
        _S(
            "review_secrecy",
            agrees("不涉及国家秘密、商业秘密，个人信息已经隐去。"),
            after=0,
            by=lambda told: (told.facts.officers[-1].person,),
        ),
        _S("publish", agrees("同意公示。"), after=1, take=ending.release),
        # 执行、结案、归档
        _S("record_payment", ending.payment, after=2, concerns=ending.owes),
        _S("execute", ending.execution, after=1),
        _S("report_closing", ending.closing, after=1),
        _S("endorse_closing", agrees("情况属实，同意结案。"), after=1),
        _S("close", agrees("同意结案。"), after=1),
        _S("compile_dossier", says({"statement": "本卷材料齐全，没有缺页、破损。"}), after=6),
        _S("archive_dossier", ending.reception, after=2),
    ),
)
