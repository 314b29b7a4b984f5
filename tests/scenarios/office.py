"""The office over HTTP without a browser: everybody has a client and sends forms with it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connections
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from databases import connect_to
from scenarios.page_reader import ReadPage, read_page
from serving import PASSWORD, Instance
from sunlit.cases.may_act import why_not_standing
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.shown import SHOWN, entry_of, shown_for
from sunlit.config.databases.from_url import database_from_url, sqlite
from sunlit.disclosure.models import Publication
from sunlit.people.models import Office as OfficeRow
from sunlit.people.models import Person, RoleAssignment
from sunlit.people.signature import SIGNATURE
from sunlit.rules.procedure import Role
from sunlit.rules.withholding import WithholdingGround
from sunlit.web import clock

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

ON_SQLITE = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
"""For what is decided before any row is asked for, or in Python from the same rows."""
LEAD = {
    "source": "complaint",
    "matter": "ZB-02",
    "content": "有人举报：向一家投标人泄露了其他投标人的名单。",
    "party_kind": "organization",
    "party_code_kind": "credit_code",
    "party_name": "阳泉示例招标咨询有限公司",
    "party_code": "91140300MA0TEXTA6Y",
    "party_address": "山西省阳泉市城区示例街10号",
    "party_representative": "示例丑",
    "party_telephone": "",
}
APPLICATION = {
    "summary": "向一家投标人泄露了其他投标人的名单。",
    "proposal": "file",
    "filing_basis": "有违法事实线索",
    "jurisdiction": "own",
    "jurisdiction_reason": "违法行为发生在阳泉市城区。",
    "act_ended_on": "2026-10-12",
    "limit": "two_years",
}


@dataclass
class Office:
    """The demonstration organ, asked in this process, on a database of this test's own."""

    clients: dict[str, Client] = field(default_factory=dict)
    public: Client = field(default_factory=Client)

    def client(self, username: str) -> Client:
        """Return the client of that person, signed in."""
        if username not in self.clients:
            client = Client()
            client.force_login(Person.objects.get(username=username))
            self.clients[username] = client
        return self.clients[username]

    def reads(self, username: str, address: str) -> ReadPage:
        """Open a page as that person, who may open it."""
        answer = self.client(username).get(address)
        assert answer.status_code == 200, (answer.status_code, address)
        return read_page(answer.content)

    def sends(self, username: str, address: str, entries: Mapping[str, object]) -> "Answer":
        """Send a form as that person, who signs it with their password."""
        read = {SHOWN: self._read(username, address)}
        return self.client(username).post(address, {SIGNATURE: PASSWORD, **read, **entries})

    def _read(self, username: str, address: str) -> str:
        """Return the hash of what the page of a step shows that person; empty elsewhere."""
        place = re.fullmatch(r"/desk/cases/([0-9a-f-]{36})/(?:(\d)/)?([a-z_]+)/", address)
        if place is None:
            return ""
        facts = CaseFacts(Case.objects.select_related("office", "matter").get(uuid=place[1]))
        facts = facts.views[int(place[2]) - 1] if place[2] else facts
        known = place[3] in {row.code for row in facts.procedure.steps}
        if not known or why_not_standing(place[3], facts) is not None:
            return ""
        person = Person.objects.get(username=username)
        ways = [row.code for row in facts.procedure.ways_to_answer(place[3])]
        open_now = (code for code in ways if why_not_standing(code, facts) is None)
        return entry_of(shown_for(person, open_now, facts, clock.today()))


@contextmanager
def in_this_process(copy: Instance, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    """Ask the instance in this process, which nobody serves meanwhile."""
    settings = {
        "INSTANCE_DIR": copy.directory,
        "STATIC_ROOT": copy.directory / "static",
        "CLOCK": copy.settings.get("SUNLIT_CLOCK", ""),
    }
    url = copy.settings.get("SUNLIT_DATABASE_URL")
    before = dict(connections.settings)
    with override_settings(**settings), django_db_blocker.unblock():
        connect_to(database_from_url(url) if url else sqlite(copy.directory / "sunlit.sqlite3"))
        yield Office()
        connections.close_all()
    connect_to(**before)


def case_waiting_for(step: str) -> Case:
    """Return a demonstration case in which that step is the next one of the main line."""
    last = {"apply_to_file": "check_lead", "review": "refer", "serve": "decide"}[step]
    for case in Case.objects.order_by("id"):
        if case.steps.order_by("-seq")[0].code == last:
            return case
    raise LookupError(step)


def checked(office: "Office", case: Case) -> dict[str, str]:
    """Return the entries with which the discloser checks the public copy of the case."""
    page = office.reads("discloser", f"/desk/cases/{case.uuid}/publication/")
    return {
        **{ground.value: "no" for ground in WithholdingGround},
        "social_impact": "yes",
        "seen": page.entries["seen"],
        "copy": page.entries["copy"],
    }


def examine_for_secrets(office: "Office", case: Case) -> None:
    """Have officer2 find no secret in the checked copy of the case."""
    address = f"/desk/cases/{case.uuid}/publication/"
    page = office.reads("officer2", address)
    sent = {name: page.entries[name] for name in ("seen", "copy")} | {"view": "agree"}
    assert office.sends("officer2", address, sent).status_code == 302


def serve_the_decision(office: "Office") -> Case:
    """Serve the decision that the demonstration leaves unserved, and return its case."""
    case = case_waiting_for("serve")
    entries = {
        "seen": str(case.steps.count()),
        "happened_at": minutes_ago(1),
        "method": "direct",
        "served_on": minutes_ago(1)[:10],
        "receiver": "示例丙",
        "receiver_relation": "法定代表人",
    }
    answer = office.sends("officer1", f"/desk/cases/{case.uuid}/serve/", entries)
    assert answer.status_code == 302
    return case


def some_publication() -> Publication:
    """Return a publication of the demonstration that stands."""
    return Publication.objects.public().order_by("id")[0]


def minutes_ago(minutes: int) -> str:
    """Return that moment as a form's control writes it."""
    moment = timezone.localtime(clock.now() - timedelta(minutes=minutes))
    return f"{moment:%Y-%m-%dT%H:%M}"


def stranger() -> str:
    """Add an officer of another office that handles cases of its own; return the sign-in name."""
    other = OfficeRow.objects.create(code="energy", name="能源科", is_handling=True)
    person = Person.objects.create(username="stranger", name="示例员", office=other, post="科员")
    RoleAssignment.objects.create(person=person, role=Role.OFFICER, since=date(2025, 1, 1))
    return person.username
