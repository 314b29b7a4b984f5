"""All kinds of 处罚法9 in one disposition: words, what each must say, what the law allows."""

from datetime import date
from typing import Any

import pytest

from sunlit.rules.citations import cite
from sunlit.rules.disposition import check_disposition, check_not_heavier
from sunlit.rules.fine_rates import calculation_words, computed_fen, with_computed_fine
from sunlit.rules.house.model import PartyKind
from sunlit.rules.imposed import FIELDS, kinds_in, orders_in_words, penalties_in_words
from sunlit.rules.kinds_check import check_kinds
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_law import PenaltyLaw, law_of
from sunlit.rules.refusal import Refusal
from sunlit.rules.terms import FOR_LIFE, months_of, term_words

TODAY = date(2026, 11, 30)
BIDS = 120_000_000
"""A winning bid of 1,200,000 yuan."""
RATE = {"fine_by": "permille", "fine_base": "中标项目金额", "fine_base_fen": BIDS, "fine_rate": "5"}
GOODS = [{"name": "电动机", "number": "2", "unit": "台", "place": "一号车间"}]
ORDERED = {"order_paper": "阳发改责改〔2026〕3号", "order_due": "2026-11-01"}
WHY = {"situation_facts": "责令限期改正以后，期限届满仍未改正。"}


def entries(**said: Any) -> dict[str, Any]:
    return {"outcome": "penalty", "warning": False, "fine_fen": 0, "tier": "ordinary", **said}


def law(basis: str) -> PenaltyLaw:
    found = law_of([basis], TODAY)
    assert found is not None
    return found


def checked(
    basis: str | None, party: PartyKind = PartyKind.ORGANIZATION, **said: Any
) -> Refusal | None:
    return check_kinds(
        with_computed_fine(entries(**said)), law(basis) if basis else None, party, TODAY
    )


EVERYTHING = entries(
    warning=True,
    criticism=True,
    fine_fen=600_000,
    **RATE,
    gains_fen=1_234_500,
    goods=GOODS,
    goods_value_fen=800_000,
    license="license_suspension",
    license_title="粮食收购备案证",
    license_number="晋备0001",
    license_term="三个月",
    business="suspension_of_business",
    business_scope="面粉加工",
    business_term="一个月",
    ban=True,
    ban_person="示例甲",
    ban_scope="不得再参加依法必须进行招标的项目的评标",
    ban_term="终身",
)


def test_each_kind_has_its_words_from_the_lightest_to_the_heaviest() -> None:
    assert [words for _kind, words in penalties_in_words(EVERYTHING)] == [
        "警告",
        "通报批评",
        "罚款人民币6,000元（以中标项目金额人民币1,200,000元为基数，按5‰计算）",
        "没收违法所得人民币12,345元",
        "没收非法财物：电动机2台（存放于一号车间），价值人民币8,000元",
        "暂扣粮食收购备案证（编号：晋备0001），期限三个月",
        "责令停产停业：面粉加工，期限一个月",
        "限制从业：示例甲，不得再参加依法必须进行招标的项目的评标，期限终身",
    ]
    assert checked(None, **EVERYTHING) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"license": "downgrading", "license_level": "乙级"},
            "降低粮食收购备案证（编号：晋备0001）的资质等级，降为乙级",
        ),
        ({"license": "license_revocation"}, "吊销粮食收购备案证（编号：晋备0001）"),
        (
            {"business": "business_restriction", "business_scope": "一年内不得代理招标。"},
            "限制开展生产经营活动：一年内不得代理招标，期限一个月",
        ),
        (
            {"business": "closure", "business_scope": "", "business_term": ""},
            "责令关闭",
        ),
    ],
)
def test_of_one_certificate_and_of_one_business_one_kind_is_chosen(
    changes: dict[str, Any], words: str
) -> None:
    assert words in [one for _kind, one in penalties_in_words({**EVERYTHING, **changes})]


def test_every_kind_but_detention_and_other_has_an_entry() -> None:
    assert set(PenaltyKind) - set(FIELDS) == {PenaltyKind.DETENTION, PenaltyKind.OTHER}
    assert kinds_in(entries()) == frozenset()
    assert kinds_in({"warning": True, "fine_fen": 100}) == {PenaltyKind.WARNING, PenaltyKind.FINE}


def test_what_is_ordered_beside_the_penalty_is_no_penalty() -> None:
    said = entries(correction="责令改正。", refund="向十二家投标人退还多收的保证金24,000元")
    assert list(orders_in_words(said)) == [
        "责令改正。",
        "责令退还：向十二家投标人退还多收的保证金24,000元。",
    ]
    assert kinds_in(said) == frozenset()


