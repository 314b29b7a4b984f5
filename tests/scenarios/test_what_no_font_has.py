"""Nothing is signed that cannot be printed: the character and the field are named before."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from browser import missing
from scenarios.office import (
    APPLICATION,
    LEAD,
    Office,
    case_waiting_for,
    checked,
    minutes_ago,
    serve_the_decision,
)
from scenarios.page_reader import ReadPage, read_page
from sunlit.cases.models import Case, Step
from sunlit.documents.fonts import FURTHER, fetched_folder, font_set, missing_fonts
from sunlit.documents.models import Document
from sunlit.documents.services.render_document import render_document
from sunlit.rules.legal_review import Point
from sunlit.web import clock
from tampering import tamper

TIBETAN = "བཀྲ་ཤིས།"


pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
"""Fonts are the same on both databases."""


@pytest.fixture(autouse=True)
def fonts() -> None:
    """The fonts that set-up fetches; without them no paper is set."""
    if missing_fonts():
        missing("fonts are missing: run tools/fetch_fonts.py")


@pytest.fixture
def without_further(settings: Settings, tmp_path: Path) -> None:
    """An instance that has only the fonts without which no paper is made."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    for file in fetched_folder().iterdir():
        if file.name.startswith(("Fandol", "NotoSerifCJK", "NotoSansCJK")):
            (folder / file.name).symlink_to(file)
    settings.FONT_DIRS = [str(folder)]


def applied(office: Office, **entries: str) -> tuple[Case, int, ReadPage]:
    """Ask for a filing with these entries; return the case, the status and the page."""
    case = case_waiting_for("apply_to_file")
    sent = {
        "seen": str(case.steps.count()),
        "happened_at": minutes_ago(1),
        **APPLICATION,
        **entries,
    }
    answer = office.sends("officer1", f"/desk/cases/{case.uuid}/apply_to_file/", sent)
    return case, answer.status_code, read_page(answer.content)


@pytest.mark.usefixtures("without_further")
@pytest.mark.parametrize(
    ("text", "sign"), [("☑ 已核对", "“☑”（U+2611）"), (TIBETAN, "“བ”（U+0F56）")]
)
def test_a_text_that_no_font_prints_is_not_signed(office: Office, text: str, sign: str) -> None:
    case, status, page = applied(office, summary=text)
    assert status == 422
    assert f"“案情摘要”里的{sign}没有字体能印出来" in page.errors["id_summary"]
    assert page.entries["summary"] == text
    assert not case.steps.filter(code="apply_to_file").exists()


def test_what_the_further_fonts_have_is_signed_and_printed(office: Office) -> None:
    if set(FURTHER) - set(font_set().further):
        missing("fonts are missing: run tools/fetch_fonts.py")
    entries = {**office.reads("officer1", "/desk/cases/new/").entries, **LEAD}
    entries |= {"content": f"☑ 已核对，当事人自称{TIBETAN}", "happened_at": minutes_ago(1)}
    assert office.sends("officer1", "/desk/cases/new/", entries).status_code == 302
    step = Case.objects.latest("pk").steps.get()
    papers = [one.document for one in step.papers.select_related("document")]
    assert papers
    assert all(render_document(paper, now=clock.now()) for paper in papers)


def test_a_name_in_a_lead_is_named_by_its_own_field(office: Office) -> None:
    entries = {**office.reads("officer1", "/desk/cases/new/").entries, **LEAD}
    sent = {**entries, "party_name": "示例😀公司", "happened_at": minutes_ago(1)}
    answer = office.sends("officer1", "/desk/cases/new/", sent)
    page = read_page(answer.content)
    assert answer.status_code == 422
    assert "“当事人名称（姓名）”里的“😀”（U+1F600）" in page.errors["id_party_name"]


