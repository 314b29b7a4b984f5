"""The manual by role says only what the screens say: every 【word】, every article, every refusal.

Its pictures are taken here. `WRITE_MANUAL_PICTURES=1` puts them into docs/manual/pictures/.
"""

import ast
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import DESKTOP, PHONE
from scenarios.colleague import Colleague, Visitor
from scenarios.manual_screens import PUBLIC, SCREENS, Form, Screen
from scenarios.watch import Watch
from serving import Instance, ServedInstance, copy_demonstration

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "manual"
PICTURES = MANUAL / "pictures"
TAKEN = ROOT / "test-output" / "manual"
WRITES = os.environ.get("WRITE_MANUAL_PICTURES") == "1"
MADE_BY_A_PROGRAM = {"settings.md"}
PAGES = sorted(path for path in MANUAL.glob("*.md") if path.name not in MADE_BY_A_PROGRAM)
MOST_PICTURES, MOST_BYTES = 24, 80_000

_PICTURE = re.compile(r"!\[[^\]]+\]\(pictures/([\w-]+)\.png\)")
_REMARK = re.compile(r"<!-- 画面：([\w、-]+) -->")
_WORD = re.compile(r"【([^】]+)】")
_ARTICLE = re.compile(r"《[^《》]+》第[一二三四五六七八九十百]+条")
_COUNT = re.compile(r"(?: \d+|（\d+）)$")
_REFUSAL = re.compile(r"^> (.+)$", re.MULTILINE)
_WORDS_ON_SCREEN = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), words = [];
  while (walk.nextNode()) words.push(walk.currentNode.data.trim());
  return words;
}"""
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass(frozen=True)
class Seen:
    """What a screen said: its words, as they stand between tags without a count, and its text."""

    words: frozenset[str]
    text: str


@dataclass(frozen=True)
class Section:
    """A section of a page of the manual: what it says and which screens stand behind it."""

    page: str
    text: str

    @property
    def pictures(self) -> list[str]:
        """The pictures in it."""
        return _PICTURE.findall(self.text)

    @property
    def screens(self) -> list[str]:
        """Its pictures, and the screens that a remark names."""
        return [*self.pictures, *"、".join(_REMARK.findall(self.text)).split("、")]


@dataclass
class Walk:
    """The demonstration on its way through all screens."""

    chromium: Browser
    watch: Watch
    pictured: frozenset[str]
    people: dict[str, Visitor] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def find_places(self) -> None:
        """Learn which case waits for what, before anything is done."""
        page = self.somebody("officer1").open("/desk/cases/").page
        for row in page.locator("main tbody tr").all():
            self.places[row.locator("td, th").nth(5).inner_text()] = (
                row.locator("a").first.get_attribute("href") or ""
            )
        due = self.somebody("officer1").open("/desk/").page.locator("a[href^='/desk/due/']").first
        self.places["due"] = (due.get_attribute("href") or "").split("/")[3]
        found = self.somebody(PUBLIC).open("/").page.locator("a[href^='/decisions/']")
        addresses = [one.get_attribute("href") or "" for one in found.all()]
        self.places["decision"] = next(one.split("/")[2] for one in addresses if len(one) > 15)

    def somebody(self, account: str) -> Visitor:
        """Return that colleague, signed in, or the public."""
        if account not in self.people:
            new = Colleague(self.chromium, self.watch, account) if account else None
            self.people[account] = new or Visitor(self.chromium, self.watch)
        return self.people[account]

    def address(self, one: Form | Screen) -> str:
        """Return the address with its identifiers."""
        return one.address.format(
            case=self.places.get(one.waits_for), **{key: self.places[key] for key in _IDENTIFIERS}
        )

    def does(self, form: Form) -> None:
        """Fill in a form and sign it; it must be accepted."""
        visitor = self.somebody(form.account).open(self.address(form))
        visitor.enter(form.entries).press(form.button)
        assert visitor.page.locator(".error").count() == 0, visitor.page.locator(".error").first

    def sees(self, screen: Screen) -> Seen:
        """Open the screen, take its picture and return what it says."""
        for form in screen.before:
            self.does(form)
        visitor = self.somebody(screen.account)
        page = visitor.page
        page.set_viewport_size(PHONE if screen.phone else DESKTOP)
        visitor.open(self.address(screen)).enter(screen.entries)
        if screen.button:
            visitor.press(screen.button)
        if screen.name in self.pictured:
            _take(page, screen)
        words: list[str] = page.evaluate(_WORDS_ON_SCREEN)
        return Seen(frozenset(_COUNT.sub("", word) for word in words), "".join(words))


_IDENTIFIERS = ("due", "decision")


@pytest.fixture(scope="module")
def seen(
    chromium: Browser, with_papers: Instance, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, Seen]]:
    """Every screen of the table, by its name."""
    copy = copy_demonstration(with_papers, tmp_path_factory.mktemp("manual") / "demonstration")
    with ServedInstance(copy) as served:
        shown = frozenset(name for section in sections() for name in section.pictures)
        walk = Walk(chromium, Watch(served.url, "manual", scripts=True), shown)
        walk.find_places()
        yield {screen.name: walk.sees(screen) for screen in SCREENS}


def sections() -> list[Section]:
    """Return every section of every page."""
    return [
        Section(page.name, text)
        for page in PAGES
        for text in re.split(r"^(?=## )", page.read_text("utf-8"), flags=re.MULTILINE)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_word_and_article_of_the_manual_is_on_its_screen(
    page: Path, seen: Mapping[str, Seen]
) -> None:
    missing = []
    for section in (one for one in sections() if one.page == page.name):
        behind = [seen[name] for name in section.screens if name]
        words = frozenset[str]().union(*(one.words for one in behind))
        text = "".join(one.text for one in behind)
        missing += [word for word in _WORD.findall(section.text) if word not in words]
        missing += [one for one in _ARTICLE.findall(section.text) if one not in text]
    assert missing == []


def test_every_refusal_of_the_manual_is_a_sentence_of_the_program() -> None:
    sentences = {
        node.value
        for path in (ROOT / "src" / "sunlit").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    told = {one for section in sections() for one in _REFUSAL.findall(section.text)}
    assert told
    assert told - sentences == set()


def test_the_pictures_of_the_manual_are_those_it_shows_and_small(
    seen: Mapping[str, Seen],
) -> None:
    shown = {name for section in sections() for name in section.pictures}
    if WRITES:
        PICTURES.mkdir(exist_ok=True)
        for name in shown:
            (PICTURES / f"{name}.png").write_bytes((TAKEN / f"{name}.png").read_bytes())
    kept = {path.stem: path.stat().st_size for path in PICTURES.glob("*.png")}
    assert kept.keys() == shown
    assert len(shown) <= MOST_PICTURES
    assert {name for name, size in kept.items() if size > MOST_BYTES} == set()


def test_every_screen_of_the_table_stands_behind_the_manual() -> None:
    used = {name for section in sections() for name in section.screens}
    assert {screen.name for screen in SCREENS} == used - {""}


def _take(page: Page, screen: Screen) -> None:
    TAKEN.mkdir(parents=True, exist_ok=True)
    box = page.locator(screen.part).first.bounding_box()
    assert box is not None
    height = min(box["height"], screen.height)
    page.screenshot(
        path=TAKEN / f"{screen.name}.png",
        clip={"x": box["x"], "y": box["y"], "width": box["width"], "height": height},
        full_page=True,
    )
