"""What was done before its rule was asked is told and is no finding; only the log says what was."""

from collections.abc import Callable
from datetime import timedelta
from http.client import OK
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from factories import (
    HEARING_FROM_FEN,
    ON_SQLITE,
    CaseStory,
    agreement,
    at,
    make_person,
    objection,
)
from sunlit.assurance.models import Part, VerificationRound
from sunlit.assurance.queries import alarms
from sunlit.assurance.whole import check_database
from sunlit.cases.check import check_cases
from sunlit.jobs.models import Job
from sunlit.jobs.worker import Workers
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.sequencer import Sequencer
from sunlit.ledger.services.begin_rules import RULES_BEGUN, begin_rules
from sunlit.people.models import Person
from sunlit.people.services.add_qualification import QUALIFICATION_ADDED
from sunlit.rules.procedure import Role
from sunlit.rules.since import Remark
from tampering import tamper

pytestmark = pytest.mark.usefixtures("database")
UPGRADED = at("2026-10-08 08:00")
NO_REGISTER = "还没有开始登记法律职业资格"
UNQUALIFIED = "没有登记国家统一法律职业资格"
_ADDED = f"SELECT id FROM ledger_pendingevent WHERE event = '{QUALIFICATION_ADDED}'"
FORGET_THE_REGISTER = (
    "DELETE FROM people_legalqualification",
    f"DELETE FROM ledger_queuedevent WHERE pending_id IN ({_ADDED})",
    f"DELETE FROM ledger_logentry WHERE pending_id IN ({_ADDED})",
    f"DELETE FROM ledger_pendingevent WHERE event = '{QUALIFICATION_ADDED}'",
)


def told() -> tuple[list[str], list[str]]:
    """Return the findings and the remarks of the whole database."""
    lines = list(check_database())
    remarks: list[str] = [line for line in lines if isinstance(line, Remark)]
    return [line for line in lines if not isinstance(line, Remark)], remarks


@pytest.fixture
def reviewed(story: CaseStory) -> CaseStory:
    """A case to which a registered reviewer has agreed; nothing of it is in the log yet."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    story.review(agreement())
    return story


@pytest.fixture
def older(reviewed: CaseStory) -> CaseStory:
    """The same of a version that had no register: neither it nor the log holds a qualification."""
    tamper(*FORGET_THE_REGISTER)
    Sequencer().run_round()
    begin_rules(UPGRADED)
    Sequencer().run_round()
    return reviewed


@pytest.mark.usefixtures("older")
def test_an_opinion_from_before_the_register_is_told_and_is_no_finding() -> None:
    """处罚法58.2: that nobody was registered then says nothing of who was qualified."""
    findings, remarks = told()
    assert findings == []
    assert [NO_REGISTER in line for line in remarks] == [True]


def test_rows_that_are_deleted_make_no_remark_of_a_finding(reviewed: CaseStory) -> None:
    """The register as one finds it is empty, the log says that it was not."""
    Sequencer().run_round()
    begin_rules(UPGRADED)
    tamper(FORGET_THE_REGISTER[0])
    findings, remarks = told()
    assert any(UNQUALIFIED in line for line in findings), findings
    assert remarks == []
    tamper(*FORGET_THE_REGISTER[1:])
    findings, remarks = told()
    assert any(NO_REGISTER in line and "按问题对待" in line for line in findings), findings
    assert any("所指的事件已不在" in line or "不符" in line for line in findings), findings
    assert remarks == []
    assert reviewed.case.number in "".join(findings)


def test_an_opinion_dated_back_before_the_rule_is_found(story: CaseStory) -> None:
    """Its place in the log is after the rule, whatever its moment says."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    Sequencer().run_round()
    begin_rules(UPGRADED)
    Sequencer().run_round()
    assert story.review(agreement()).recorded_at < UPGRADED
    tamper("DELETE FROM people_legalqualification")
    sentences = [one.sentence for one in check_cases()]
    assert [UNQUALIFIED in one for one in sentences] == [True]
    assert not any(isinstance(one, Remark) for one in sentences)


