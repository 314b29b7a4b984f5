"""What is shipped to the browser: small, our own, and old enough for Chromium 86."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

import sunlit.desk
import sunlit.portal
import sunlit.web

WEB = Path(sunlit.web.__path__[0])
STATIC = WEB / "static" / "web"
SCRIPTS = sorted(file for file in STATIC.glob("*.js") if file.name != "htmx.min.js")
TEMPLATES = [
    file
    for room in (sunlit.web, sunlit.desk, sunlit.portal)
    for file in sorted((Path(room.__path__[0]) / "templates").rglob("*.html"))
]
TOO_NEW_STYLE = re.compile(
    r":has\(|:is\(|:where\(|\binset:|aspect-ratio|@container|@layer|color-mix|oklch|\ddvh|accent-color"
)
TOO_NEW_SCRIPT = re.compile(
    r"\.at\(|Object\.hasOwn|structuredClone|randomUUID|replaceAll\(|\beval\(|new Function"
)


def test_the_vendored_files_are_the_ones_their_notices_name() -> None:
    for file, notice in (
        (STATIC / "htmx.min.js", STATIC / "NOTICE.txt"),
        (Path(__file__).parent / "axe.min.js", Path(__file__).parent / "NOTICE.md"),
    ):
        assert hashlib.sha256(file.read_bytes()).hexdigest() in notice.read_text()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_a_script_of_ours_is_short_and_old_enough(script: Path) -> None:
    text = script.read_text()
    assert len(text.splitlines()) < 80
    assert not TOO_NEW_SCRIPT.search(text)


def test_the_style_sheet_uses_nothing_newer_than_chromium_86() -> None:
    text = re.sub(r"/\*.*?\*/", "", (STATIC / "sunlit.css").read_text(), flags=re.DOTALL)
    asked = re.sub(r"@supports selector\(:has\(\*\)\) \{.*?\n\}", "", text, flags=re.DOTALL)
    assert not TOO_NEW_STYLE.search(asked), "what is newer is asked for before it is used"
    assert "url(" not in text
    assert "@import" not in text
    flex_rules = [rule for rule in text.split("}") if "flex" in rule]
    assert not [rule for rule in flex_rules if re.search(r"[^-]\bgap:", rule)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_template_has_nothing_inline_and_nothing_from_elsewhere(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|hx-on|hx-vals|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"""(src|href)=["'](https?:)?//""", text)
    assert "|safe" not in text


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_template_cuts_nothing_and_has_no_number_that_a_wheel_changes(template: Path) -> None:
    assert not re.search(r"maxlength|type=.number", template.read_text())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_template_says_what_context_it_expects(template: Path) -> None:
    assert "{% comment %}" in template.read_text()


def test_the_collected_files_have_names_that_change_with_their_content(sample_site: None) -> None:
    names = {file.name for file in (Path(settings.STATIC_ROOT) / "web").iterdir()}
    assert any(re.fullmatch(r"sunlit\.[0-9a-f]{12}\.css", name) for name in names)
