"""One form of writing, and tokens that miss nothing and find nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.search.tokens import Piece, key_of, marked, normalized, parse, tokens_of

TEXTS = st.text(
    st.one_of(
        st.characters(blacklist_categories=["Cs"]),
        st.sampled_from("阳泉发改罚款〔〕（）[]- 　2026号𬭎䶮·ａB"),
    ),
    max_size=60,
)


def has(text: str, asked: str) -> bool:
    """Whether every word of the question is in the text, both in their one form."""
    return all(word in normalized(text) for word in normalized(asked).split())


def finds(text: str, asked: str) -> bool:
    """Whether the tokens, with the exact check of long words, find the text."""
    query, tokens = parse(asked), set(tokens_of(normalized(text)))
    return (
        tokens.issuperset(query.tokens)
        and all(any(t.startswith(one) for t in tokens) for one in query.beginnings)
        and all(word in normalized(text) for word in query.long_words)
    )


@given(TEXTS, st.data())
def test_every_part_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    form = normalized(text)
    start = data.draw(st.integers(0, len(form)))
    end = data.draw(st.integers(start, len(form)))
    assert finds(text, form[start:end])


@given(TEXTS, TEXTS)
def test_nothing_is_found_that_does_not_hold_every_word(text: str, asked: str) -> None:
    assert finds(text, asked) == has(text, asked)


@given(TEXTS)
def test_the_one_form_of_the_one_form_is_itself(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)


@given(TEXTS)
def test_no_token_holds_a_sign_that_a_database_would_split_at(text: str) -> None:
    signs = [sign for sign in "".join(tokens_of(normalized(text))) if sign.isascii()]
    assert [sign for sign in signs if not sign.isalnum()] == []


@pytest.mark.parametrize(
    "typed",
    [
        "阳发改罚〔2026〕8号",
        "阳发改罚[2026]8号",
        "阳发改罚【2026】8号",
        "阳发改罚(2026)8号",
        "阳发改罚（２０２６）８号",
        " 阳发改罚 [2026] 第008号 ",
    ],
)
def test_a_number_is_one_key_however_it_is_typed(typed: str) -> None:
    assert key_of(typed) == "阳发改罚〔2026〕8号"


@pytest.mark.parametrize("name", ["艾力·买买提", "艾力•买买提", "艾力买买提"])
def test_the_dot_in_a_name_does_not_count(name: str) -> None:
    assert normalized(name) == "艾力买买提"


@pytest.mark.parametrize("nothing", ["", "  ", "%", "_", "*", '"', "\x00", "😀", "，。", "'\\"])
def test_what_is_no_word_asks_for_nothing(nothing: str) -> None:
    assert parse(nothing).words == ()


def test_the_words_of_a_text_are_marked_as_they_were_written() -> None:
    pieces = marked("阳发改罚〔2026〕8号 Abc", parse("罚[2026] ABC"))
    assert pieces == (
        Piece("阳发改"),
        Piece("罚〔2026〕", hit=True),
        Piece("8号 "),
        Piece("Abc", hit=True),
    )


@given(TEXTS, TEXTS)
def test_marking_changes_no_word(text: str, asked: str) -> None:
    pieces = marked(text, parse(asked))
    assert normalized("".join(piece.text for piece in pieces)) == normalized(text)
