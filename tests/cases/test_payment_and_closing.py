"""缴款, 执行, 结案: a case ends as what happened says (CF-G20)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from factories import ON_SQLITE, CaseStory, refused
from sunlit.cases.models import Payment
from sunlit.documents.models import Document
from sunlit.duties.models import Duty
from sunlit.procedures.penalty.closing import (
    EXECUTED,
    EXECUTION_ENDED,
    INVESTIGATION_ENDED,
    NOT_PUNISHED,
    TRANSFERRED,
)
from sunlit.procedures.penalty.payments import lateness, owed_fen
from sunlit.rules.forms import Kind
from sunlit.rules.refusal import Refused

MANNERS = {EXECUTED, NOT_PUNISHED, TRANSFERRED, EXECUTION_ENDED, INVESTIGATION_ENDED}
SECOND_HALF: Mapping[str, object] = {"receipt_number": "晋财罚0002"}


def closing_report() -> Mapping[str, Any]:
    return dict(Document.objects.get(form="D24").content)


def only_manner(story: CaseStory, manner: str, when: str) -> None:
    """Every other manner is refused at its field; this one is taken."""
    for other in sorted(MANNERS - {manner}):
        with refused("记录制度9", "manner"):
            story.take("report_closing", when=when, manner=other)
    story.take("report_closing", when=when, manner=manner)


def test_a_fine_is_paid_in_parts_each_with_its_receipt(story: CaseStory) -> None:
    story.until("publish")
    story.take("record_payment", amount_fen=500_000, paid_on="2026-10-09")
    assert owed_fen(story.facts) == 1_000_000
    story.take("record_payment", when="2026-10-12 08:40", **SECOND_HALF)
    assert owed_fen(story.facts) == 0
    story.until("close")
    assert closing_report()["execution"].splitlines() == [
        "2026年10月9日缴纳5,000元（凭证号晋财罚示例0001）。",
        "2026年10月12日缴纳10,000元（凭证号晋财罚0002）。",
        "罚款已全部缴纳。",
    ]


@ON_SQLITE
@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("amount_fen", 0),
        ("amount_fen", 1_500_001),
        ("paid_on", "2026-09-29"),
        ("paid_on", "2026-10-13"),
    ],
)
def test_a_payment_is_of_what_is_owed_between_the_decision_and_today(
    story: CaseStory, field: str, wrong: object
) -> None:
    story.until("publish")
    with refused("处罚法67", field):
        story.take("record_payment", **{field: wrong})
    assert not Payment.objects.exists()
    story.take("record_payment", paid_on="2026-09-30")


@ON_SQLITE
def test_a_payment_asks_one_date_and_says_what_is_wrong_with_it(story: CaseStory) -> None:
    """The day on the receipt counts; a second one, of the registration, was taken for it."""
    story.until("publish")
    form = story.facts.procedure.forms["record_payment"]
    dates = [one.label for one in form.fields if one.kind in {Kind.DATE, Kind.MOMENT}]
    assert (dates, form.asks_when) == (["缴款日期"], False)
    with pytest.raises(Refused, match="不能晚于今天（2026-10-12），请照缴款凭证上的日期"):
        story.take("record_payment", paid_on="2026-10-13")
    with pytest.raises(Refused, match="早于作出决定的日期（2026-09-30），请核对缴款凭证"):
        story.take("record_payment", paid_on="2026-09-29")


@ON_SQLITE
@pytest.mark.parametrize("field", ["paid_on", "amount_fen", "receipt_number", "payer"])
def test_a_payment_has_day_amount_receipt_and_payer(story: CaseStory, field: str) -> None:
    story.until("publish")
    with refused(field=field):
        story.take("record_payment", **{field: None})


@ON_SQLITE
def test_one_receipt_is_not_recorded_twice(story: CaseStory) -> None:
    story.until("publish")
    story.take("record_payment", amount_fen=500_000)
    with refused("处罚法67", "receipt_number"):
        story.take("record_payment", receipt_number=" 晋财罚示例0001 ")


@ON_SQLITE
def test_nothing_is_paid_where_no_fine_was_imposed(story: CaseStory) -> None:
    story.fine_fen, story.warning = 0, True
    story.until("publish")
    with refused("处罚法67", "amount_fen"):
        story.take("record_payment", amount_fen=100)


def test_a_fine_is_not_executed_while_a_part_is_unpaid(story: CaseStory) -> None:
    """CF-G20 (处罚法67)."""
    story.until("publish")
    story.take("record_payment", amount_fen=500_000)
    for blank in ("", None, "  "):
        with refused("处罚法67", "unpaid_reason"):
            story.take("execute", unpaid_reason=blank)
    story.take("record_payment", when="2026-10-12 08:40", **SECOND_HALF)
    with refused("处罚法67", "unpaid_reason"):
        story.take("execute", unpaid_reason="已经缴清。")
    story.take("execute")


def test_a_punished_case_is_closed_as_executed_only_when_it_was(story: CaseStory) -> None:
    """CF-G20: 处罚执行完毕."""
    story.until("execute")
    only_manner(story, EXECUTED, "2026-10-12 15:00")
    story.until("close")
    report = closing_report()
    assert report["manner"] == EXECUTED
    assert [report[name]["name"] for name in ("officer_opinion", "office_opinion")] == [
        "张一",
        "赵四",
    ]
    assert report["head_opinion"]["name"] == "刘七"


def test_a_fine_that_will_not_be_collected_is_closed_as_ended_execution(story: CaseStory) -> None:
    """CF-G20: 终结执行."""
    story.until("publish")
    story.take("execute", unpaid_reason="法院裁定终结执行。")
    only_manner(story, EXECUTION_ENDED, "2026-10-12 15:00")
    story.until("close")
    assert "法院裁定终结执行。" in closing_report()["execution"]


def test_a_case_the_police_took_is_closed_as_transferred_with_its_goods_handed_over(
    story: CaseStory,
) -> None:
    """CF-G20: 移送."""
    story.until("investigate")
    for hour, step in enumerate(
        ("report_crime", "approve_transfer", "send_transfer", "police_files"), 9
    ):
        story.take(step, when=f"2026-09-23 {hour:02}:00")
    with refused("记录制度9"):
        story.take("report_closing", when="2026-09-24")
    story.take("hand_over_goods", when="2026-09-24")
    only_manner(story, TRANSFERRED, "2026-09-24 10:00")
    story.take("endorse_closing", when="2026-09-24 11:00")
    story.take("close", when="2026-09-24 15:00")
    report = closing_report()
    assert "公安机关已经立案" in report["execution"]
    assert "decision_number" not in report


def test_a_case_that_comes_back_is_not_closed_on_the_old_report(story: CaseStory) -> None:
    story.until("investigate")
    for hour, step in enumerate(
        ("report_crime", "approve_transfer", "send_transfer", "police_files", "hand_over_goods"), 9
    ):
        story.take(step, when=f"2026-09-23 {hour:02}:00")
    story.take("report_closing", when="2026-09-24", manner=TRANSFERRED)
    story.take("endorse_closing", when="2026-09-24 10:00")
    story.take("judiciary_returns", when="2026-09-24 11:00")
    with refused("记录制度9"):
        story.take("close", when="2026-09-24 12:00")


def test_a_case_is_closed_only_when_executed_and_published(story: CaseStory) -> None:
    story.until("serve")
    with refused("记录制度9"):
        story.take("report_closing")
    story.take("check_publication")
    story.take("record_payment", when="2026-10-09 08:00")
    story.take("execute", when="2026-10-09 08:10")
    with refused("公示制度6(3)"):
        story.take("report_closing")
    story.take("publish")
    story.until("close")


def test_the_leader_returns_a_report_and_it_is_made_anew(story: CaseStory) -> None:
    story.until("endorse_closing")
    story.take("return_closing", when="2026-10-13 08:00")
    with refused("记录制度9"):
        story.take("close")
    asked = Duty.objects.open().filter(actionable=True)
    assert [duty.step for duty in asked if duty.step] == ["report_closing"]
    story.take("report_closing", when="2026-10-13 08:10")
    story.take("endorse_closing", when="2026-10-13 08:20")
    story.take("close")


def test_the_end_of_the_act_is_the_day_the_closing_is_approved(story: CaseStory) -> None:
    story.until("close")
    assert Duty.objects.get(code="DA-ARCHIVE").counted_from == date(2026, 10, 13)


@ON_SQLITE
def test_lateness_is_counted_from_the_last_day_of_payment(story: CaseStory) -> None:
    story.until("publish")
    day = story.case.decisions.get().decided_on
    assert lateness(story.facts, day.replace(month=10, day=23)) is None
    late = lateness(story.facts, day.replace(month=10, day=26))
    assert late is not None
    assert (late.days, late.amount_fen) == (3, 3 * 45_000)
