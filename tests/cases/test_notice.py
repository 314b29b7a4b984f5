"""行政处罚事先告知, its service, and what the party says to it."""

from datetime import date

import pytest

from cases.entries import CITIZEN, written_statement
from factories import HEARING_FROM_FEN, ON_SQLITE, STATUTORY_MAX_FEN, CaseStory, at, refused
from sunlit.cases.models import AdvanceNotice
from tampering import tamper

MADE = written_statement(date(2026, 9, 28))


def served(story: CaseStory, *, fine_fen: int = 1_500_000) -> CaseStory:
    story.fine_fen = fine_fen
    return story.until("serve_notice")


@ON_SQLITE
@pytest.mark.parametrize(
    ("fine_fen", "told"),
    [(HEARING_FROM_FEN - 1, False), (HEARING_FROM_FEN, True), (STATUTORY_MAX_FEN, True)],
)
def test_the_right_to_a_hearing_begins_at_the_threshold(
    story: CaseStory, fine_fen: int, *, told: bool
) -> None:
    story.fine_fen = fine_fen
    story.until("notify")
    notice = AdvanceNotice.objects.get()
    assert notice.hearing_right is told
    assert notice.document.content["hearing"] == ("告知听证权利" if told else "不属于听证范围")
    assert notice.document.content["statement_period"] == ("5个工作日" if told else "3个工作日")
    assert notice.document.content["fine"] == fine_fen


@ON_SQLITE
@pytest.mark.parametrize(("fine_fen", "told"), [(199_999, False), (200_000, True)])
def test_a_citizen_has_a_right_to_a_hearing_from_a_lower_amount(
    story: CaseStory, fine_fen: int, *, told: bool
) -> None:
    story.party = CITIZEN
    story.fine_fen = fine_fen
    story.until("notify")
    assert AdvanceNotice.objects.get().hearing_right is told


@ON_SQLITE
def test_a_warning_alone_gives_no_right_to_a_hearing(story: CaseStory) -> None:
    story.fine_fen, story.warning = 0, True
    story.until("notify")
    notice = AdvanceNotice.objects.get()
    assert not notice.hearing_right
    assert notice.document.content["proposed_penalty"] == "警告。"
    assert notice.document.content["fine"] is None


def test_the_notice_says_what_the_investigation_proposed(story: CaseStory) -> None:
    story.warning = True
    story.until("notify")
    content = AdvanceNotice.objects.get().document.content
    assert content["proposed_penalty"] == "1. 警告；\n2. 罚款人民币15,000元。"
    assert "未建立粮食经营台账" in content["violated"]
    assert content["evidence"] == [
        {
            "name": "粮食收购凭证",
            "source": "当事人提供",
            "proves": "收购数量和没有建立台账的事实",
        }
    ]


@ON_SQLITE
def test_an_investigation_concludes_with_a_lawful_proposal(story: CaseStory) -> None:
    story.until("investigate")
    with refused("处罚法9", "warning"):
        story.take("conclude_investigation", fine_fen=0)
    with refused("处罚法34", "fine_fen"):
        story.take("conclude_investigation", fine_fen=STATUTORY_MAX_FEN + 1)
    story.take("conclude_investigation", fine_fen=STATUTORY_MAX_FEN)


def test_silence_ends_the_statement_only_after_the_last_day(story: CaseStory) -> None:
    served(story)
    for day in ("2026-09-24 10:00", "2026-09-30 23:59"):
        with refused("处罚法62", "statement"):
            story.take("hear_statement", statement="none", when=day)
    story.take("hear_statement", statement="none", when="2026-10-01 00:01")


@ON_SQLITE
def test_silence_ends_the_statement_with_the_hearing_where_there_is_one(story: CaseStory) -> None:
    served(story, fine_fen=HEARING_FROM_FEN)
    silent = {"statement": "none", "hearing": "none"}
    with refused("处罚法62", "statement"):
        story.take("hear_statement", **silent, when="2026-10-09 23:59")
    story.take("hear_statement", **silent, when="2026-10-10 00:01")


@ON_SQLITE
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"waiver_proof": ""}, "waiver_proof"),
        ({"waiver_record": " "}, "waiver_record"),
        ({"waiver_proof": "refusal"}, "waiver_witness"),
        ({"waived_on": "2026-09-23"}, "waived_on"),
        ({"waived_on": "2026-09-25"}, "waived_on"),
    ],
)
@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("处罚法62", {}),
        ("处罚法63", {"statement": "made", **MADE, "received_on": "2026-09-24"}),
    ],
    ids=["statement", "hearing"],
)
def test_a_waiver_without_proof_counts_for_nothing(
    story: CaseStory, article: str, said: dict[str, str], changed: dict[str, str], field: str
) -> None:
    """CF-G05、CF-G06 (处罚法62、63): the period runs out."""
    served(story, fine_fen=HEARING_FROM_FEN)
    with refused(article, field):
        story.take(
            "hear_statement", when="2026-09-24 09:30", **{**said, "hearing": "waived"}, **changed
        )
    story.take("hear_statement", when="2026-09-24 09:30")


