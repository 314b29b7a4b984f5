"""What the address of a list asks for: words and a page, whatever was typed there."""

import re

from django.http import HttpRequest

_LONGEST_WORDS = 100
_NEVER_WORDS = re.compile(r"[\x00-\x1f\x7f]+")
_GREATEST_DIGITS = 9


def asked_words(request: HttpRequest, name: str) -> str:
    """Return the words of `?name=`, without control characters, at most 100 of them."""
    return _NEVER_WORDS.sub(" ", request.GET.get(name, "")).strip()[:_LONGEST_WORDS]


def asked_page(request: HttpRequest, count: int, page_size: int) -> int:
    """Return the page of `?page=`, from 1 to the last one there is; 1 for what is no number."""
    text = request.GET.get("page", "")
    if not (text.isascii() and text.isdecimal()):
        return 1
    last = max(1, -(-count // page_size))
    return last if len(text) > _GREATEST_DIGITS else min(max(1, int(text)), last)
