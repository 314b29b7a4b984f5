"""What is due in a case: by a table made by hand, with 中秋 and 国庆 in between."""

from collections.abc import Collection, Mapping
from datetime import date

from factories import HEARING_FROM_FEN, ON_SQLITE, SCHEDULE, CaseStory, at, objection
from sunlit.cases.duties import PARTY, derive
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.refresh_case import refresh_case
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.duties.models import Duty
from sunlit.duties.queries import differences
from sunlit.rules.procedure import Role

CLOCKS = {
    "CF-FILE": ("2026-09-21", "2026-10-19", "2026-09-22"),
    "CF-DECIDE": ("2026-09-22", "2026-12-21", "2026-09-30"),
    "CF-STATEMENT": ("2026-09-24", "2026-09-30", "2026-09-28"),
    "CF-HEAR-REQ": ("2026-09-24", "2026-10-09", "2026-09-28"),
    "FS-REVIEW": ("2026-09-29", "2026-10-12", "2026-09-30"),
    "CF-SERVE": ("2026-09-30", "2026-10-15", "2026-10-08"),
    "GS-XKCF": ("2026-09-30", "2026-10-15", "2026-10-09"),
    "CF-PAY": ("2026-10-08", "2026-10-23", "2026-10-12"),
    "RM-RECON": ("2026-10-08", "2026-12-07", None),
    "RM-SUIT": ("2026-10-08", "2027-04-08", None),
    "CF-CLOSE": ("2026-10-12", "2026-11-02", "2026-10-13"),
    "DA-ARCHIVE": ("2026-10-13", "2026-11-12", None),
}
"""Deadline: counted from, due on, done on. 25—27 September and 1—7 October are holidays, 10 October
is a working Saturday."""

WAITING: Mapping[str, Collection[tuple[str, Role, str | None]]] = {
    "register_lead": {("check_lead", Role.OFFICER, "2026-10-19")},
    "check_lead": {("apply_to_file", Role.OFFICER, "2026-10-19")},
    "apply_to_file": {("endorse_filing", Role.OFFICE_HEAD, "2026-10-19")},
    "endorse_filing": {("file_case", Role.LEADER, "2026-10-19")},
    "file_case": {("assign_officers", Role.OFFICE_HEAD, "2026-12-21")},
    "assign_officers": {("investigate", Role.OFFICER, "2026-12-21")},
    "investigate": {("conclude_investigation", Role.OFFICER, "2026-12-21")},
    "conclude_investigation": {("notify", Role.OFFICER, "2026-12-21")},
    "notify": {("serve_notice", Role.OFFICER, "2026-12-21")},
    "serve_notice": {("hear_statement", Role.OFFICER, "2026-12-21")},
    "hear_statement": {("draft_decision", Role.OFFICER, "2026-12-21")},
    "draft_decision": {("refer", Role.OFFICER, "2026-12-21")},
    "refer": {("review_agrees", Role.REVIEWER, "2026-10-12")},
    "review_agrees": {("endorse_decision", Role.OFFICE_HEAD, "2026-12-21")},
    "endorse_decision": {("convene", Role.LEADER, "2026-12-21")},
    "deliberate": {("decide", Role.LEADER, "2026-12-21")},
    "decide": {("serve", Role.OFFICER, "2026-10-15")},
    "serve": {
        ("check_publication", Role.DISCLOSER, "2026-10-15"),
        ("execute", Role.OFFICER, "2026-10-23"),
    },
    "check_publication": {
        ("review_secrecy", Role.OFFICER, "2026-10-15"),
        ("execute", Role.OFFICER, "2026-10-23"),
    },
    "review_secrecy": {
        ("publish", Role.OFFICE_HEAD, "2026-10-15"),
        ("execute", Role.OFFICER, "2026-10-23"),
    },
    "publish": {("execute", Role.OFFICER, "2026-10-23")},
    "record_payment": {("execute", Role.OFFICER, None)},
    "execute": {("report_closing", Role.OFFICER, "2026-11-02")},
    "report_closing": {("endorse_closing", Role.OFFICE_HEAD, "2026-11-02")},
    "endorse_closing": {("close", Role.LEADER, "2026-11-02")},
    "close": {("compile_dossier", Role.OFFICER, "2026-11-12")},
}
"""After each step of a major case: what it waits for, of whom, until when."""


