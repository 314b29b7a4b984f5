"""处罚法9: all kinds of penalty in one disposition, from the conclusion to the decision."""

import json
from datetime import date
from typing import Any

import pytest

from cases.entries import CITIZEN
from cases.kinds import BAN, DISPOSITIONS, GOODS, WITHOUT, make_matters
from factories import ON_SQLITE, CaseStory, refused
from sunlit.cases.check import check_cases
from sunlit.cases.models import AdvanceNotice, DecisionDraft
from sunlit.cases.papers.wording import basis_words
from sunlit.cases.work import Opened, work_of
from sunlit.documents.models import Document
from sunlit.duties.models import Duty
from sunlit.portal.presenters import decision_facts
from sunlit.procedures.penalty.closing import closing_manner
from sunlit.procedures.penalty.payments import owed_fen, paid_and_owed
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.refusal import Refused
from tampering import tamper

pytestmark = ON_SQLITE


def begun(story: CaseStory, matter: str) -> CaseStory:
    """Investigate a case of that matter."""
    make_matters()
    story.register(matter=matter)
    return story.until("investigate")


def concluded(story: CaseStory, matter: str, **changes: Any) -> CaseStory:
    """Conclude it with the penalty of the matter; the later steps propose the same."""
    said = {**DISPOSITIONS[matter], **changes}
    begun(story, matter).take("conclude_investigation", **said)
    return story


def drafted(story: CaseStory, matter: str, **changes: Any) -> DecisionDraft:
    said = {**DISPOSITIONS[matter], **changes}
    concluded(story, matter, **changes).until("hear_statement")
    story.take("draft_decision", **said)
    return DecisionDraft.objects.latest("version")


def test_a_fine_without_its_compulsory_warning_does_not_pass(story: CaseStory) -> None:
    """It did: 粮食流通条例45 asks for a warning, and a fine beside it."""
    begun(story, "KZ-01")
    with refused("粮食流通条例45", "warning"):
        story.take("conclude_investigation")
    with refused("粮食流通条例45", "criticism"):
        story.take("conclude_investigation", warning=True, criticism=True)
    story.take("conclude_investigation", warning=True)
    story.until("hear_statement")
    with refused("粮食流通条例45", "warning"):
        story.take("draft_decision")
    story.take("draft_decision", warning=True)


def test_what_is_decided_after_an_order_names_the_order(story: CaseStory) -> None:
    begun(story, "KZ-07")
    said: dict[str, Any] = {
        "fine_fen": 2_000_000,
        "situation": "overdue",
        "situation_facts": "逾期",
    }
    with refused("673号令19", "order_paper"):
        story.take("conclude_investigation", **said)
    said |= {"order_paper": "阳发改责改〔2026〕3号", "order_due": "2026-09-23"}
    with refused("673号令19", "order_due"):
        story.take("conclude_investigation", **said)
    story.take("conclude_investigation", **said | {"order_due": "2026-09-22"})


def test_a_rate_of_a_base_is_computed_and_shown(story: CaseStory) -> None:
    draft = drafted(story, "KZ-02")
    assert draft.fine_fen == draft.content["fine_fen"] == 1_428_000
    notice = AdvanceNotice.objects.get()
    assert notice.fine_fen == 1_428_000
    assert notice.document.content["proposed_penalty"] == (
        "1. 罚款人民币14,280元（以中标项目金额人民币2,380,000元为基数，按6‰计算）；\n"
        "2. 没收违法所得人民币30,000元。"
    )


RATES = [
    {"tier": "lighter", "by": "permille", "min_rate": 5, "max_rate": 6},
    {"tier": "ordinary", "by": "permille", "min_rate": "6.5", "max_rate": 8},
    {"tier": "heavier", "min_fen": 1, "max_fen": 100},
]


