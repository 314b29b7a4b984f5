"""作出决定: the day, the number, and the paper that says what was reviewed."""

from datetime import date
from typing import Any

import pytest

from cases import entries
from cases.entries import CITIZEN
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at, refused
from sunlit.cases.models import Decision
from sunlit.documents.content import content_hash
from sunlit.rules.provisions import basis_sentence, violated_sentence


def paper(story: CaseStory) -> dict[str, Any]:
    return dict(story.case.decisions.get().document.content)


def test_the_day_of_the_decision_is_the_day_of_approval(story: CaseStory) -> None:
    story.until("endorse_decision")
    story.take("decide", when="2026-10-01 00:01", happened_at=at("2026-09-30 23:58"))
    decision = story.case.decisions.get()
    assert decision.decided_on.isoformat() == "2026-10-01"
    assert decision.document.issued_on == decision.decided_on


def test_decisions_are_numbered_in_their_order_and_anew_each_year(story: CaseStory) -> None:
    numbers = []
    for moment in ("2026-09-30", "2026-12-31", "2027-01-01"):
        one = CaseStory(story.persons)
        one.until("endorse_decision")
        one.take("decide", when=moment, late_basis="《示例条例》第十条")
        numbers.append(str(one.case.decisions.get().document.number))
    assert numbers == ["阳发改罚〔2026〕1号", "阳发改罚〔2026〕2号", "阳发改罚〔2027〕1号"]


def test_a_refused_decision_uses_no_number(story: CaseStory) -> None:
    story.until("endorse_decision")
    with refused("处罚法57", "happened_at"):
        story.take("decide", happened_at=at("2026-09-30 10:00"))
    story.take("decide")
    assert str(story.case.decisions.get().document.number) == "阳发改罚〔2026〕1号"


@ON_SQLITE
@pytest.mark.parametrize(
    ("fine_fen", "warning", "words"),
    [
        (1_500_000, False, "罚款人民币15,000元。"),
        (1_500_050, True, "1. 警告；\n2. 罚款人民币15,000.50元。"),
        (0, True, "警告。"),
    ],
)
def test_the_written_decision_says_what_the_draft_says(
    story: CaseStory, fine_fen: int, words: str, *, warning: bool
) -> None:
    story.fine_fen, story.warning = fine_fen, warning
    story.until("decide")
    draft, content = story.case.decisions.get().draft.content, paper(story)
    for name in ("facts", "correction"):
        assert content[name] == draft[name]
    assert content["discretion"] == f"{draft['discretion']}\n适用裁量基准的“一般处罚”一档。"
    assert content["violated"] == violated_sentence(draft["violated"], draft["characterization"])
    assert content["basis"] == basis_sentence(draft["basis"])
    assert [row["name"] for row in content["evidence"]] == [
        row["name"] for row in draft["evidence"]
    ]
    assert content["disposition"] == words
    assert content.get("fine") == (fine_fen or None)
    assert ("payee_account" in content) is bool(fine_fen)
    assert content["reconsideration_organ"] == draft["remedies"]["reconsideration_organ"]
    assert content["court"] == draft["remedies"]["court"]
    assert story.case.decisions.get().document.content_hash == content_hash("D16", content)


def test_the_written_decision_names_the_party_of_the_draft(story: CaseStory) -> None:
    story.until("endorse_decision")
    party = story.case.parties.get()
    case = story.case
    case.parties.create(
        kind=party.kind,
        name="更名以后的公司",
        code=party.code,
        address=party.address,
        representative=party.representative,
        corrects=party,
        reason="企业更名",
        recorded_at=at("2026-09-29"),
    )
    story.take("decide")
    assert paper(story)["party"] == {
        "kind": "organization",
        "name": "阳泉示例粮油有限公司",
        "uscc": "91140300MA0TEXT55N",
        "address": "山西省阳泉市城区示例街9号",
        "representative": "示例甲",
        "phone": "13935300001",
    }


@ON_SQLITE
def test_the_decision_on_a_citizen_names_the_person(story: CaseStory) -> None:
    story.party = CITIZEN
    story.fine_fen = 100_000
    story.until("decide")
    assert paper(story)["party"] == {
        "kind": "person",
        "name": "欧阳示例",
        "id_type": "居民身份证",
        "id_number": "140302198001010013",
        "address": "山西省阳泉市矿区示例小区7号楼",
        "phone": "13935300002",
    }


def test_the_decision_says_how_the_party_was_heard(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("serve_notice")
    made = entries.written_statement(date(2026, 10, 8))
    story.take("hear_statement", **made, hearing="none", when="2026-10-10")
    for step, day in (
        ("reexamine", 10),
        ("draft_decision", 10),
        ("refer", 10),
        ("review_agrees", 12),
    ):
        story.take(step, when=f"2026-10-{day} 10:00")
    story.moments |= dict.fromkeys(("endorse_decision", "deliberate", "decide"), "2026-10-12 11:00")
    story.moments["endorse_decision"] = "2026-10-12 10:30"
    story.until("decide")
    assert paper(story)["statement_and_hearing"] == (
        "本机关于2026年9月24日向当事人送达《行政处罚事先告知书》（阳发改罚告〔2026〕1号），"
        "告知拟作出的行政处罚内容及事实、理由、依据，以及依法享有的陈述、申辩和要求听证的权利。"
        "当事人提出：没有造成实际后果，请求从轻处罚。\n经复核：\n"
        "1. 关于“没有造成实际后果，请求从轻处罚”，不予采纳："
        "没有造成后果属实，确定罚款数额时已经考虑，不再重复从轻。\n"
        "当事人的意见不改变事实认定，维持拟作出的处罚。\n"
        "当事人在期限内没有要求听证。"
    )


def test_a_decision_does_not_rest_on_a_draft_that_lacks_evidence(story: CaseStory) -> None:
    story.until("endorse_decision")
    story.take("investigate", when="2026-09-28 16:00", evidence_name="库存盘点表")
    with pytest.raises(Exception, match="书稿"):
        story.take("decide")
    assert not Decision.objects.exists()
    story.take("draft_decision", when="2026-09-29")
    story.until("decide")
    assert len(paper(story)["evidence"]) == 2


@ON_SQLITE
def test_an_office_without_a_telephone_gives_that_of_the_organ(story: CaseStory) -> None:
    story.until("endorse_decision")
    office = story.case.office
    office.telephone = ""
    office.save()
    story.take("decide")
    assert paper(story)["contact_phone"] == "0353-0000000"


def test_a_case_is_decided_once(story: CaseStory) -> None:
    story.until("decide")
    with refused("处罚法57"):
        story.take("decide")
    assert Decision.objects.count() == 1
