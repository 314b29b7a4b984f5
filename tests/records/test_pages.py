"""Pages of what comes from outside: scans, pictures, sound."""

import io
import zlib

import pytest
from pypdf import PdfWriter

from sunlit.records.pages import count_pages_of_scan, pages_of_file


def a_pdf(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize("pages", [1, 12])
def test_a_scan_has_the_pages_of_its_page_tree(pages: int) -> None:
    assert count_pages_of_scan(a_pdf(pages)) == pages


def test_a_packed_pdf_is_counted_too() -> None:
    inside = zlib.compress(b"<</Type/Pages/Kids[1 0 R 2 0 R]>> <</Type/Page>> <</Type/Page>>")
    packed = b"%PDF-1.5 1 0 obj <</Type/ObjStm/Filter/FlateDecode>> stream\n" + inside
    assert count_pages_of_scan(packed + b"endstream endobj") == 2


def test_what_is_no_pdf_or_is_broken_has_no_pages() -> None:
    assert count_pages_of_scan(b"%PDF-1.7 nothing") == 0
    assert count_pages_of_scan(b"/Type /ObjStm stream\nnot packed endstream") == 0


@pytest.mark.parametrize(
    ("media_type", "pages"),
    [("image/jpeg", 1), ("image/heic", 1), ("audio/wav", 0), ("video/mp4", 0), ("text/plain", 0)],
)
def test_a_picture_has_one_page_and_sound_none(media_type: str, pages: int) -> None:
    assert pages_of_file("0" * 64, media_type, 10) == pages
