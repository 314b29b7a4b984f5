"""The shapes that the partials of `templates/web/` show: ready words, no queries, no rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "info", "good", "warn", "bad"]

COUNTED_AT_MOST = 1000
_GROUP = 4
_STATE_WORDS = {"done": "已完成", "now": "正在办理", "ahead": "未开始", "skipped": "不经过"}


@dataclass(frozen=True)
class Tag:
    """A state in one word; the tone only repeats in color what the word says."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Link:
    """A link; `current` marks the page or filter one is on, `count` stands behind the label.

    A count that was only counted up to a thousand comes as words (1000+).
    """

    label: str
    url: str
    current: bool = False
    count: int | str | None = None


@dataclass(frozen=True)
class Crumb:
    """One level above the page (面包屑)."""

    label: str
    url: str


@dataclass(frozen=True)
class Fact:
    """A row of a key-value table; `url` makes the value a link."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Notice:
    """A box above the content: what one must know before going on."""

    title: str
    text: str = ""
    tone: Tone = "info"
    lines: tuple[str, ...] = ()
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Empty:
    """What stands where a list would be: what that means, and what to do."""

    title: str
    text: str = ""
    action: Link | None = None


@dataclass(frozen=True)
class StageMark:
    """A piece of the stage rail."""

    name: str
    state: Literal["done", "now", "ahead", "skipped"]

    @property
    def state_words(self) -> str:
        return _STATE_WORDS[self.state]


@dataclass(frozen=True)
class Event:
    """A point of the timeline: who did what, when; `state` is done, ahead or wrong.

    One with an `id` can be linked to.
    """

    title: str
    when: str
    who: str = ""
    text: str = ""
    tag: Tag | None = None
    state: Literal["done", "ahead", "wrong"] = "done"
    late_entry: str = ""
    links: tuple[Link, ...] = ()
    id: str = ""


@dataclass(frozen=True)
class Pager:
    """The foot of a list. `pages` holds None where page numbers are left out."""

    total: str
    pages: tuple[Link | None, ...]
    previous_url: str
    next_url: str


def pager(count: int, page: int, page_size: int, url_of: Callable[[int], str]) -> Pager:
    """Return the pager of a list of `count` entries; a count over 1000 is shown as 1000+ 条."""
    last = max(1, -(-count // page_size))
    total = f"共 {count} 条" if count <= COUNTED_AT_MOST else f"共 {COUNTED_AT_MOST}+ 条"
    return Pager(
        total=total,
        pages=tuple(_pages(page, last, url_of)) if last > 1 else (),
        previous_url=url_of(page - 1) if page > 1 else "",
        next_url=url_of(page + 1) if page < last else "",
    )


def _pages(page: int, last: int, url_of: Callable[[int], str]) -> Iterator[Link | None]:
    shown = sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)})
    before = 0
    for number in shown:
        if number > before + 1:
            yield None
        yield Link(str(number), url_of(number), current=number == page)
        before = number


@dataclass(frozen=True)
class Search:
    """A search box; `hidden` are the filters that stay when one searches, as name and value.

    `note` says what of `value` was not searched for.
    """

    url: str
    label: str
    value: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    submit: str = "查找"
    note: str = ""


@dataclass(frozen=True)
class FilterGroup:
    """One row of filters, each a plain link."""

    label: str
    links: tuple[Link, ...]


def in_groups(digest: str) -> str:
    """Return a hexadecimal digest in groups of four."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
