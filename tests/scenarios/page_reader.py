"""What a page says: its words, the entries in its forms, its errors and where they stand."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "rect"})


@dataclass
class ReadPage:
    """`entries` by control name; `errors` by the id of the control; `summary` as (id, sentence)."""

    title: str = ""
    words: str = ""
    entries: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    summary: list[tuple[str, str]] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)


def read_page(content: bytes) -> ReadPage:
    """Read a whole page."""
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    """Walks the page once, with the open elements on a stack."""

    def __init__(self) -> None:
        super().__init__()
        self.page = ReadPage()
        self._open: list[tuple[str, dict[str, str]]] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "input":
            self._read_input(own)
        elif tag == "textarea":
            self.page.entries[own["name"]] = ""
        elif tag == "select":
            self._select = own["name"]
        elif tag == "option" and "selected" in own:
            self.page.entries[self._select] = own["value"]
        if tag not in _VOID:
            self._open.append((tag, own))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, own = self._open[-1] if self._open else ("", {})
        if tag in {"script", "style"}:
            return
        if tag == "title":
            self.page.title += data.strip()
            return
        if tag == "textarea":
            self.page.entries[own["name"]] += data.removeprefix("\n")
        self.page.words += data
        self._read_error(data.strip())

    def _read_input(self, own: dict[str, str]) -> None:
        unchecked = own.get("type") in {"radio", "checkbox"} and "checked" not in own
        if "name" in own and not unchecked:
            self.page.entries[own["name"]] = own.get("value", "")

    def _read_error(self, text: str) -> None:
        if not text:
            return
        for tag, own in self._open:
            identity = own.get("id", "")
            if identity.endswith("-error"):
                told = self.page.errors.get(identity.removesuffix("-error"), "") + text
                self.page.errors[identity.removesuffix("-error")] = told.removeprefix("有误：")
            if identity == "error-summary" and self._open[-1][0] in {"a", "strong"}:
                target = self._open[-1][1].get("href", "").removeprefix("#")
                self.page.summary.append((target, text))
            if tag == "a" and "href" in own:
                self.page.links[text] = own["href"]