@pytest.mark.parametrize(
    ("by", "base", "rate", "fen"),
    [
        ("permille", BIDS, "5", 600_000),
        ("permille", BIDS, "５．５‰", 660_000),
        ("percent", 333, "5", 16),  # 0.1665 yuan: parts of a 分 are dropped
        ("times", 1_000_000, "1.5倍", 1_500_000),
        ("amount", BIDS, "5", None),
        ("permille", 0, "5", None),
        ("permille", BIDS, "五", None),
        ("permille", BIDS, "-5", None),
    ],
)
def test_a_fine_is_base_times_rate(by: str, base: int, rate: str, fen: int | None) -> None:
    said = {"fine_by": by, "fine_base": "数额", "fine_base_fen": base, "fine_rate": rate}
    assert computed_fen(said) == fen
    assert with_computed_fine({"fine_fen": 0, **said})["fine_fen"] == (fen or 0)


def test_how_a_fine_is_computed_is_said_without_needless_noughts() -> None:
    assert calculation_words({**RATE, "fine_rate": "5.50"}).endswith("按5.5‰计算")
    assert calculation_words({**RATE, "fine_rate": "10"}).endswith("按10‰计算")
    assert calculation_words({"fine_fen": 5}) == ""


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("六个月", 6),
        ("1年", 12),
        ("一年六个月", 18),
        ("两年", 24),
        ("十五日", 0.5),
        ("半年", 6),
        ("终身", FOR_LIFE),
        ("很久", None),
        ("", None),
        ("零年", None),
    ],
)
def test_a_term_is_read_as_it_is_written(written: str, months: float | None) -> None:
    assert months_of(written) == months


def test_a_term_is_written_as_a_statute_does() -> None:
    assert [term_words(months) for months in (6, 12, 18)] == ["六个月", "一年", "一年六个月"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"fine_base_fen": 0}, "fine_base_fen"),
        ({"fine_base_fen": None}, "fine_base_fen"),
        ({"fine_base": " "}, "fine_base"),
        ({"fine_rate": "若干"}, "fine_rate"),
        ({"fine_rate": "0"}, "fine_rate"),
        ({"fine_fen": 600_001}, "fine_fen"),
        ({"fine_by": "amount"}, "fine_by"),
        ({"goods": []}, "goods"),
        ({"license_number": ""}, "license_number"),
        ({"license_title": ""}, "license_title"),
        ({"license_term": ""}, "license_term"),
        ({"license_term": "一阵子"}, "license_term"),
        ({"license": "downgrading"}, "license_level"),
        ({"license": "license_revocation", "license_number": " "}, "license_number"),
        ({"business": "business_restriction", "business_term": ""}, "business_term"),
        ({"business": "business_restriction", "business_scope": ""}, "business_scope"),
        ({"ban_person": ""}, "ban_person"),
        ({"ban_scope": ""}, "ban_scope"),
        ({"ban_term": ""}, "ban_term"),
    ],
)
def test_each_kind_must_say_what_the_decision_must_say(changes: dict[str, Any], field: str) -> None:
    refusal = check_kinds({**EVERYTHING, **changes}, None, PartyKind.ORGANIZATION, TODAY)
    assert refusal is not None
    assert refusal.field == field
    assert refusal.citation == cite("处罚法59(3)")
    assert refusal.sentence.endswith("。")


@pytest.mark.parametrize(
    ("basis", "said", "field"),
    [
        # a compulsory kind left out: today's gap, a fine without its warning
        ("粮食流通条例45(5)", {"fine_fen": 1_500_000}, "warning"),
        ("粮食流通条例45(5)", {"warning": True, "situation": "serious", **WHY}, "fine_fen"),
        ("节能法71", {"warning": True}, "warning"),
        ("节能法71", {"fine_fen": 100}, "fine_fen"),
        ("招标投标法实施条例72", {"fine_fen": 500_000}, "situation"),
        # a kind that the law does not know
        ("粮食流通条例43", {"warning": True, "fine_fen": 2_000_000}, "fine_fen"),
        ("粮食流通条例45(5)", {"warning": True, "criticism": True}, "criticism"),
        ("粮食流通条例45(5)", {"warning": True, "business": "closure"}, "business"),
        # 或者
        ("能源法72(4)", {"warning": True, "criticism": True}, "criticism"),
        ("能源法72(4)", {"gains_fen": 100}, "warning"),
        # 责令改正 first
        ("673号令19", {"fine_fen": 2_000_000}, "situation"),
        ("673号令19", {"fine_fen": 2_000_000, "situation": "overdue"}, "situation_facts"),
        ("673号令19", {"fine_fen": 2_000_000, "situation": "overdue", **WHY}, "order_paper"),
        (
            "673号令19",
            {"fine_fen": 2_000_000, "situation": "overdue", **WHY, "order_paper": "3号"},
            "order_due",
        ),
        (
            "673号令19",
            {
                "fine_fen": 2_000_000,
                "situation": "overdue",
                **WHY,
                **ORDERED,
                "order_due": "2026-11-30",
            },
            "order_due",
        ),
        # 幅度
        ("粮食流通条例45(5)", {"warning": True, "fine_fen": 20_000_001}, "fine_fen"),
        ("招标投标法53", {"fine_fen": 600_000}, "fine_by"),
        ("招标投标法53", {**RATE, "fine_rate": "4.9"}, "fine_rate"),
        ("招标投标法53", {**RATE, "fine_rate": "10.1"}, "fine_rate"),
        ("粮食流通条例45(5)", {"warning": True, **RATE}, "fine_by"),
        # 期限
        (
            "招标投标法53",
            {
                **RATE,
                **WHY,
                "situation": "serious",
                "business": "business_restriction",
                "business_scope": "参加依法必须进行招标的项目的投标",
                "business_term": "三年",
            },
            "business_term",
        ),
        # 当事人
        ("核准备案条例18.1", {"fine_fen": 2_000_000, "situation": "responsible"}, "situation"),
    ],
)
def test_what_the_law_does_not_allow_is_refused_with_the_article(
    basis: str, said: dict[str, Any], field: str
) -> None:
    refusal = checked(basis, **said)
    assert refusal is not None
    assert refusal.field == field
    assert refusal.citation == law(basis).citation
    assert refusal.sentence.endswith("。")