def test_a_rate_outside_its_tier_needs_a_reason_that_papers_print(story: CaseStory) -> None:
    """CF-G13 (处罚法34): before, the organ could set tiers for amounts alone."""
    begun(story, "KZ-02")
    tamper(f"UPDATE catalogue_matterversion SET tiers = '{json.dumps(RATES)}'")
    said = dict(DISPOSITIONS["KZ-02"])
    opened = Opened(story.facts, story.persons["officer1"], date(2026, 9, 23))
    frame = work_of(story.case.procedure, "conclude_investigation").beside(opened)
    assert ("一般处罚", "罚款6.5‰以上8‰以下") in [(row.label, row.words) for row in frame.rows]
    with refused("处罚法34", "deviation"):
        story.take("conclude_investigation", **said)
    with refused("处罚法34", "deviation"):
        story.take("conclude_investigation", **{**said, "fine_rate": "8.01"})
    with refused("处罚法34", "deviation"):
        story.take("conclude_investigation", **{**said, "tier": "heavier"})
    story.take("conclude_investigation", **{**said, "fine_rate": "6.5"})
    story.until("hear_statement")
    with refused("处罚法34", "deviation"):
        story.take("draft_decision", **said)
    story.take("draft_decision", **{**said, "deviation": "中标项目没有开工。"})
    told = AdvanceNotice.objects.get().document.content["discretion"]
    assert "适用裁量基准的“一般处罚”一档（罚款6.5‰以上8‰以下）。" in told
    story.until("decide")
    decided = Document.objects.get(form="D16").content["discretion"]
    assert decided.endswith("一档（罚款6.5‰以上8‰以下）。\n偏离裁量基准的理由：中标项目没有开工。")
    assert list(check_cases()) == []


def test_a_party_is_told_what_it_must_refund_and_correct(story: CaseStory) -> None:
    """处罚法28、44: the notice said the penalties and nothing of the orders beside them."""
    concluded(story, "KZ-05").until("notify")
    ordered = (
        "责令十五日内建立粮食经营台账。\n"
        "责令退还：十日内向十二家投标人退还多收的投标保证金24,000元和同期存款利息。"
    )
    assert AdvanceNotice.objects.get().document.content["correction"] == ordered
    assert Document.objects.get(form="D09").content["proposal"].endswith(ordered)


@pytest.mark.parametrize(
    ("changes", "citation", "field"),
    [
        ({"fine_base_fen": 0}, "处罚法59(3)", "fine_base_fen"),
        ({"fine_base_fen": None}, "处罚法59(3)", "fine_base_fen"),
        ({"fine_rate": "11"}, "招标投标法53", "fine_rate"),
        ({"fine_rate": "4.99"}, "招标投标法53", "fine_rate"),
        ({"fine_fen": 1_428_001}, "处罚法59(3)", "fine_fen"),
        ({"gains_fen": 0}, "处罚法28.2", "gains_fen"),
        ({"warning": True}, "招标投标法53", "warning"),
    ],
)
def test_a_fine_that_the_law_does_not_compute_so_is_refused(
    story: CaseStory, changes: dict[str, Any], citation: str, field: str
) -> None:
    begun(story, "KZ-02")
    with refused(citation, field):
        story.take("conclude_investigation", **{**DISPOSITIONS["KZ-02"], **changes})


@pytest.mark.parametrize(
    ("matter", "changes", "told", "row"),
    [
        ("KZ-03", {}, False, ""),  # 通报批评 alone
        ("KZ-02", {}, True, "ZD-06"),  # gains of the threshold
        ("KZ-02", {"gains_fen": 2_999_999}, False, "ZD-06"),
        ("KZ-04", {}, False, "ZD-06"),
        ("KZ-04", {"goods_value_fen": 3_000_000}, True, "ZD-06"),
    ],
)
def test_the_kinds_say_who_is_told_of_a_hearing_and_what_is_reviewed(
    story: CaseStory, matter: str, changes: dict[str, Any], *, told: bool, row: str
) -> None:
    draft = drafted(story, matter, **changes)
    assert AdvanceNotice.objects.get().hearing_right is told
    assert draft.major_row == row


def test_an_occupational_ban_gives_a_right_to_a_hearing(story: CaseStory) -> None:
    story.party = CITIZEN
    begun(story, "KZ-06")
    with refused("招标投标法实施条例72", "ban"):
        story.take("conclude_investigation", fine_fen=500_000)
    with refused("处罚法59(3)", "ban_person"):
        story.take("conclude_investigation", fine_fen=500_000, **BAN | {"ban_person": ""})
    story.take("conclude_investigation", fine_fen=500_000, **BAN)
    story.until("notify")
    assert AdvanceNotice.objects.get().hearing_right


def test_a_decision_imposes_the_kinds_and_verifies(story: CaseStory) -> None:
    drafted(story, "KZ-04")
    story.until("decide")
    content = Document.objects.get(form="D16").content
    assert content["disposition"] == (
        "没收非法财物：Y系列三相异步电动机2台（存放于一号车间）；"
        "SL7型变压器1台（存放于配电室），价值人民币18,000元。"
    )
    assert list(check_cases()) == []


def test_goods_that_were_not_told_are_not_confiscated(story: CaseStory) -> None:
    concluded(story, "KZ-04").until("hear_statement")
    more = [*GOODS, {"name": "水泵", "number": "1", "unit": "台", "place": "泵房"}]
    with refused("处罚法45", "goods"):
        story.take("draft_decision", **{**DISPOSITIONS["KZ-04"], "goods": more})


