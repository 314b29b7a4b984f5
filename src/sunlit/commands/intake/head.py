"""The head of a request, read as far as it must be known before anything else is read."""

import re
from dataclasses import dataclass

END = b"\r\n\r\n"
GREATEST = 32 * 1024
"""A head that is longer is refused: the longest of ours, with every cookie, has 4 KB."""
_DIGITS = 16
_TARGET = re.compile(rb"[A-Z]+ (?:https?://[^/ ]+)?([^ ?#]*)")
_EXPECT = re.compile(rb"\r\nexpect:[^\r]*", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """`text` as it is handed on; `length` is that of the body, None where it is not stated."""

    text: bytes
    path: str
    length: int | None
    media_type: str
    forwarded_for: str
    asks_to_go_on: bool

    @property
    def is_multipart(self) -> bool:
        """Whether a form with files follows."""
        return self.media_type == "multipart/form-data"


def read_head(text: bytes) -> Head:
    """Read a head that ends with an empty line.

    What is wrong with it, gunicorn says when it reads it whole; here it only has to be safe.
    """
    target = _TARGET.match(text)
    return Head(
        text=_EXPECT.sub(b"", text),
        path=(target[1] if target else b"").decode("latin-1"),
        length=_length(text),
        media_type=_field(text, b"content-type").partition(";")[0].strip().lower(),
        forwarded_for=_field(text, b"x-forwarded-for"),
        asks_to_go_on=_field(text, b"expect").lower() == "100-continue",
    )


def _field(text: bytes, name: bytes) -> str:
    found = re.findall(rb"\r\n" + name + rb":([^\r]*)", text, re.IGNORECASE)
    return b",".join(found).decode("latin-1").strip()


def _length(text: bytes) -> int | None:
    """Return the stated length; 0 where no body is announced, None where its end is not known."""
    if _field(text, b"transfer-encoding"):
        return None
    stated = _field(text, b"content-length")
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < _DIGITS else 0
