"""多名当事人 at the desk: one case, filed against a company and two persons."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from cases.entries import COMPANY
from scenarios.office import Office, minutes_ago
from scenarios.page_reader import read_page
from sunlit.cases.models import Case
from sunlit.cases.playing import Told
from sunlit.cases.queries import CaseFacts
from sunlit.people.models import Person
from sunlit.procedures.penalty.story import PENALTY_STORY
from sunlit.procedures.penalty.story.plan import PenaltyPlan
from sunlit.rules.procedure import Role
from sunlit.web import clock

MANAGER = {
    "party_kind": "natural_person",
    "party_name": "欧阳示例",
    "party_code_kind": "identity_card",
    "party_code": "140302198001010013",
    "party_address": "山西省阳泉市矿区示例小区7号楼",
    "relation": "直接负责的主管人员",
    "conduct": "决定不建立粮食经营台账。",
}
CLERK = MANAGER | {
    "party_name": "司徒示例",
    "party_code": "140302199003070022",
    "relation": "直接责任人员",
}


def sent(values: Mapping[str, Any]) -> dict[str, str]:
    """Return stored entries as a person types them."""
    return {name: _typed(name, value) for name, value in values.items()}


def _typed(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in {"started_at", "ended_at"}:
        moment = datetime.fromisoformat(value)
        return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"
    return str(value // 100 if name.endswith("_fen") else value)


PLAN = PenaltyPlan(
    "LS-02",
    COMPANY,
    "inspection",
    "当事人2026年8月收购小麦126吨，没有建立粮食经营台账。",
    ("粮食收购凭证", "当事人提供", "收购数量和没有建立台账的事实"),
    100_000,
    warning=True,
    hearing="waived",
)
LIGHT = {"tier": "lighter"}
YES = {"view": "agree", "opinion": "情况属实。"}


def usual(step: str, facts: CaseFacts | None = None, plan: PenaltyPlan = PLAN) -> dict[str, Any]:
    """Return what is usually entered at that step now."""
    officers = list(Person.objects.filter(username__in=("officer1", "officer2")).order_by("pk"))
    told = Told(plan, {Role.OFFICER: officers}, officers[0], clock.now(), facts, str)
    return dict(PENALTY_STORY.scene(step).enters(told))


class Desk:
    """One case at the desk of the demonstration."""

    def __init__(self, office: Office, plan: PenaltyPlan = PLAN, **changes: str) -> None:
        self.office = office
        self.plan = plan
        lead = usual("register_lead", None, plan) | {"seen": "0", "uuid": str(uuid.uuid4())}
        lead |= changes
        lead["happened_at"] = minutes_ago(2)
        answer = office.client("officer1").post("/desk/cases/new/", lead)
        assert answer.status_code == 302
        self.case: Case = Case.objects.latest("pk")
        self.base = f"/desk/cases/{self.case.uuid}/"

    def does(self, username: str, step: str, **values: Any) -> int:
        """Send the form of the step, as it stands, with these entries; return the status."""
        address = f"{self.base}{step}/"
        page = self.office.client(username).get(address)
        assert page.status_code == 200, (page.status_code, address)
        values = {"happened_at": minutes_ago(0), "seen": self.case.steps.count()} | values
        answer = self.office.sends(username, address, sent(values))
        self.answer = read_page(answer.content) if answer.status_code != 302 else None
        self.said = " ".join(self.answer.words.split())[:1500] if self.answer else ""
        return answer.status_code

    def usual(self, step: str) -> dict[str, Any]:
        """Return what is usually entered at that step, as its last party has the case."""
        return usual(step, CaseFacts(self.case).views[-1], self.plan)


def file_with(desk: Desk, *others: Mapping[str, str]) -> None:
    """Bring the case of the company and these to where the officers investigate."""
    assert desk.does("officer1", "check_lead", **desk.usual("check_lead")) == 302
    for other in others:
        assert desk.does("officer1", "name_party", **other) == 302, desk.said
    applied = desk.usual("apply_to_file")
    assert desk.does("officer1", "apply_to_file", **applied) == 302, desk.said
    assert desk.does("officehead", "endorse_filing", **YES) == 302, desk.said
    assert desk.does("leader1", "file_case", **YES) == 302, desk.said
    assigned = desk.usual("assign_officers")
    assert desk.does("officehead", "assign_officers", **assigned) == 302, desk.said
    for one in ("officer1", "officer2"):
        assert desk.does(one, "declare_no_conflict", view="none") == 302


def file_with_three(desk: Desk, settings: Any) -> None:
    """Have a company and two persons in the case, and something found."""
    file_with(desk, MANAGER, CLERK)
    settings.CLOCK = "2026-11-24T14:00:00+08:00"
    found = desk.usual("investigate")
    assert desk.does("officer1", "investigate", **found) == 302, desk.said
