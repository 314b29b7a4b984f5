"""What is searched for, and in what: one form of writing, and tokens of two characters.

Every two neighboring characters of a word are a token, so that no dictionary decides what a word
is and no word is missed; the last character of a word is a token of its own, so that one character
is found as the beginning of a token. A character is brought to its form alone: a part of a text
has the same form as the same part inside it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import add

_OPENING, _CLOSING, _HYPHEN = "〔", "〕", "‐"
_ONE_FORM = {
    **dict.fromkeys("〔([{【﹝〖", _OPENING),
    **dict.fromkeys("〕)]}】﹞〗", _CLOSING),
    **dict.fromkeys("-‐‑‒–—―−", _HYPHEN),
    **dict.fromkeys("·•・‧∙⋅", ""),
}
"""Brackets and hyphens of numbers; the dot in a name is written or not, so it never counts."""
_KEPT = frozenset("LMN")
"""Letters, marks and digits are searched; every other sign parts two words."""
_KEY_NOISE = re.compile(r"\s|第(?=\s*\d)")
_LEADING_ZEROS = re.compile(rf"(?<={_CLOSING})0+(?=\d)")
_KEY = "key·"
PAIR = 2
_FORMS_KEPT = 20_000
"""Whoever sends every character there is must not fill the memory."""


@dataclass(frozen=True)
class Piece:
    """A part of a text as it is shown; `hit` when it was searched for."""

    text: str
    hit: bool = False


@dataclass(frozen=True)
class Query:
    """What somebody typed: words that all must be there, and the whole as an exact key."""

    words: tuple[str, ...]
    key: str

    @property
    def tokens(self) -> tuple[str, ...]:
        """The whole tokens that a text with these words has, each once."""
        pairs = (pair for word in self.words for pair in _pairs(word))
        return tuple(dict.fromkeys(pairs))

    @property
    def beginnings(self) -> tuple[str, ...]:
        """The words of one character: each begins a token."""
        return tuple(word for word in self.words if len(word) < PAIR)

    @property
    def long_words(self) -> tuple[str, ...]:
        """The words whose tokens may all be in a text that does not have the word."""
        return tuple(word for word in self.words if len(word) > PAIR)


def parse(text: str) -> Query:
    """Return what `text` asks for; it has no words when there is nothing to search for."""
    return Query(tuple(dict.fromkeys(normalized(text).split())), key_of(text))


def normalized(text: str) -> str:
    """Return the one form of a text: its words, with single spaces between them.

    Compatibility forms and full-width letters become plain, letters upper case, all brackets 〔〕,
    all hyphens one.

    >>> normalized("阳发改罚（2026）８号，ab·c")
    '阳发改罚〔2026〕8号 ABC'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_FORMS).split())


def form_of(character: str) -> str:
    """Return the form of one character; whoever compares a text needs to know where each stood."""
    return _FORMS[ord(character)]


def key_of(text: str) -> str:
    """Return a number or code as it is compared: without spaces, 第 and leading zeros.

    >>> key_of("阳发改罚[2026] 第008号")
    '阳发改罚〔2026〕8号'
    """
    return _LEADING_ZEROS.sub("", _KEY_NOISE.sub("", normalized(text)))


def key_token(key: str) -> str:
    """Return the token of an exact key; no token of a text has the dot."""
    return f"{_KEY}{key}"


def tokens_of(text: str) -> set[str]:
    """Return the tokens of a text in its one form."""
    tokens: set[str] = set()
    for word in text.split():
        tokens.update(map(add, word, word[1:]))
        tokens.add(word[-1])
    return tokens


def marked(text: str, query: Query) -> tuple[Piece, ...]:
    """Return `text` in pieces, with each place that holds a word of the query as a hit."""
    composed = unicodedata.normalize("NFC", text)
    whole = composed.translate(_FORMS)
    if not any(word in whole for word in query.words):
        return (Piece(composed),)
    places = [at for at, sign in enumerate(composed) for _ in _FORMS[ord(sign)]]
    hit: set[int] = set()
    for word in query.words:
        start = whole.find(word)
        while start >= 0:
            hit.update(range(places[start], places[start + len(word) - 1] + 1))
            start = whole.find(word, start + 1)
    return tuple(_pieces(composed, hit))


def _pieces(text: str, hit: set[int]) -> Iterator[Piece]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (at in hit) != (start in hit):
            yield Piece(text[start:at], start in hit)
            start = at


def _pairs(word: str) -> Iterator[str]:
    return (word[at : at + PAIR] for at in range(len(word) - 1))


class _Forms(dict[int, str]):
    """The form of each character met so far, for `str.translate`.

    A page of results brings thousands of characters to their form; there are few different ones.
    """

    def __missing__(self, code: int) -> str:
        form = _form(chr(code))
        if len(self) < _FORMS_KEPT:
            self[code] = form
        return form


def _form(character: str) -> str:
    """Return the form of one character: nothing, a space, or what is searched instead of it."""
    if character in _ONE_FORM:
        return _ONE_FORM[character]
    plain = unicodedata.normalize("NFKC", character).upper()
    return "".join(_part(part) for part in unicodedata.normalize("NFKC", plain))


def _part(part: str) -> str:
    if part in _ONE_FORM:
        return _ONE_FORM[part]
    return part if unicodedata.category(part)[0] in _KEPT else " "


_FORMS = _Forms()
