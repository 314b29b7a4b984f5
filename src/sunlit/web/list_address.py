"""What the address of a list asks for: words and a page, whatever was typed there."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from sunlit.web.parts import Search

SEARCHED = "q"
"""What every search box is called."""
_LONGEST_WORDS = 100
_NEVER_WORDS = re.compile(r"[\x00-\x1f\x7f]+")
_GREATEST_DIGITS = 9
_SHOWN_END = 8


def asked_words(request: HttpRequest, name: str) -> str:
    """Return the words of `?name=`, without control characters, at most 100 characters of them."""
    return typed_words(request, name)[:_LONGEST_WORDS].strip()


def typed_words(request: HttpRequest, name: str) -> str:
    """Return the whole of what was typed as `?name=`, without control characters."""
    return _NEVER_WORDS.sub(" ", request.GET.get(name, "")).strip()


def unread_words(request: HttpRequest, name: str) -> str:
    """Say that more was typed than is searched for; empty when all of it is."""
    typed = typed_words(request, name)
    if len(typed) <= _LONGEST_WORDS:
        return ""
    return (
        f"输入了 {len(typed)} 个字，只按前 {_LONGEST_WORDS} 个字查找，"
        f"到“{typed[:_LONGEST_WORDS].strip()[-_SHOWN_END:]}”为止；请删减以后再查。"
    )


def asked_page(request: HttpRequest, count: int, page_size: int) -> int:
    """Return the page of `?page=`, from 1 to the last one there is; 1 for what is no number."""
    text = request.GET.get("page", "")
    if not (text.isascii() and text.isdecimal()):
        return 1
    last = max(1, -(-count // page_size))
    return last if len(text) > _GREATEST_DIGITS else min(max(1, int(text)), last)


@dataclass(frozen=True)
class Address:
    """The address of a list with what was asked there: a filter is a link, and may be kept.

    `typed` is the whole of what stands in its search box, `unread` says what was not searched for.
    """

    path: str
    asked: Mapping[str, str]
    typed: str = ""
    unread: str = ""

    def but(self, changes: Mapping[str, str]) -> str:
        """Return the address with other filters; an empty one is taken away."""
        kept = {name: value for name, value in {**self.asked, **changes}.items() if value}
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    @property
    def query(self) -> str:
        """What stands behind the question mark."""
        return self.but({}).partition("?")[2]

    def search(self, label: str) -> Search:
        """Return the search box of the list, in which the other filters stay."""
        others = tuple((name, text) for name, text in self.asked.items() if name != SEARCHED)
        return Search(self.path, label, self.typed, others, note=self.unread)


def asked_address(request: HttpRequest, names: Collection[str]) -> Address:
    """Return where the request asks, with those of its filters that the list knows."""
    asked = {name: asked_words(request, name) for name in names}
    return Address(
        request.path,
        {name: value for name, value in asked.items() if value},
        typed_words(request, SEARCHED),
        unread_words(request, SEARCHED),
    )
