"""Citations: one register of instruments, and the words a lawyer writes."""

import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.rules.citations import UnknownCitation, cite, cite_all, practice
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.instruments import INSTRUMENTS, NAMES
from sunlit.rules.numerals import chinese_number
from sunlit.rules.refusal import Refusal, Refused

TABLE = files("sunlit.rules").joinpath("data", "deadlines.json").read_text(encoding="utf-8")
SOURCE = Path(__file__).parents[2] / "src" / "sunlit"
LITERAL = re.compile(r"""\bcite\(\s*"([^"{}]+)"\s*\)""")


def written_citations() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    return {literal for text in texts for literal in LITERAL.findall(text)}


@pytest.mark.parametrize("compact", sorted(written_citations()))
def test_every_citation_written_in_the_code_resolves(compact: str) -> None:
    citation = cite(compact)
    assert citation.article is not None or citation.instrument.number or citation.is_practice


@pytest.mark.parametrize(
    ("compact", "full"),
    [
        ("处罚法58(1)", "《行政处罚法》第五十八条第一款第（一）项"),
        ("处罚法58.1(2)", "《行政处罚法》第五十八条第一款第（二）项"),
        ("处罚法57.2", "《行政处罚法》第五十七条第二款"),
        ("处罚法64(1)", "《行政处罚法》第六十四条第（一）项"),
        ("许可法32(4)", "《行政许可法》第三十二条第一款第（四）项"),
        ("许可法42(2)", "《行政许可法》第四十二条第二款"),
        ("公示制度6(3)", "《行政执法公示制度》第六条第（三）项"),
        ("公示制度6(1).1", "《行政执法公示制度》第六条第（一）项第1目"),
        ("民法典201", "《民法典》第二百零一条"),
        ("310号令10", "《行政执法机关移送涉嫌犯罪案件的规定》第十条"),
        ("36号令", "《信用修复管理办法》"),
    ],
)
def test_a_compact_citation_is_written_out_in_full(compact: str, full: str) -> None:
    assert str(cite(compact)) == full


@pytest.mark.parametrize("text", ["刑法13", "处罚法58(1", "处罚法五十八", "", "处罚法58之一"])
def test_what_the_register_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(UnknownCitation):
        cite(text)


@pytest.mark.parametrize("basis", sorted({row["basis"] for row in json.loads(TABLE)["rules"]}))
def test_every_basis_of_the_deadline_table_resolves(basis: str) -> None:
    citations = cite_all(basis)
    assert citations
    for citation in citations:
        assert citation.instrument.code in INSTRUMENTS
        assert citation.is_practice or str(citation).startswith("《")


@pytest.mark.parametrize("basis", ["local practice 3-5", "practice 24h/48h"])
def test_local_practice_is_cited_as_practice_and_never_as_a_statute(basis: str) -> None:
    assert cite_all(basis) == (practice(),)


def test_a_remark_limits_how_far_a_citation_carries() -> None:
    (citation,) = cite_all("许可法44 by analogy")
    assert str(citation) == "《行政许可法》第四十四条（参照）"


@pytest.mark.parametrize("basis", ["处罚法56/85 et al", "公司法9", "处罚法56/x"])
def test_a_basis_that_does_not_resolve_whole_is_refused(basis: str) -> None:
    with pytest.raises(UnknownCitation):
        cite_all(basis)


def test_a_sourced_deadline_never_rests_on_practice_alone() -> None:
    for row in DEADLINES.values():
        if not row.is_parameter:
            assert any(not citation.is_practice for citation in row.citations), row.code


@given(st.sampled_from(sorted(NAMES)), st.integers(1, 200))
def test_a_compact_citation_can_be_read_back(name: str, article: int) -> None:
    citation = cite(f"{name}{article}")
    assert cite(citation.compact) == citation


def test_an_instrument_knows_from_when_it_holds() -> None:
    law = INSTRUMENTS["处罚法"]
    assert not law.in_force_on(date(2021, 7, 14))
    assert law.in_force_on(date(2021, 7, 15))


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (6, "六"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (85, "八十五"),
        (100, "一百"),
        (102, "一百零二"),
        (110, "一百一十"),
        (201, "二百零一"),
        (1005, "一千零五"),
        (1259, "一千二百五十九"),
    ],
)
def test_numbers_are_written_as_statutes_write_them(number: int, written: str) -> None:
    assert chinese_number(number) == written


def test_a_refusal_reads_as_a_sentence_with_its_basis() -> None:
    refusal = Refusal("没有事先告知，不得作出处罚决定。", cite("处罚法44"))
    assert str(refusal) == "没有事先告知，不得作出处罚决定。（依据：《行政处罚法》第四十四条）"
    assert str(Refused(refusal)) == str(refusal)
    assert str(Refusal("请填写案由。")) == "请填写案由。"
