"""What the people of the demonstration enter between the draft and the decision."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from sunlit.cases.models import Case
from sunlit.catalogue.models import MatterVersion
from sunlit.commands.demonstration.plan import Plan
from sunlit.people.models import Person
from sunlit.rules.house.model import PartyKind
from sunlit.rules.kinds_check import check_kinds
from sunlit.rules.penalty_law import law_of

REASONS = {
    "penalty": "当事人首次违法，积极配合调查，没有造成严重后果。",
    "no_penalty": "违法行为轻微，当事人在检查次日自行改正，没有造成危害后果，依法不予行政处罚。",
}
_NO_PENALTY = {
    "circumstance": "minor_act",
    "education": "执法人员已当面讲解有关规定，当事人表示今后依法办理。",
}


def entries(moment: datetime) -> dict[str, Callable[[], dict[str, Any]]]:
    """Return the makers of the entries, by step."""
    return {
        "endorse_decision": lambda: {
            "view": "agree",
            "opinion": "事实清楚，证据充分，同意承办人意见。",
        },
        "deliberate": lambda: {
            "ended_at": moment.isoformat(),
            "view": "agree",
            "conclusion": "到会负责人一致同意按照决定书稿作出处罚决定，没有保留意见。",
        },
        "decide": lambda: {"view": "agree", "opinion": "事实清楚，裁量适当。"},
    }


def situation(
    case: Case, version: MatterVersion, entries: Mapping[str, Any], day: date
) -> dict[str, Any]:
    """Return the situation of the article that carries the penalty, and what shows it.

    :raises ValueError: when the article carries no such penalty.
    """
    law = law_of(version.basis, day)
    if law is None or entries["outcome"] != "penalty":
        return {}
    due = timezone.localdate(case.recorded_at) - timedelta(days=5)
    for one in law.situations:
        said: dict[str, Any] = {"situation": one.code}
        if one.after_order:
            said |= {
                "situation_facts": "责令限期改正以后，期限届满仍未改正，见现场检查笔录。",
                "order_paper": "责令限期改正通知书（附卷）",
                "order_due": due.isoformat(),
            }
        if check_kinds({**entries, **said}, law, PartyKind.ORGANIZATION, day) is None:
            return said
    raise ValueError(f"{law.citation}：{entries['characterization']}")


def questions(plan: Plan) -> dict[str, Any]:
    """Return what the draft says beside the disposition."""
    return {
        "public_interest": False,
        "social_risk": False,
        "complex": False,
        "grave": False,
        "raise_to_major": False,
        **({} if plan.outcome == "penalty" else _NO_PENALTY),
    }


VIEWS = {
    "leader2": "事实清楚，证据充分，同意承办科室意见。",
    "leader3": "裁量适当，同意。",
    "leader1": "同意按照决定书稿作出处罚决定。",
}
"""What each head says to a draft, the host last."""


def convening(plan: Plan, moment: datetime, persons: Mapping[str, Person]) -> dict[str, Any]:
    """召集集体讨论, which began forty minutes before."""
    return {
        "started_at": (moment - timedelta(minutes=40)).isoformat(),
        "place": "委三楼会议室",
        "recorder": "马兰（档案员）",
        "reporter": "张志强（监督检查科四级主任科员）",
        "observers": "监督检查科、法规科负责人",
        "absent": "",
        "report": plan.facts,
        "present": [{"person": str(persons[one].pk)} for one in VIEWS],
    }
