"""What was searched for, marked where it stands: escaped text with `<mark>` around each hit."""

from collections.abc import Iterable
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString

from sunlit.search.tokens import Piece, Query, marked, normalized

_AROUND = 24


def with_marks(text: str, query: Query) -> SafeString:
    """Return the text with every hit marked."""
    return _html(marked(text, query))


def excerpt(parts: Iterable[str], shown: Iterable[str], query: Query) -> SafeString:
    """Return where the first word stands that `shown` does not show; nothing when all are shown.

    `parts` are the texts that were searched.
    """
    seen = normalized("\n".join(shown))
    hidden = [word for word in query.words if word not in seen]
    for word in hidden:
        for part in parts:
            pieces = marked(part, Query((word,), ""))
            at = next((index for index, piece in enumerate(pieces) if piece.hit), None)
            if at is not None:
                return _cut(pieces, at)
    return SafeString("")


def _cut(pieces: tuple[Piece, ...], at: int) -> SafeString:
    before = "".join(piece.text for piece in pieces[:at])
    after = "".join(piece.text for piece in pieces[at + 1 :])
    return format_html(
        "{}{}{}{}{}",
        "…" if len(before) > _AROUND else "",
        before[-_AROUND:],
        _html(pieces[at : at + 1]),
        after[:_AROUND],
        "…" if len(after) > _AROUND else "",
    )


def _html(pieces: Iterable[Piece]) -> SafeString:
    """Join the pieces, each escaped. A page has a hundred of them: hence no `format_html`."""
    return SafeString("".join(_piece(piece) for piece in pieces))


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    return f"<mark>{text}</mark>" if piece.hit else text