@ON_SQLITE
def test_a_waiver_that_was_never_proven_holds_draft_and_decision_until_the_last_day(
    story: CaseStory,
) -> None:
    """What was entered before a waiver asked for its proof (处罚法62)."""
    story.until("hear_statement")
    tamper(
        "UPDATE cases_step SET content = REPLACE(content, '\"paper\"', '\"\"')"
        " WHERE code = 'hear_statement'"
    )
    with refused("处罚法62"):
        story.take("draft_decision", when="2026-09-30 09:00")
    story.take("draft_decision", when="2026-10-01 09:00")


@ON_SQLITE
def test_an_open_hearing_right_holds_the_case_up_to_its_last_day(story: CaseStory) -> None:
    """CF-G06 (处罚法63、64)."""
    served(story, fine_fen=HEARING_FROM_FEN)
    with refused("处罚法64(1)", "hearing"):
        story.take("hear_statement", hearing="none", when="2026-10-09 23:59")
    story.take("hear_statement", hearing="none", when="2026-10-10 00:01")


@ON_SQLITE
def test_a_hearing_that_was_asked_for_holds_the_case(story: CaseStory) -> None:
    served(story, fine_fen=HEARING_FROM_FEN)
    with refused("处罚法63", "hearing"):
        story.take("hear_statement", hearing="requested", when="2026-10-12")


@ON_SQLITE
def test_an_offered_hearing_is_answered(story: CaseStory) -> None:
    served(story, fine_fen=HEARING_FROM_FEN)
    with refused("处罚法63", "hearing"):
        story.take("hear_statement", hearing="not_told", when="2026-10-12")


@ON_SQLITE
def test_nobody_answers_a_hearing_that_was_not_offered(story: CaseStory) -> None:
    served(story)
    for hearing in ("requested", "none", "waived"):
        with refused("处罚法63", "hearing"):
            story.take("hear_statement", hearing=hearing, when="2026-10-12")


def test_a_statement_does_not_shorten_the_time_to_answer(story: CaseStory) -> None:
    served(story)
    story.take("hear_statement", **MADE, when="2026-09-28 09:00")
    story.take("reexamine", when="2026-09-28 10:00")
    story.until("endorse_decision")
    for moment in ("2026-09-30 09:00", "2026-09-30 23:00"):
        with refused("处罚法62"):
            story.take("decide", when=moment)
    story.take("decide", when="2026-10-08")


def test_a_waiver_before_the_service_is_refused(story: CaseStory) -> None:
    story.until("notify")
    story.take("serve_notice", when="2026-09-28")
    with refused("处罚法44", "happened_at"):
        story.take("hear_statement", when="2026-09-29", happened_at=at("2026-09-24"))


def test_a_heavier_penalty_needs_a_new_conclusion_and_a_new_notice(story: CaseStory) -> None:
    story.until("draft_decision")
    heavier = story.fine_fen + 100
    with refused("处罚法45", "fine_fen"):
        story.take("draft_decision", fine_fen=heavier)
    story.take("conclude_investigation", when="2026-09-29", fine_fen=heavier)
    with refused("处罚法44"):
        story.take("serve_notice", when="2026-09-29")
    for hour, step in enumerate(("notify", "serve_notice", "hear_statement", "draft_decision"), 10):
        story.fine_fen = heavier
        story.take(step, when=f"2026-09-29 {hour}:00")
    story.until("decide")
    assert story.case.decisions.get().fine_fen == heavier


def test_a_second_notice_must_be_served_and_heard_again(story: CaseStory) -> None:
    story.until("draft_decision")
    story.take("notify", when="2026-09-29")
    with refused("处罚法44"):
        story.take("decide")
    with refused("处罚法44"):
        story.take("hear_statement", when="2026-09-29")
    story.take("serve_notice", when="2026-09-29 10:00")
    with refused("处罚法62"):
        story.take("draft_decision", when="2026-09-29 11:00")
    story.take("hear_statement", when="2026-09-29 12:00")
    story.take("draft_decision", when="2026-09-29 13:00")
    story.until("decide")
    notices = list(AdvanceNotice.objects.order_by("id"))
    assert [str(notice.document.number) for notice in notices] == [
        "阳发改罚告〔2026〕1号",
        "阳发改罚告〔2026〕2号",
    ]
    assert story.case.decisions.get().notice == notices[1]
    assert (
        "阳发改罚告〔2026〕2号"
        in story.case.decisions.get().document.content["statement_and_hearing"]
    )
