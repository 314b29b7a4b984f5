"""The clauses of the regulation: every row, its verb, its Chinese place."""

import hashlib
from importlib.resources import files

import pytest

from sunlit.rules.clauses import CLAUSES, Verb, article_of, regulation_text
from sunlit.rules.numerals import chinese_number

DATA = files("sunlit.rules").joinpath("data")


DIGESTS = {
    "clauses.md": "21bebdc30db9dca034ead865fc76932b4ecc119b5967cb5146c452e7cec1538c",
    "regulation.txt": "57b38769ef61302886b2a022e18b8632fad7894f2e0986933e5069375a079513",
}


@pytest.mark.parametrize("name", DIGESTS)
def test_the_copy_is_the_text_that_was_handed_over(name: str) -> None:
    assert hashlib.sha256(DATA.joinpath(name).read_bytes()).hexdigest() == DIGESTS[name]


def test_every_row_of_the_table_is_read() -> None:
    rows = [
        line.split("|")[1].strip()
        for line in DATA.joinpath("clauses.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| id")
    ]
    assert list(CLAUSES) == rows
    assert len(CLAUSES) == 54


@pytest.mark.parametrize(
    ("clause", "article"),
    [
        ("D6.3c", "公示制度第六条（三）"),
        ("D6.1.5", "公示制度第六条（一）5"),
        ("D6.0", "公示制度第六条"),
        ("D11", "公示制度第十一条"),
        ("R4b", "记录制度第四条"),
        ("R8, R9, R10", "记录制度第八条、记录制度第九条、记录制度第十条"),
        ("L3, L12", "审核制度第三条、审核制度第十二条"),
        ("W1", ""),
    ],
)
def test_a_clause_has_its_chinese_place(clause: str, article: str) -> None:
    assert CLAUSES[clause].article == article


@pytest.mark.parametrize(
    ("clause", "verbs"),
    [
        ("D6.3c", (Verb.WATCHES,)),
        ("D11", (Verb.ENFORCES, Verb.WATCHES)),
        ("R4c", (Verb.ENFORCES,)),
        ("L5", (Verb.ENFORCES,)),
        ("D2", (Verb.SUPPORTS,)),
    ],
)
def test_a_clause_says_what_the_product_does(clause: str, verbs: tuple[Verb, ...]) -> None:
    assert CLAUSES[clause].verbs == verbs


def test_every_clause_of_the_regulation_has_a_verb() -> None:
    for clause in CLAUSES.values():
        assert bool(clause.verbs) == (not clause.id.startswith("W")), clause.id


def test_every_article_named_stands_in_the_regulation() -> None:
    text = regulation_text()
    for clause in CLAUSES.values():
        for part in clause.parts:
            if part[0] in "DRL":
                number = int("".join(filter(str.isdigit, part.split(".")[0])))
                assert f"第{chinese_number(number)}条" in text


def test_what_is_no_clause_id_is_refused() -> None:
    with pytest.raises(ValueError, match="不是条款编号"):
        article_of("X9")