def test_a_matter_that_is_not_structured_is_asked_for_what_each_kind_must_say(
    story: CaseStory,
) -> None:
    begun(story, "KZ-08")
    revoked = {**WITHOUT, "license": "license_revocation", "license_title": "示例许可证"}
    with refused("处罚法59(3)", "license_number"):
        story.take("conclude_investigation", **revoked)
    story.take("conclude_investigation", **revoked, license_number="晋示0001")


def test_a_kind_that_was_slipped_into_a_draft_is_found(story: CaseStory) -> None:
    drafted(story, "KZ-03")
    assert list(check_cases()) == []
    tamper(
        "UPDATE cases_decisiondraft SET content = REPLACE(content, '\"criticism\": true',"
        ' \'"criticism": true, "gains_fen": 100\')'
    )
    assert any("拟定时所填的不符" in str(finding) for finding in check_cases())


def test_what_was_decided_before_the_kinds_were_asked_is_read_as_it_was(story: CaseStory) -> None:
    story.until("decide")
    older = "REPLACE(content, ', \"situation\": \"ordinary\"', '')"
    tamper(f"UPDATE cases_decisiondraft SET content = {older}")
    assert "situation" not in DecisionDraft.objects.get().content
    tamper("UPDATE catalogue_matterversion SET basis = '[\"粮食流通条例45(5)\"]'")
    assert not [one for one in check_cases() if "CF-G13" in str(one)]


def carried(kind: str, **said: Any) -> dict[str, Any]:
    """One row of what was carried out."""
    return {"kind": kind, "done": True, "on": "2026-10-12", "words": "清单和交接单随卷。", **said}


def test_the_decision_says_what_is_ordered_beside_it_and_how_it_is_performed(
    story: CaseStory,
) -> None:
    drafted(story, "KZ-05")
    story.take("refer")
    story.take("review_agrees")
    story.decide("2026-09-30 10:00")
    content = Document.objects.get(form="D16").content
    assert content["correction"] == (
        "责令十五日内建立粮食经营台账。\n"
        "责令退还：十日内向十二家投标人退还多收的投标保证金24,000元和同期存款利息。"
    )
    assert "没收的违法所得，当事人应当自收到本决定书之日起十五日内" in content["performance"]
    assert "责令退还的，当事人应当按期退还" in content["performance"]
    assert content["fine"] == 1_000_000


def test_what_is_confiscated_stands_in_the_paper_as_an_inventory(story: CaseStory) -> None:
    drafted(story, "KZ-04")
    told = AdvanceNotice.objects.get().document.content["goods"]
    story.until("decide")
    content = Document.objects.get(form="D16").content
    assert content["goods"] == told == GOODS
    assert "fine" not in content
    assert "payee_bank" not in content


def executed(story: CaseStory) -> CaseStory:
    """Serve a decision that confiscates goods."""
    drafted(story, "KZ-04")
    return story.until("serve")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [carried("confiscation_of_goods", on="")],
        [carried("confiscation_of_goods", on="2026-09-29")],
        [carried("confiscation_of_goods", on="2026-10-13")],
        [carried("confiscation_of_goods"), carried("confiscation_of_goods")],
        [carried("confiscation_of_goods"), carried("closure")],
    ],
    ids=["nothing", "no day", "before the decision", "to come", "twice", "not decided"],
)
def test_every_kind_of_a_decision_is_said_to_be_carried_out_once(
    story: CaseStory, rows: list[dict[str, Any]]
) -> None:
    executed(story)
    with refused("处罚法66.1", "carried_out"):
        story.take("execute", carried_out=rows)


@pytest.mark.parametrize(
    ("done", "manner", "other"),
    [(True, "处罚执行完毕", "终结执行"), (False, "终结执行", "处罚执行完毕")],
)
def test_a_case_is_closed_as_its_kinds_were_carried_out(
    story: CaseStory, manner: str, other: str, *, done: bool
) -> None:
    executed(story).until("publish")
    if done:
        given = {"received_on": "2026-10-09", "handed_by": "示例甲", "received": GOODS}
        story.take("receive_goods", when="2026-10-09 10:00", **given)
    row = carried("confiscation_of_goods", done=done, on="2026-10-12" if done else "")
    story.take("execute", carried_out=[row])
    with refused("记录制度9", "manner"):
        story.take("report_closing", manner=other)
    story.take("report_closing", manner=manner)
    story.until("close")
    said = Document.objects.get(form="D24").content["execution"]
    assert ("没收非法财物：2026-10-12 执行，清单和交接单随卷。" in said) is done
    assert ("没收非法财物：没有执行，清单和交接单随卷。" in said) is not done