@pytest.mark.parametrize(
    ("basis", "party", "said"),
    [
        ("粮食流通条例45(5)", "organization", {"warning": True}),
        ("粮食流通条例45(5)", "organization", {"warning": True, "fine_fen": 20_000_000}),
        (
            "粮食流通条例45(5)",
            "organization",
            {"warning": True, "fine_fen": 20_000_000, "situation": "serious", **WHY},
        ),
        ("能源法72(4)", "organization", {"criticism": True}),
        (
            "673号令19",
            "organization",
            {"fine_fen": 2_000_000, "situation": "overdue", **WHY, **ORDERED},
        ),
        ("招标投标法53", "organization", RATE),
        ("招标投标法53", "organization", {**RATE, "has_gains": True, "gains_fen": 100}),
        ("节能法71", "organization", {"goods": GOODS}),
        (
            "招标投标法实施条例72",
            "natural_person",
            {
                "fine_fen": 500_000,
                "ban": True,
                "ban_person": "示例甲",
                "ban_scope": "不得再参加评标",
                "ban_term": "终身",
            },
        ),
        # a reduced penalty may leave a kind out and lie below the least
        ("粮食流通条例45(5)", "organization", {"fine_fen": 100, "tier": "reduced"}),
        ("节能法76", "organization", {"fine_fen": 4_000_000, "tier": "reduced"}),
    ],
)
def test_what_the_law_allows_passes(basis: str, party: str, said: dict[str, Any]) -> None:
    assert checked(basis, PartyKind(party), **said) is None


def test_gains_are_confiscated_or_refunded_whatever_the_article_says() -> None:
    refusal = checked(None, warning=True, has_gains=True)
    assert refusal is not None
    assert (refusal.citation, refusal.field) == (cite("处罚法28.2"), "gains_fen")
    assert checked(None, warning=True, has_gains=True, refund="退还保证金") is None
    assert checked("节能法71", goods=GOODS, gains_fen=100) is None


def test_an_article_that_is_not_structured_asks_nothing_of_the_kinds() -> None:
    assert checked(None, criticism=True) is None


@pytest.mark.parametrize("outcome", ["no_penalty", "not_established"])
@pytest.mark.parametrize(
    ("said", "field"),
    [({"criticism": True}, "criticism"), ({"gains_fen": 1}, "gains_fen"), ({"ban": True}, "ban")],
)
def test_what_is_no_penalty_imposes_no_kind(outcome: str, said: dict[str, Any], field: str) -> None:
    refusal = check_disposition(entries(outcome=outcome, **said), None)
    assert refusal is not None
    assert refusal.field == field


TOLD = {**EVERYTHING, "violated": "x", "basis": "x"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"business": "closure"}, "business"),
        ({"license": "license_revocation"}, "license"),
        ({"gains_fen": 1_234_501}, "gains_fen"),
        ({"goods_value_fen": 800_001}, "goods_value_fen"),
        ({"goods": [*GOODS, {**GOODS[0], "name": "水泵"}]}, "goods"),
        ({"goods": [{**GOODS[0], "number": "3"}]}, "goods"),
        ({"license_term": "四个月"}, "license_term"),
        ({"business_term": "一年"}, "business_term"),
    ],
)
def test_a_decision_is_in_no_kind_heavier_than_what_was_told(
    changes: dict[str, Any], field: str
) -> None:
    assert check_not_heavier(TOLD, TOLD) is None
    refusal = check_not_heavier({**TOLD, **changes}, TOLD)
    assert refusal is not None
    assert (refusal.citation, refusal.field) == (cite("处罚法45"), field)


def test_a_criticism_in_the_place_of_a_fine_is_lighter_and_beside_it_heavier() -> None:
    told = entries(fine_fen=1_000_000)
    assert check_not_heavier(entries(criticism=True), told) is None
    refusal = check_not_heavier(entries(criticism=True, fine_fen=1_000_000), told)
    assert refusal is not None
    assert refusal.field == "criticism"
