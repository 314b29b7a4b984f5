"""What the address of a list asks for: words and a page, whatever was typed there."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

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


@dataclass(frozen=True)
class Address:
    """The address of a list with what was asked there: a filter is a link, and may be kept."""

    path: str
    asked: Mapping[str, str]

    def but(self, changes: Mapping[str, str]) -> str:
        """Return the address with other filters; an empty one is taken away."""
        kept = {name: value for name, value in {**self.asked, **changes}.items() if value}
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    @property
    def query(self) -> str:
        """What stands behind the question mark."""
        return self.but({}).partition("?")[2]


def asked_address(request: HttpRequest, names: Collection[str]) -> Address:
    """Return where the request asks, with those of its filters that the list knows."""
    asked = {name: asked_words(request, name) for name in names}
    return Address(request.path, {name: value for name, value in asked.items() if value})