def test_the_name_of_a_person_is_one_that_papers_print(office: Office) -> None:
    entries = office.reads("secadmin", "/desk/people/new/").entries
    answer = office.sends("secadmin", "/desk/people/new/", {**entries, "name": "示例😀"})
    assert "“姓名”里的“😀”（U+1F600）" in read_page(answer.content).errors["id_name"]


def unprintable_decision(office: Office) -> Case:
    """Serve a decision that was signed before anybody asked whether it can be printed."""
    case = serve_the_decision(office)
    paper = case.decisions.get().document
    assert paper.content["facts"]
    set_in = "json_set(content, '$.facts', '事实😀。')"
    tamper(f"UPDATE documents_document SET content = {set_in} WHERE id = {paper.pk}")
    return case


def test_the_publication_of_an_old_decision_says_which_character_and_is_no_fault(
    office: Office,
) -> None:
    case = unprintable_decision(office)
    answer = office.client("discloser").get(f"/desk/cases/{case.uuid}/publication/")
    page = read_page(answer.content)
    assert answer.status_code == 422
    assert "公示稿制作不了，还不能核对。" in page.words
    assert "“违法事实”里的“😀”（U+1F600）没有字体能印出来" in page.words


def test_a_public_copy_made_while_fonts_were_missing_says_it_too(
    office: Office, settings: Settings, tmp_path: Path
) -> None:
    case = unprintable_decision(office)
    settings.FONT_DIRS = [str(tmp_path)]
    checked(office, case)
    settings.FONT_DIRS = []
    answer = office.client("discloser").get(f"/desk/cases/{case.uuid}/publication/")
    assert answer.status_code == 422
    assert "“😀”（U+1F600）没有字体能印出来" in read_page(answer.content).words


def test_the_page_of_an_old_paper_says_why_it_has_no_pdf(office: Office) -> None:
    case = unprintable_decision(office)
    paper = case.decisions.get().document
    paper.refresh_from_db()
    assert not paper.renditions.exists()
    page = office.reads("officer1", f"/desk/cases/{case.uuid}/papers/{paper.uuid}/")
    assert "PDF 没有做成" in page.words
    assert "（U+1F600）" in page.words


def test_a_refused_act_leaves_nothing_behind(office: Office) -> None:
    before = Step.objects.count(), Document.objects.count()
    applied(office, summary="😀")
    assert (Step.objects.count(), Document.objects.count()) == before


def test_an_opinion_of_the_legal_section_is_named_too(office: Office) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/review/"
    entries = {
        **{point.value: "pass" for point in Point},
        "opinion": ["agree"],
        "opinion_text": "同意😀。",
        "action": "issue",
        "seen": str(case.steps.count()),
    }
    answer = office.sends("reviewer", address, entries)
    assert answer.status_code == 422
    assert "“😀”（U+1F600）没有字体能印出来" in read_page(answer.content).words
    assert read_page(answer.content).entries["opinion_text"] == "同意😀。"


def test_evidence_is_named_by_its_field_and_its_file_is_taken_as_it_is_called(
    office: Office,
) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/evidence/"
    entries = {
        "evidence": "",
        "evidence_name": "现场照片😀",
        "evidence_kind": "audiovisual",
        "evidence_source": "执法人员拍摄",
        "evidence_proves": "现场情况",
        "note": "",
        "monitored": "no",
        "marking": "none",
        "seen": str(case.steps.count()),
        "happened_at": minutes_ago(0),
    }
    photo = SimpleUploadedFile("现场😀.jpg", b"\xff\xd8\xff one")
    answer = office.sends("officer1", address, {**entries, "files": [photo]})
    assert answer.status_code == 422
    assert "里的“😀”（U+1F600）" in read_page(answer.content).errors["id_evidence_name"]
    photo = SimpleUploadedFile("现场😀.jpg", b"\xff\xd8\xff one")
    taken = office.sends(
        "officer1", address, {**entries, "evidence_name": "照片", "files": [photo]}
    )
    assert taken.status_code == 302
