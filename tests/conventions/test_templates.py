"""Templates: nothing from outside, nothing inline, no query and no rule."""

import re
from pathlib import Path

import pytest

from conventions.sources import SOURCE, templates

OUTSIDE_ALLOWED = {
    "beian.miit.gov.cn": "the ICP record that a government site must link to",
    "beian.mps.gov.cn": "the public-security record that a government site must link to",
    "www.w3.org": "the name of the SVG format, never requested",
}
_ADDRESS = re.compile(r"(?:https?:)?//([\w-]+(?:\.[\w-]+)+)")
_COMMENT = re.compile(r"\{% comment.*?endcomment %\}|\{#.*?#\}|<!--.*?-->", re.DOTALL)
_INLINE = {
    "a script": re.compile(r"<script(?![^>]*\bsrc=)"),
    "a style": re.compile(r"<style\b|\sstyle\s*="),
    "an event": re.compile(r"\son[a-z]+\s*="),
    "an event of htmx": re.compile(r"hx-on\b|hx-on:|data-hx-on"),
    "a script in an attribute": re.compile(r"(?:js|javascript):"),
    "values computed by a script": re.compile(r"hx-vals\s*=\s*['\"]?(?:js|javascript)"),
}
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUERY = re.compile(
    r"\.(?:all|filter|exclude|exists|objects|values|values_list|aggregate|\w+_set)\b"
)
_LIBRARIES = {"static"}


def name_of(path: Path) -> str:
    """Return the place of a template as the test shows it."""
    return path.relative_to(SOURCE).as_posix()


def without_comments(path: Path) -> str:
    """Return what a template gives to the browser and the engine."""
    return _COMMENT.sub("", path.read_text("utf-8"))


def hosts(text: str) -> set[str]:
    """Return the other hosts a text names."""
    return set(_ADDRESS.findall(text))


def test_no_page_names_a_host_but_the_two_it_must() -> None:
    """An outside request would tell another who reads the page, and fails in an office network."""
    folders = [SOURCE / room for room in ("web", "desk", "portal")]
    files = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".html", ".css", ".js", ".svg", ".py"} and "htmx.min" not in path.name
    ]
    named = {path.name: hosts(path.read_text("utf-8")) for path in files}
    assert {name: found - OUTSIDE_ALLOWED.keys() for name, found in named.items()} == {
        name: set() for name in named
    }


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_holds_nothing_inline(path: Path) -> None:
    """The content security policy would refuse it, in silence."""
    text = without_comments(path)
    assert [what for what, pattern in _INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_asks_the_database_nothing(path: Path) -> None:
    """A presenter hands it ready strings."""
    tags = _TAG.findall(without_comments(path))
    assert [tag for tag in tags if _QUERY.search(tag)] == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_loads_no_library_of_filters(path: Path) -> None:
    """A rule hidden in a filter would be a rule nobody tests."""
    loaded = set(" ".join(re.findall(r"\{% load ([^%]*) %\}", path.read_text("utf-8"))).split())
    assert loaded <= _LIBRARIES


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_title_says_once_that_something_is_wrong(path: Path) -> None:
    """`web/base.html` puts 有误 before the title of every page whose form came back."""
    titles = re.findall(r"\{% block title %\}(.*?)\{% endblock", without_comments(path), re.DOTALL)
    assert not any("有误" in title for title in titles)


def test_an_inline_script_is_recognized() -> None:
    """The check itself can fail."""
    assert _INLINE["a script"].search("<script>alert(1)</script>")
    assert not _INLINE["a script"].search('<script src="/static/web/forms.js" defer></script>')
    assert hosts('<img src="//cdn.example.com/a.png">') == {"cdn.example.com"}
