"""What a font has, and whether a text can be printed: held against the typesetter itself."""

import random
import unicodedata
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from browser import missing
from documents.conftest import Papers
from documents.test_rendering import DAY, pdf_of, words
from sunlit.documents.character_map import UnreadableFontError, code_points
from sunlit.documents.coverage import first_unprintable, in_print, why_not_printable, why_not_set
from sunlit.documents.fonts import FURTHER, fetched_folder, font_set
from sunlit.documents.forms import FORMS
from sunlit.documents.preview import preview
from sunlit.documents.rendering import RenderingError

pytestmark = pytest.mark.usefixtures("fonts")

TIBETAN = "བཀྲ་ཤིས།"
UYGHUR = "ئۇيغۇر قازاق"
FURTHER_TEXTS = {
    "藏文": TIBETAN,
    "维吾尔文": UYGHUR,
    "蒙古文": "ᠮᠣᠩᠭᠣᠯ",
    "彝文": "ꆈꌠꁱꂷ",
    "傣文": "ᥖᥭᥰ ᦑᦺ",
    "傈僳文": "ꓡꓲꓢꓴ",
    "signs": "☑☐☒✓✔①㎡√〇",
    "letters": "ƏəƟө Ñ ž Жж",
}


@pytest.fixture
def all_fonts() -> None:
    """The further fonts too; a machine that fetched only the first ones has nothing to show."""
    lacking = set(FURTHER) - set(font_set().further)
    if lacking:
        missing(f"run tools/fetch_fonts.py for {', '.join(sorted(lacking))}")


@pytest.fixture
def without_further(settings: Settings, tmp_path: Path) -> None:
    """An instance that has only the fonts without which no paper is made."""
    for file in fetched_folder().iterdir():
        if file.name.startswith(("Fandol", "NotoSerifCJK", "NotoSansCJK")):
            (tmp_path / file.name).symlink_to(file)
    settings.FONT_DIRS = [str(tmp_path)]


@pytest.mark.usefixtures("all_fonts")
@pytest.mark.parametrize("text", FURTHER_TEXTS.values(), ids=FURTHER_TEXTS)
def test_the_scripts_of_the_minorities_and_signs_are_printed(papers: Papers, text: str) -> None:
    assert why_not_printable(text) is None
    assert pdf_of("D16", papers("D16", facts=text))


@pytest.mark.usefixtures("without_further")
def test_a_character_that_no_font_has_is_named_with_its_code() -> None:
    assert why_not_printable("已核对☑") == "“☑”（U+2611）没有字体能印出来，请删去或者换成文字"
    assert str(why_not_printable([{"a": TIBETAN}])).startswith("“བ”（U+0F56）")
    assert why_not_printable("中\ufeff文") is not None
    assert str(why_not_printable("\ufeff")).startswith("看不见的字符（U+FEFF）")
    assert why_not_printable("李喆堃䶮昇翀彧𬭎，①√㎡。\r\n\t第二行") is None


def test_the_field_of_the_paper_is_named(papers: Papers) -> None:
    unset = why_not_set(FORMS["D16"], papers("D16", facts="标志😀"))
    assert str(unset).startswith("行政处罚决定书不能制作：“违法事实”里的“😀”（U+1F600）没有字体")
    party = papers("D16")["party"] | {"name": "示例😀公司"}
    assert "“当事人”里的“😀”" in str(why_not_set(FORMS["D16"], papers("D16", party=party)))
    assert why_not_set(FORMS["D16"], papers("D16")) is None


def test_what_is_said_to_be_printable_is_printed_and_nothing_else(papers: Papers) -> None:
    chosen = random.Random(20261129)
    assigned = [
        chr(code)
        for code in range(0x20, 0x32000)
        if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Cc", "Mn", "Mc", "Me"}
    ]
    sample = chosen.sample(assigned, 3000)
    good = [sign for sign in sample if not first_unprintable(sign)]
    assert pdf_of("D16", papers("D16", facts="\n".join(f"字{sign}字" for sign in good)))
    for sign in [one for one in sample if first_unprintable(one)][:40]:
        with pytest.raises(RenderingError):
            preview("D16", papers("D16", facts=f"字{sign}字"), issued_on=DAY)


def test_the_name_of_a_file_is_printed_with_the_code_of_what_no_font_has() -> None:
    assert in_print("现场😀.jpg") == "现场〔U+1F600〕.jpg"
    assert in_print("现场.jpg") == "现场.jpg"


def test_a_variation_of_a_character_is_no_character_of_its_own(papers: Papers) -> None:
    name = "葛\U000e0100城"
    assert why_not_printable(name) is None
    assert "葛" in words(pdf_of("D16", papers("D16", facts=name)))


def test_a_file_that_is_no_font_is_said_to_be_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\0\1\0\0" * 4)
    with pytest.raises(UnreadableFontError):
        code_points(broken)


def test_a_face_that_is_missing_refuses_nothing(settings: Settings, tmp_path: Path) -> None:
    settings.FONT_DIRS = [str(tmp_path)]
    assert why_not_printable("😀") is None