def test_the_public_reads_every_kind_and_what_was_ordered(story: CaseStory) -> None:
    story.moments["review_agrees"] = "2026-09-29 10:00"
    drafted(story, "KZ-05")
    story.until("publish")
    snapshot = json.loads(bytes(story.publication.snapshot))
    assert snapshot["kinds"] == ["罚款", "没收违法所得"]
    assert "责令退还" in snapshot["correction"]
    rows = {fact.label: fact.value for fact in decision_facts(story.publication)}
    assert rows["处罚种类"] == "罚款、没收违法所得"
    assert "没收违法所得人民币1,200元" in rows["处罚内容"]
    assert "责令退还" in rows["责令改正、责令退还"]


def test_who_is_banned_is_hidden_from_the_public_as_every_name(story: CaseStory) -> None:
    """The conclusion of a snapshot was not masked: it named nobody before a ban did."""
    story.party = CITIZEN
    begun(story, "KZ-06")
    penalty = {"fine_fen": 500_000, **BAN}
    story.take("conclude_investigation", **penalty)
    story.until("hear_statement")
    story.take("draft_decision", **penalty)
    story.until("publish")
    shown = bytes(story.publication.snapshot).decode()
    assert "限制从业" in shown
    assert "欧阳示例" not in shown


def decided_with_gains(story: CaseStory) -> CaseStory:
    """Serve and publish a decision with a fine of 10,000 and gains of 1,200."""
    story.moments["review_agrees"] = "2026-09-29 10:00"
    drafted(story, "KZ-05")
    return story.until("publish")


def clock(code: str) -> Duty:
    return Duty.objects.get(code=code)


def test_gains_are_owed_paid_and_counted_apart_from_the_fine(story: CaseStory) -> None:
    """处罚法67(3) gives fifteen days for a fine; for gains the decision states them (59(4))."""
    decided_with_gains(story)
    assert clock("CF-GAINS").due_on == clock("CF-PAY").due_on
    assert DEADLINES["CF-GAINS"].is_parameter
    receipt: dict[str, Any] = {"receipt_number": "晋财罚0001", "when": "2026-10-09 10:00"}
    paid: dict[str, Any] = {**receipt, "paid_on": "2026-10-09"}
    with refused("处罚法74.2", "toward"):
        story.take("record_payment", amount_fen=120_000, **paid)
    with refused("处罚法74.2", "amount_fen"):
        story.take("record_payment", toward="gains", amount_fen=120_001, **paid)
    story.take("record_payment", toward="fine", amount_fen=1_000_000, **paid)
    assert clock("CF-PAY").closed_on == date(2026, 10, 9)
    assert clock("CF-GAINS").closed_on is None
    with refused("处罚法67", "unpaid_reason"):
        story.take("execute", carried_out=[carried("refund", on="2026-10-09")])
    assert ("没收的违法所得尚未缴纳", "1,200元") in paid_and_owed(story.facts)
    story.take("record_payment", toward="gains", amount_fen=70_000, **paid)
    assert clock("CF-GAINS").closed_on is None
    with refused("处罚法67", "receipt_number"):
        story.take("record_payment", toward="gains", amount_fen=50_000, **paid)
    paid["receipt_number"] = "晋财罚0002"
    story.take("record_payment", toward="gains", amount_fen=50_000, **paid)
    assert clock("CF-GAINS").closed_on == date(2026, 10, 9)
    story.take("execute", carried_out=[carried("refund", on="2026-10-09")])
    with refused("记录制度9", "manner"):
        story.take("report_closing", manner="终结执行")
    story.until("close")
    said = Document.objects.get(form="D24").content["execution"].splitlines()
    assert said[:3] == [
        "2026年10月9日缴纳罚款10,000元（凭证号晋财罚0001）。",
        "2026年10月9日缴纳没收的违法所得700元（凭证号晋财罚0001）。",
        "2026年10月9日缴纳没收的违法所得500元（凭证号晋财罚0002）。",
    ]
    assert list(check_cases()) == []


def test_a_case_is_not_carried_out_while_gains_are_unpaid(story: CaseStory) -> None:
    decided_with_gains(story)
    story.take("record_payment", toward="fine", amount_fen=1_000_000, paid_on="2026-10-09")
    rows = [carried("refund", on="2026-10-12")]
    story.take("execute", carried_out=rows, unpaid_reason="当事人已经破产，依法终结执行。")
    with refused("记录制度9", "manner"):
        story.take("report_closing", manner="处罚执行完毕")
    story.take("report_closing", manner="终结执行")
    story.until("close")
    said = Document.objects.get(form="D24").content["execution"]
    assert "尚未缴纳：没收的违法所得1,200元。" in said