@ON_SQLITE
def test_an_instance_begins_with_its_rules_and_records_each_once(reviewed: CaseStory) -> None:
    begin_rules(UPGRADED)
    begin_rules(UPGRADED)
    assert PendingEvent.objects.filter(event=RULES_BEGUN).count() == 1
    tamper(*FORGET_THE_REGISTER)
    before = [one.sentence for one in check_cases()]
    assert [isinstance(one, Remark) for one in before] == [True]
    tamper(f"DELETE FROM ledger_queuedevent WHERE pending_id IN ({_begun()})")
    tamper(f"DELETE FROM ledger_pendingevent WHERE event = '{RULES_BEGUN}'")
    never = [one.sentence for one in check_cases()]
    assert [isinstance(one, Remark) for one in never] == [False], "a silent log excuses nothing"
    assert reviewed.case


def test_a_study_from_before_its_result_had_to_be_carried_is_told(story: CaseStory) -> None:
    """审核制度9: the study opens no gate; nobody who was present stood for what it recorded."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    story.review(objection())
    story.take("ask_recheck", when="2026-09-30 10:00")
    story.review(objection(), when="2026-09-30 11:00")
    story.take("study_disagreement", when="2026-09-30 14:00")
    kind = "text" if connection.vendor == "sqlite" else "jsonb"
    turned = "replace(CAST(content AS text), '\"office\"', '\"review\"')"
    tamper(
        f"UPDATE cases_step SET content = CAST({turned} AS {kind}) WHERE code = 'give_study_view'"
    )

    def carried() -> list[str]:
        sentences = [one.sentence for one in check_cases()]
        return [one for one in sentences if "没有一位支持承办科室" in one]

    [found] = carried()
    assert not isinstance(found, Remark), "the log does not say that the rule began later"
    begin_rules(UPGRADED)
    [told_of] = carried()
    assert isinstance(told_of, Remark)
    tamper("DELETE FROM cases_step WHERE code = 'give_study_view'")
    missing = [one.sentence for one in check_cases() if "到会的人都发表" in one.sentence]
    assert missing
    assert not any(isinstance(one, Remark) for one in missing), "only this rule is younger"


@ON_SQLITE
@pytest.mark.usefixtures("older", "website")
def test_a_remark_stands_on_the_page_of_checks_and_raises_no_alarm(
    persons: dict[str, Person], signed_in: Callable[[Person], Client]
) -> None:
    workers = Workers()
    workers.queue_periodic()
    Job.objects.update(run_at=timezone.now() - timedelta(seconds=1))
    workers.run_until_idle()
    assert [one for one in alarms(timezone.now()) if one.grave] == []
    assert Client().get("/readyz").status_code == OK
    last = VerificationRound.objects.filter(part=Part.DATABASE).get()
    assert (last.found, len(last.remarks)) == (0, 1)
    office = persons["officer1"].office
    auditor = make_person("watching", "监督甲", office, [Role.AUDITOR])
    page = signed_in(auditor).get("/desk/assurance/").content.decode()
    assert "没有发现问题" in page
    assert f'<span class="tag">说明</span> {escape(last.remarks[0])}' in " ".join(page.split())


def _begun() -> str:
    return f"SELECT id FROM ledger_pendingevent WHERE event = '{RULES_BEGUN}'"


@ON_SQLITE
@pytest.mark.usefixtures("older")
def test_a_log_that_is_not_sound_is_no_ground_for_a_remark(instance: Path) -> None:
    assert told()[0] == []
    (instance / "log" / "record" / "checkpoint").write_text("x")
    findings, remarks = told()
    assert remarks == []
    assert any(NO_REGISTER in line and "按问题对待" in line for line in findings), findings
