"""The PDF of a paper: archival, repeatable, readable, on the page of GB/T 9704."""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from documents.conftest import PAPERS, Papers
from sunlit.documents.fonts import font_set, missing_fonts
from sunlit.documents.forms import FORMS
from sunlit.documents.presentation import present
from sunlit.documents.preview import preview
from sunlit.documents.rendering import RenderingError, render
from sunlit.documents.services.issue_document import IncompletePaperError

pytestmark = pytest.mark.usefixtures("fonts")

DAY = date(2026, 9, 23)
HEARING = FORMS["D10"].field("hearing").choices
NUMBER = "阳发改罚〔2026〕8号"
MILLIMETER = 72 / 25.4
ONCE = """
import json, sys, hashlib, django
django.setup()
from datetime import date
from sunlit.documents.preview import preview
content = json.load(open(sys.argv[1]))
print(hashlib.sha256(preview("D16", content, issued_on=date(2026, 9, 23))).hexdigest())
"""


def pdf_of(name: str, content: dict[str, Any]) -> bytes:
    form = FORMS[name.partition("_")[0]]
    number = NUMBER if form.number_word_key else content.get("shown_number")
    ready = present(form, content, title=form.title, number=number, issued_on=DAY)
    return render(form.template, ready, DAY)


def poppler(pdf: bytes, *options: str) -> str:
    """Return what pdftotext reads in the PDF."""
    program = shutil.which("pdftotext")
    if program is None and os.environ.get("CI") == "true":
        pytest.fail("pdftotext (poppler-utils) is not installed")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run([program, *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


RECORDS = [form for form in FORMS.values() if form.template == "record.typ"]
_HEADS = "|".join(rf"{form.title}第\d+页共\d+页" for form in RECORDS)
_FEET = "|".join(
    "".join(f"{label}：(?:拒签，见末页)?(?:（[^）]*）)?" for label in form.signatures)
    for form in RECORDS
)
_REPEATED = re.compile(rf"^(?:{_HEADS})|(?:{_FEET})?—\d+—$")


def words(pdf: bytes) -> str:
    """Return the text in its own order without spaces, line breaks and what pages repeat."""
    pages = (re.sub(r"\s", "", page) for page in poppler(pdf, "-raw").split("\f"))
    return "".join(_REPEATED.sub("", page) for page in pages)


def test_every_paper_is_pdf_a_2a(papers: Papers, every_paper: str) -> None:
    reader = PdfReader(io.BytesIO(pdf_of(every_paper, papers(every_paper))))
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert "<pdfaid:part>2</pdfaid:part>" in xmp.stream.get_data().decode()
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp.stream.get_data().decode()
    catalog: Any = reader.root_object
    assert catalog["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"
    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/Lang"] == "zh-CN"
    assert reader.metadata is not None
    assert reader.metadata.title == FORMS[every_paper.partition("_")[0]].title


def test_every_paper_ends_with_a_line_end(papers: Papers, every_paper: str) -> None:
    assert pdf_of(every_paper, papers(every_paper)).endswith(b"%%EOF\n")


def test_every_paper_shows_every_text_of_its_content(papers: Papers, every_paper: str) -> None:
    content = papers(every_paper)
    shown = words(pdf_of(every_paper, content))
    for text in texts_of(content):
        assert re.sub(r"\s", "", text) in shown


def texts_of(value: object) -> list[str]:
    """Return every text of a content that is printed as it is."""
    if isinstance(value, dict):
        return [text for key, one in value.items() if key != "kind" for text in texts_of(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_of(one)]
    if isinstance(value, str) and not re.match(r"\d{4}-\d\d-\d\d", value):
        return [line for line in value.splitlines() if line not in HEARING]
    return []


def test_two_processes_make_the_same_bytes(papers: Papers) -> None:
    here = hashlib.sha256(preview("D16", papers("D16"), issued_on=DAY)).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", ONCE, str(PAPERS / "D16.json")],
        capture_output=True,
        check=True,
        text=True,
        env=os.environ
        | {
            "PYTHONHASHSEED": "77",
            "TZ": "America/New_York",
            "DJANGO_SETTINGS_MODULE": "sunlit.config.settings",
        },
    )
    assert there.stdout.strip() == here


def test_another_content_or_day_makes_other_bytes(papers: Papers) -> None:
    content = papers("D16")
    first = pdf_of("D16", content)
    assert pdf_of("D16", papers("D16", court="另一法院")) != first
    ready = present(
        FORMS["D16"], content, title="行政处罚决定书", number=NUMBER, issued_on=date(2026, 9, 24)
    )
    assert render("penalty_decision.typ", ready, date(2026, 9, 24)) != first


def test_what_a_user_writes_is_never_markup(papers: Papers) -> None:
    hostile = '#panic("x") *强* _斜_ $x^2$ `码` @引 <签> // 注 = 题 \\ #import "a.typ" “引”—— [甲]'
    shown = words(pdf_of("D16", papers("D16", facts=hostile, cause=hostile)))
    assert shown.count(re.sub(r"\s", "", hostile)) == 2


def test_rare_characters_of_names_are_printed(papers: Papers) -> None:
    party = papers("D16")["party"] | {"representative": "李喆堃䶮昇翀彧𬭎"}
    pdf = pdf_of("D16", papers("D16", party=party))
    assert "李喆堃䶮昇翀彧𬭎" in words(pdf)


def test_a_character_no_font_has_is_refused_not_left_blank(papers: Papers) -> None:
    with pytest.raises(RenderingError, match=r"“😀”（U\+1F600）没有字体能印出来"):
        pdf_of("D16", papers("D16", facts="标志\U0001f600"))
    assert pdf_of("D16", papers("D16", facts="标志"))


def test_all_fonts_are_embedded(papers: Papers) -> None:
    reader = PdfReader(io.BytesIO(pdf_of("D16", papers("D16"))))
    pages: list[Any] = list(reader.pages)
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in pages
        for font in page["/Resources"].get("/Font", {}).values()
    ]
    assert fonts
    assert all("/FontFile3" in font for font in fonts)


def test_a_full_page_has_22_lines_of_28_characters(papers: Papers) -> None:
    pdf = pdf_of("D16", papers("D16", facts="粮" * 28 * 60))
    second = poppler(pdf, "-f", "2", "-l", "2", "-layout").split("\f", maxsplit=1)[0]
    lines = [line.strip() for line in second.splitlines() if line.strip()]
    assert lines[:-1] == ["粮" * 28] * 22
    assert lines[-1].replace(" ", "") == "—2—"


def boxes(pdf: bytes, page: int) -> list[tuple[str, float, float, float, float]]:
    """Return the words of a page with left, top, right and bottom in millimeters."""
    text = poppler(pdf, "-bbox", "-f", str(page), "-l", str(page))
    pattern = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    return [
        (word, *(float(edge) / MILLIMETER for edge in edges))
        for *edges, word in re.findall(pattern, text)
    ]


def test_the_type_area_stands_where_the_standard_puts_it(papers: Papers) -> None:
    pdf = pdf_of("D16", papers("D16", facts="粮" * 28 * 60))
    for page, binding in ((2, 26), (3, 28)):
        body = [box for box in boxes(pdf, page) if "粮" in box[0]]
        assert min(left for _, left, *_ in body) == pytest.approx(binding, abs=0.3)
        assert max(right for *_, right, _ in body) == pytest.approx(binding + 156, abs=0.3)
        assert min(top for _, _, top, *_ in body) == pytest.approx(37, abs=1)
        assert max(bottom for *_, bottom in body) < 37 + 225


def test_the_page_number_is_right_on_odd_and_left_on_even_pages(papers: Papers) -> None:
    pdf = pdf_of("D16", papers("D16"))
    first = next(box for box in boxes(pdf, 1) if box[0] == "1" and box[2] > 262)
    second = next(box for box in boxes(pdf, 2) if box[0] == "2" and box[2] > 262)
    assert first[1] > 105 > second[1]


def test_the_signature_never_stands_alone_on_a_page(papers: Papers) -> None:
    for lines in range(12):
        pdf = pdf_of("D16", papers("D16", facts="粮" * 28 * (20 + lines)))
        last = PdfReader(io.BytesIO(pdf)).pages[-1].extract_text()
        assert "向社会公开" in re.sub(r"\s", "", last)


def test_a_notice_tells_of_a_hearing_only_where_there_is_a_right_to_it(papers: Papers) -> None:
    assert "有权要求听证" in words(pdf_of("D10_hearing", papers("D10_hearing")))
    assert "听证" not in words(pdf_of("D10", papers("D10")))


def test_a_decision_without_a_fine_asks_for_no_payment(papers: Papers) -> None:
    with_fine = words(pdf_of("D16", papers("D16")))
    assert "罚款数额：人民币壹万伍仟元整（¥15,000.00）" in with_fine
    assert "每日按罚款数额的百分之三加处罚款" in with_fine
    without = words(pdf_of("D16", papers("D16", fine=None, performance="自收到之日起改正。")))
    assert "加处罚款" not in without
    assert "缴纳" not in without


def test_the_opinion_of_legal_review_can_be_read_as_text(papers: Papers) -> None:
    opinions = ["变更", "纠正"]
    shown = words(pdf_of("D13", papers("D13", opinions=opinions)))
    assert "法规科的意见：变更；纠正。" in shown


def test_a_preview_is_marked_as_a_draft_on_each_page(papers: Papers) -> None:
    reader = PdfReader(io.BytesIO(preview("D16", papers("D16"), issued_on=DAY)))
    issued = PdfReader(io.BytesIO(pdf_of("D16", papers("D16"))))
    assert all("草稿" in page.extract_text() for page in reader.pages)
    assert not any("草稿" in page.extract_text() for page in issued.pages)


def test_a_preview_of_an_incomplete_paper_names_what_is_missing(papers: Papers) -> None:
    with pytest.raises(IncompletePaperError, match="请填写处罚依据。"):
        preview("D16", papers("D16", basis=None), issued_on=DAY)


def test_an_instance_without_fonts_says_which_are_missing(
    settings: Settings, tmp_path: Path
) -> None:
    assert missing_fonts() == []
    settings.FONT_DIRS = [str(tmp_path)]
    assert "仿宋（正文）" in missing_fonts()
    assert len(missing_fonts()) == 7


def test_a_font_that_changes_changes_the_fingerprint(settings: Settings, tmp_path: Path) -> None:
    before = font_set()
    for folder in before.folders:
        for file in folder.glob("*.?t?"):
            shutil.copy(file, tmp_path / f"renamed-{file.name}")
    settings.FONT_DIRS = [str(tmp_path)]
    assert font_set().fingerprint == before.fingerprint
    changed = tmp_path / "renamed-FandolKai-Regular.otf"
    changed.write_bytes(changed.read_bytes() + b"\0")
    assert font_set().fingerprint != before.fingerprint


def test_content_reaches_the_template_as_json(papers: Papers) -> None:
    ready = present(FORMS["D16"], papers("D16"), title="题", number=None, issued_on=DAY)
    assert json.loads(json.dumps(ready, ensure_ascii=False)) == ready