def test_what_became_of_gains_before_they_were_paid_as_a_fine_stands(story: CaseStory) -> None:
    """An execution of before says it in a row; nothing is owed of it."""
    decided_with_gains(story)
    story.take("record_payment", toward="fine", amount_fen=1_000_000, paid_on="2026-10-09")
    rows = [carried("refund", on="2026-10-12")]
    story.take("execute", carried_out=rows, unpaid_reason="见说明。")
    assert owed_fen(story.facts) == 120_000
    before = json.dumps([carried("confiscation_of_gains"), *rows], ensure_ascii=False)
    content = f"json_set(content, '$.carried_out', json('{before}'))"
    tamper(f"UPDATE cases_step SET content = {content} WHERE code = 'execute'")
    assert owed_fen(story.facts) == 0
    assert closing_manner(story.facts) == "处罚执行完毕"


def test_confiscated_goods_are_handed_over_by_the_inventory(story: CaseStory) -> None:
    """处罚法59(4)、74: what, by whom, when; the clock stops with the last of it."""
    executed(story)
    assert clock("CF-GOODS").due_on == date(2026, 10, 23)
    with refused("处罚法66.1", "carried_out"):
        story.take("execute", carried_out=[])
    with refused("处罚法59(4)", "carried_out"):
        story.take("execute", carried_out=[carried("confiscation_of_goods")])
    given: dict[str, Any] = {"received_on": "2026-10-09", "handed_by": "示例甲"}
    when = "2026-10-09 10:00"
    with refused("处罚法59(4)", "received"):
        more = [{**GOODS[0], "number": "3"}]
        story.take("receive_goods", when=when, **given, received=more)
    with refused("处罚法59(4)", "received"):
        story.take("receive_goods", when=when, **given, received=[GOODS[0], GOODS[0]])
    with refused("处罚法59(4)", "received_on"):
        story.take(
            "receive_goods", when=when, received=GOODS, **{**given, "received_on": "2026-10-10"}
        )
    story.take("receive_goods", when=when, **given, received=GOODS[:1])
    assert clock("CF-GOODS").closed_on is None
    with refused("处罚法59(4)", "carried_out"):
        story.take("execute", carried_out=[carried("confiscation_of_goods")])
    story.take(
        "receive_goods",
        when="2026-10-10 10:00",
        received=GOODS[1:],
        **{**given, "received_on": "2026-10-10"},
    )
    assert clock("CF-GOODS").closed_on == date(2026, 10, 10)
    with refused("处罚法59(4)"):
        story.take("receive_goods", when="2026-10-10 11:00", **given, received=GOODS[:1])
    story.until("publish")
    story.take("execute", carried_out=[carried("confiscation_of_goods")])
    story.until("close")
    said = Document.objects.get(form="D24").content["execution"]
    assert "2026-10-09 收到没收的财物：Y系列三相异步电动机2台" in said
    assert "交付人示例甲，接收人" in said
    assert list(check_cases()) == []


def test_nothing_is_handed_over_where_no_goods_are_confiscated(story: CaseStory) -> None:
    decided_with_gains(story)
    given = {"received_on": "2026-10-09", "handed_by": "示例甲", "received": GOODS}
    with pytest.raises(Refused, match="没有没收非法财物"):
        story.take("receive_goods", when="2026-10-09 10:00", **given)


def test_confiscated_gains_rest_on_their_own_article_where_that_of_the_matter_is_silent(
    story: CaseStory,
) -> None:
    """处罚法28.2, 59(3): the basis of every kind that is given, and none twice."""
    said = {
        **DISPOSITIONS["KZ-05"],
        "basis": "《招标投标法实施条例》第六十六条：责令改正，可以处5万元以下的罚款。",
    }
    begun(story, "KZ-05").take("conclude_investigation", **said)
    story.take("notify")
    own = "没收违法所得，依据《中华人民共和国行政处罚法》第二十八条第二款的规定。"
    assert AdvanceNotice.objects.get().document.content["basis"].endswith(own)
    without = {**said, "has_gains": False, "gains_fen": None}
    assert own not in basis_words({**without, "outcome": "penalty"})
    itself = {**said, "basis": "《招标投标法》第五十三条：有违法所得的，并处没收违法所得。"}
    assert own not in basis_words(itself)
