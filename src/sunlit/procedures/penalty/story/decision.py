"""What is usually entered from the proposal to the decision, and who is called to deliberate."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from sunlit.cases.acting import Act
from sunlit.cases.may_act import why_not_standing
from sunlit.parts.deliberation.deliberating import convened, silent
from sunlit.people.models import Person
from sunlit.procedures.penalty.story.intake import At, officers
from sunlit.procedures.penalty.story.plan import PenaltyPlan, yes
from sunlit.review.given import Found, GivenOpinion
from sunlit.review.models import Outcome, Referral
from sunlit.review.services.give_opinion import give_opinion
from sunlit.rules.deliberation import DELIBERATION
from sunlit.rules.house.model import PartyKind
from sunlit.rules.kinds_check import check_kinds
from sunlit.rules.legal_review import Opinion, Point
from sunlit.rules.leniency import Leniency
from sunlit.rules.penalty_law import law_of
from sunlit.rules.procedure import Role

_REASONS = {
    "penalty": "当事人首次违法，积极配合调查，没有造成严重后果。",
    "no_penalty": "违法行为轻微，当事人在检查次日自行改正，没有造成危害后果，依法不予行政处罚。",
    "not_established": "现有证据不能证明违法事实，依法不予行政处罚。",
}
_CIRCUMSTANCES: Mapping[str, Mapping[str, str]] = {
    "penalty": {},
    "no_penalty": {
        "circumstance": "minor_act",
        "education": "执法人员已当面讲解有关规定，当事人表示今后依法办理。",
    },
    "not_established": {"circumstance": "not_established"},
}
"""Why there is no penalty: corrected in time and harmless, or nothing was established."""
_HOST_SAYS = "同意按照决定书稿作出处罚决定。"
_OTHERS_SAY = ("事实清楚，证据充分，同意承办科室意见。", "裁量适当，同意。")


def proposed(plan: PenaltyPlan) -> dict[str, Any]:
    """Return what the officers propose, beside what the catalogue says of the matter."""
    return {
        "outcome": plan.outcome,
        "facts": plan.facts,
        "discretion": _REASONS[plan.outcome],
        "warning": plan.warning,
        "fine_fen": plan.fine_fen,
        **dict.fromkeys(Leniency, False),
        Leniency.MINOR_CORRECTED: plan.outcome == "no_penalty",
        "correction": plan.correction,
        "fined_before": False,
        "other_norms": False,
    }


def weighed(plan: PenaltyPlan) -> dict[str, Any]:
    """Return what a draft says beside the proposal: why no penalty, and that nothing is grave."""
    weights = ("public_interest", "social_risk", "complex", "grave", "raise_to_major")
    return {**_CIRCUMSTANCES[plan.outcome], **dict.fromkeys(weights, False)}


def disposition(told: At) -> dict[str, Any]:
    """调查终结: what was found, and what is to follow."""
    plan = told.plan
    if plan.cited:
        return {**proposed(plan), **plan.cited}
    version = told.facts.case.matter.versions.latest("since")
    tiers = (one.tier.value for one in reversed(version.ranges) if plan.fine_fen in one)
    entries = {
        **proposed(plan),
        "characterization": version.name,
        "violated": version.violated,
        "basis": version.consequence,
        "tier": next(tiers, "ordinary"),
    }
    return entries | _situation(told, version.basis, entries)


def _situation(told: At, basis: Sequence[str], entries: Mapping[str, Any]) -> dict[str, Any]:
    """Return the situation of the article that carries the penalty, and what shows it.

    :raises ValueError: when the article carries no such penalty.
    """
    law = law_of(basis, told.day)
    if law is None or entries["outcome"] != "penalty":
        return {}
    due = timezone.localdate(told.facts.case.recorded_at) - timedelta(days=5)
    for one in law.situations:
        said: dict[str, Any] = {"situation": one.code}
        if one.after_order:
            said |= {
                "situation_facts": "责令限期改正以后，期限届满仍未改正，见现场检查笔录。",
                "order_paper": "责令限期改正通知书（附卷）",
                "order_due": due.isoformat(),
            }
        if check_kinds({**entries, **said}, law, PartyKind.ORGANIZATION, told.day) is None:
            return said
    raise ValueError(f"{law.citation}：{entries['characterization']}")


def draft(told: At) -> dict[str, Any]:
    """拟定决定书稿: the proposal, of no great weight."""
    return {**disposition(told), **weighed(told.plan)}


def materials(told: At) -> dict[str, Any]:
    """送法制审核."""
    name, _, proves = told.plan.evidence
    return {
        "proposal": "建议按照决定书稿作出行政处罚。",
        "account": told.plan.facts,
        "bases": "见决定书稿所列条文。",
        "evidence": f"{name}：证明{proves}。",
        "hearing_record": "未经听证。",
        "other": "无。",
    }


def agreement() -> GivenOpinion:
    """Return the opinion of a reviewer who finds nothing wrong."""
    findings = {point: Found(Outcome.CONFORMS) for point in Point}
    findings[Point.OTHER] = Found(Outcome.NOT_CONCERNED)
    words = "主体适格，事实清楚，证据确凿，适用法律正确，裁量适当，程序合法。同意。"
    return GivenOpinion(findings, frozenset({Opinion.AGREE}), words)


def agree(act: Act, told: At) -> object:
    """Find nothing wrong with what was referred last."""
    referral = Referral.objects.filter(draft__in=told.facts.drafts).latest("round")
    return give_opinion(act, referral, agreement())


def host(told: At) -> Sequence[Person]:
    """Who calls the heads: nobody where they are called, or may not be."""
    if why_not_standing(DELIBERATION.convene, told.facts) or convened(DELIBERATION, told.facts):
        return ()
    return (told.actor,)


def waited_for(told: At) -> list[Person]:
    """The heads who are called and have given no view yet, the host last."""
    waiting = silent(DELIBERATION, told.facts)
    heads = {one.pk: one for one in told.cast[Role.LEADER]}
    return [heads[key] for key in dict.fromkeys((*waiting, told.actor.pk))] if waiting else []


def convening(told: At) -> dict[str, Any]:
    """召集集体讨论, which began half an hour before: every head is there, the host last."""
    first, (leader, *others) = officers(told)[0], told.cast[Role.LEADER]
    return {
        "started_at": (told.moment - timedelta(minutes=30)).isoformat(),
        "place": "委三楼会议室",
        "recorder": "马兰（档案员）",
        "reporter": f"{first.name}（{first.office.name}{first.post}）",
        "observers": "监督检查科、法规科负责人",
        "absent": "",
        "report": told.plan.facts,
        "present": [{"person": str(one.pk)} for one in (*others, leader)],
    }


def view(told: At) -> dict[str, Any]:
    """发表集体讨论意见, each in their own words."""
    leader, *others = told.cast[Role.LEADER]
    words = {leader.pk: _HOST_SAYS} | dict(
        zip((one.pk for one in others), _OTHERS_SAY, strict=False)
    )
    return yes(words.get(told.actor.pk, _HOST_SAYS))


def deliberation(told: At) -> dict[str, Any]:
    """集体讨论决定, which ended just now."""
    return {
        "ended_at": told.moment.isoformat(),
        "view": "agree",
        "conclusion": "到会负责人一致同意按照决定书稿作出处罚决定，没有保留意见。",
    }


def deliberation_against(told: At) -> dict[str, Any]:
    """集体讨论决定, with a no."""
    conclusion = "到会负责人不同意书稿，退回承办科室。"
    return deliberation(told) | {"view": "disagree", "conclusion": conclusion}