def clock(code: str) -> Duty:
    return Duty.objects.get(code=code)


def refresh_duties_of(case: Case) -> None:
    facts = CaseFacts(case)
    refresh_case(facts, derive(facts, current_calendar(), current_house()))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def stored_as_derived(story: CaseStory) -> list[str]:
    derived = derive(story.facts, current_calendar(), current_house())
    return differences(story.case.uuid, derived)


def test_every_clock_of_a_major_case_runs_as_the_table_says(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("close")
    found = {
        duty.code: (duty.counted_from, duty.due_on, duty.closed_on)
        for duty in Duty.objects.exclude(deadline="")
    }
    assert found == {code: tuple(day(text) for text in row) for code, row in CLOCKS.items()}


def test_after_every_step_the_stored_duties_are_those_derived(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    for step, waiting in WAITING.items():
        story.take(step)
        assert stored_as_derived(story) == [], step
        asked = {
            (duty.step, duty.role, duty.due_on) for duty in Duty.objects.open() if duty.actionable
        }
        assert asked == {(code, role, day(due)) for code, role, due in waiting}, step


@ON_SQLITE
def test_a_minor_case_is_decided_without_waiting_for_a_review(story: CaseStory) -> None:
    story.until("draft_decision")
    asked = Duty.objects.open().filter(actionable=True)
    assert [(duty.step, duty.role) for duty in asked] == [("endorse_decision", Role.OFFICE_HEAD)]
    assert not Duty.objects.filter(code="FS-REVIEW").exists()


@ON_SQLITE
def test_a_party_without_a_hearing_right_has_no_time_to_ask_for_one(story: CaseStory) -> None:
    story.until("serve_notice")
    assert not Duty.objects.filter(code="CF-HEAR-REQ").exists()
    assert clock("CF-STATEMENT").role == PARTY


def test_a_warning_is_not_to_be_paid(story: CaseStory) -> None:
    story.fine_fen, story.warning = 0, True
    story.until("serve")
    assert not Duty.objects.filter(code="CF-PAY").exists()
    story.until("close")
    assert stored_as_derived(story) == []


def test_a_second_notice_replaces_the_clocks_of_the_first(story: CaseStory) -> None:
    story.until("serve_notice")
    story.take("notify", when="2026-09-28 10:00")
    assert not Duty.objects.filter(code="CF-STATEMENT").exists()
    story.take("serve_notice", when="2026-09-28 11:00")
    assert clock("CF-STATEMENT").counted_from == date(2026, 9, 28)
    assert clock("CF-STATEMENT").due_on == date(2026, 10, 8)
    assert stored_as_derived(story) == []


def test_a_new_draft_stops_asking_for_the_review_of_the_old_one(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    story.take("draft_decision", when="2026-09-29 10:00")
    assert not Duty.objects.filter(code="FS-REVIEW").exists()
    assert Duty.objects.open().get(actionable=True).step == "refer"


def test_an_objection_ends_the_review_and_asks_for_a_new_draft(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    story.review(objection())
    assert clock("FS-REVIEW").closed_on == date(2026, 9, 30)
    assert Duty.objects.open().get(actionable=True).step == "draft_decision"
    story.take("draft_decision", when="2026-10-08")
    story.take("refer", when="2026-10-09")
    rounds = Duty.objects.filter(code="FS-REVIEW").order_by("start")
    assert [duty.closed_on for duty in rounds] == [date(2026, 9, 30), None]
    assert stored_as_derived(story) == []


@ON_SQLITE
def test_a_fine_paid_in_time_is_in_time_though_entered_later(story: CaseStory) -> None:
    story.until("publish")
    story.take("record_payment", when="2026-11-05", paid_on="2026-10-20")
    assert clock("CF-PAY").closed_on == date(2026, 10, 20)
    story.take("execute", when="2026-11-06")
    assert clock("CF-CLOSE").counted_from == date(2026, 11, 6)


@ON_SQLITE
def test_the_time_to_pay_ends_with_the_last_part_of_the_fine(story: CaseStory) -> None:
    story.until("publish")
    story.take("record_payment", when="2026-10-12", amount_fen=500_000)
    assert clock("CF-PAY").closed_on is None
    story.take("record_payment", when="2026-10-13", receipt_number="晋财罚0002")
    assert clock("CF-PAY").closed_on == date(2026, 10, 13)
    assert stored_as_derived(story) == []


@ON_SQLITE
def test_a_service_entered_later_counts_from_the_day_of_receipt(story: CaseStory) -> None:
    story.until("decide")
    story.take("serve", when="2026-10-12", served_on="2026-10-09")
    assert clock("CF-SERVE").closed_on == date(2026, 10, 9)
    assert clock("CF-PAY").counted_from == date(2026, 10, 9)


@ON_SQLITE
def test_the_file_is_first_the_duty_of_the_handling_office(story: CaseStory) -> None:
    story.until("close")
    duty = Duty.objects.get(code="step:compile_dossier")
    assert (duty.role, duty.office) == (Role.OFFICER, story.case.office)
    assert duty.due_on == clock("DA-ARCHIVE").due_on
    assert not clock("DA-ARCHIVE").actionable


@ON_SQLITE
def test_a_remedy_is_the_partys_and_asks_nobody_in_the_organ(story: CaseStory) -> None:
    story.until("close")
    for code in ("RM-RECON", "RM-SUIT"):
        assert (clock(code).role, clock(code).actionable) == (PARTY, False)


@ON_SQLITE
def test_a_due_day_in_a_year_without_its_holidays_is_provisional(story: CaseStory) -> None:
    story.until("serve")
    assert clock("RM-SUIT").provisional
    assert not clock("RM-RECON").provisional


def test_a_duty_is_overdue_the_day_after_its_last(story: CaseStory) -> None:
    story.until("decide")
    assert not Duty.objects.overdue(date(2026, 10, 15)).filter(code="CF-SERVE").exists()
    assert Duty.objects.overdue(date(2026, 10, 16)).filter(code="CF-SERVE").exists()
    story.until("serve")
    assert not Duty.objects.overdue(date(2026, 10, 16)).filter(code="CF-SERVE").exists()


def test_a_refresh_removes_what_no_longer_follows_and_mends_what_differs(
    story: CaseStory,
) -> None:
    story.until("decide")
    Duty.objects.filter(code="CF-SERVE").update(due_on=date(2027, 1, 1), title="改动")
    stray = clock("GS-XKCF")
    stray.pk, stray.code = None, "CF-STRAY"
    stray.save()
    Duty.objects.filter(code="GS-XKCF").delete()
    wrong = stored_as_derived(story)
    case = story.case.uuid
    assert set(wrong) == {
        f"{case} 缺少待办 GS-XKCF",
        f"{case} 多出待办 CF-STRAY",
        f"{case} 的待办 CF-SERVE 不符：due_on、title",
    }
    refresh_duties_of(story.case)
    assert stored_as_derived(story) == []


def test_a_refresh_that_changes_nothing_keeps_the_rows(story: CaseStory) -> None:
    story.until("decide")
    before = set(Duty.objects.values_list("pk", flat=True))
    refresh_duties_of(story.case)
    assert set(Duty.objects.values_list("pk", flat=True)) == before


@ON_SQLITE
def test_the_duties_of_one_case_say_nothing_of_another(story: CaseStory) -> None:
    story.until("decide")
    other = CaseStory(story.persons)
    other.until("file_case")
    refresh_duties_of(other.case)
    assert stored_as_derived(story) == []
    assert stored_as_derived(other) == []


@ON_SQLITE
def test_a_duty_says_why_and_of_which_case(story: CaseStory) -> None:
    story.until("decide")
    duty = clock("GS-XKCF")
    assert duty.number == story.case.number
    assert duty.about == story.case.title
    assert "《行政执法公示制度》第六条" in duty.why
    assert duty.start == at(SCHEDULE["decide"])
