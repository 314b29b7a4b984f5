"""笔录, evidence lists and letters: what an examiner of case files looks for on the page."""

import io
import re
import shutil
import subprocess
from typing import Any

import pytest
from pypdf import PdfReader

from documents.conftest import Papers
from documents.test_rendering import RECORDS, pdf_of, poppler, words
from sunlit.documents.forms import FORMS
from sunlit.documents.forms.no_penalty import NOT_ESTABLISHED

pytestmark = pytest.mark.usefixtures("fonts")

REFUSED = "拒签，见末页"
NAMES = ["D03", "D03_refusal", "D04", "D11"]


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page without spaces and line breaks."""
    return [re.sub(r"\s", "", page) for page in poppler(pdf, "-raw").split("\f")[:-1]]


def ink_in_left_half_below(pdf: bytes, share: float) -> int:
    """Return how many dark dots the left half of the last page has in its lower type area.

    The text of the record ends above `share` of the page's height, the lines to sign begin at 75 %.
    """
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    last = str(len(PdfReader(io.BytesIO(pdf)).pages))
    options = ["-r", "40", "-gray", "-f", last, "-l", last, "-"]
    done = subprocess.run([program, *options], input=pdf, capture_output=True, check=True)
    header, size, depth, dots = done.stdout.split(b"\n", maxsplit=3)
    assert (header, depth) == (b"P5", b"255")
    width, height = map(int, size.split())
    rows = range(int(height * share), int(height * 0.75))
    return sum(dot < 128 for row in rows for dot in dots[row * width : row * width + width // 2])


def test_every_record_is_asked_about_here() -> None:
    assert {form.code for form in RECORDS} == {name.partition("_")[0] for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_each_page_of_a_record_says_which_it_is_and_is_signed(papers: Papers, name: str) -> None:
    form = FORMS[name.partition("_")[0]]
    pages = pages_of(pdf_of(name, papers(name)))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert page.startswith(f"{form.title}第{number}页共{len(pages)}页")
        for label in form.signatures:
            assert page.count(f"{label}：") >= form.signatures.count(label)


@pytest.mark.parametrize("name", NAMES)
def test_a_record_ends_with_what_was_confirmed_and_a_blank_mark(papers: Papers, name: str) -> None:
    content = papers(name)
    said = words(pdf_of(name, content))
    last = content["refusal"] or content["confirmation"]
    assert said.endswith(f"{last}（以下空白）")
    assert said.count("（以下空白）") == 1


def test_what_is_left_of_the_last_page_is_struck_out(papers: Papers) -> None:
    assert ink_in_left_half_below(pdf_of("D11", papers("D11")), 0.5) > 20


def test_the_blank_mark_never_stands_alone_on_a_page(papers: Papers) -> None:
    for lines in range(18):
        pdf = pdf_of("D11", papers("D11", submitted="粮" * 28 * (1 + lines)))
        last = pages_of(pdf)[-1]
        assert "以上笔录我看过，与我所述一致。（以下空白）" in last


def test_a_refusal_to_sign_is_marked_on_each_page_and_told_on_the_last(papers: Papers) -> None:
    refused = pages_of(pdf_of("D03_refusal", papers("D03_refusal")))
    assert all(f"当事人（现场负责人）签名：{REFUSED}" in page for page in refused)
    assert "拒绝签名的情况" in refused[-1]
    assert not any(REFUSED in page for page in pages_of(pdf_of("D03", papers("D03"))))


def test_a_record_gives_start_and_end_to_the_minute(papers: Papers) -> None:
    said = words(pdf_of("D03", papers("D03")))
    assert "开始时间2026年8月12日9时20分" in said
    assert "结束时间2026年8月12日11时05分" in said


def test_an_interview_is_printed_as_questions_and_answers(papers: Papers) -> None:
    content = papers("D04")
    said = words(pdf_of("D04", content))
    for row in content["questions"]:
        assert f"问：{row['question']}答：{row['answer']}" in said


def test_a_file_of_the_evidence_list_stands_under_its_evidence_with_its_hash(
    papers: Papers,
) -> None:
    content = papers("D03-清单")
    said = words(pdf_of("D03-清单", content))
    for item in content["items"]:
        if item["file"]:
            after = said.partition(item["proves"])[2]
            assert f"文件：{item['file']}SHA-256：{item['sha256']}" in after[:200]
    assert said.count("文件：") == sum(bool(item["file"]) for item in content["items"])


def test_no_page_of_an_evidence_list_ends_between_an_item_and_its_file(papers: Papers) -> None:
    content = papers("D03-清单")
    for count in range(1, 8):
        items = (content["items"] * 2)[:count] + content["items"]
        for page in pages_of(pdf_of("D03-清单", content | {"items": items})):
            assert not re.match(r"^(编号.*?证明对象)?文件：", page)


@pytest.mark.parametrize("code", ["D23", "D26-决定"])
def test_a_letter_is_addressed_and_says_the_fixed_words_of_its_form(
    papers: Papers, code: str
) -> None:
    content = papers(code)
    said = words(pdf_of(code, content))
    form = FORMS[code]
    assert f"{content['addressee']}：{content.get('you', '')}{form.opening}" in said
    assert form.closing in said


def test_a_transfer_carries_the_receipt_that_the_police_sign(papers: Papers) -> None:
    content = papers("D23")
    said = words(pdf_of("D23", content))
    assert "接收回执接收单位（盖章）：接收时间：接收人签名：移送人签名：" in said
    assert "抄送：阳泉市人民检察院" in said
    assert "抄送" not in words(pdf_of("D23", content | {"copy_to": ""}))
    assert "接收回执" not in words(pdf_of("D26-决定", papers("D26-决定")))


def test_a_decision_without_penalty_names_circumstance_and_remedies(papers: Papers) -> None:
    content = papers("D17")
    said = words(pdf_of("D17", content))
    assert f"规定的下列情形：{content['circumstance']}。" in said
    assert "对阳泉市郊区鑫禾粮食收购部不予行政处罚" in said
    assert "六十日内，依法向阳泉市人民政府申请行政复议" in said
    assert "六个月内，依法向阳泉市城区人民法院提起行政诉讼" in said
    assert "罚款" not in said


def test_where_no_unlawful_act_is_established_nobody_is_educated(papers: Papers) -> None:
    content = papers("D17_not_established")
    assert content["circumstance"] == NOT_ESTABLISHED
    said = words(pdf_of("D17_not_established", content))
    assert "教育情况" not in said
    assert "教育情况" in words(pdf_of("D17", papers("D17")))


def test_the_public_text_shows_the_number_of_the_decision_and_takes_none(papers: Papers) -> None:
    form = FORMS["D17-G"]
    content = papers("D17-G")
    assert form.number_word_key is None
    assert content["shown_number"] in words(pdf_of("D17-G", content))


def test_a_recheck_says_that_a_statement_never_makes_it_heavier(papers: Papers) -> None:
    said = words(pdf_of("D11-复核", papers("D11-复核")))
    assert (
        "不得因当事人陈述、申辩而给予更重的处罚（《中华人民共和国行政处罚法》第四十五条）" in said
    )


def test_each_person_in_a_deliberation_has_a_view_and_room_to_sign(papers: Papers) -> None:
    content = papers("D14")
    said = words(pdf_of("D14", content))
    for row in content["views"]:
        assert f"{row['name']}{row['post']}{row['view']}" in said
        assert row["signature"] == ""
    assert "主持人签名：（刘志远）记录人签名：（孙立）" in said


def test_a_referral_is_signed_for_its_truth(papers: Papers) -> None:
    said = words(pdf_of("D13-送审", papers("D13-送审")))
    assert "真实性、准确性、完整性" in said
    assert said.endswith(
        "承办人签名：（王建平）承办人签名：（赵敏）科室负责人签名：法规科接收人签名："
    )


def test_a_long_hash_stays_inside_its_cell(papers: Papers) -> None:
    pdf = pdf_of("D13-送审", papers("D13-送审"))
    text = poppler(pdf, "-bbox")
    edges: list[Any] = re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">[0-9a-f]{64}</word>', text)
    assert edges
    assert all(float(edge) / 72 * 25.4 < 26 + 156 for edge in edges)
