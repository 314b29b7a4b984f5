"""A paper as it would look if it were issued now: every page marked 草稿.

Number, day and whatever else is written by signing are open, and the draft says so.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sunlit.documents.forms import FORMS
from sunlit.documents.presentation import present
from sunlit.documents.rendering import render, render_pages
from sunlit.documents.services.issue_document import require_complete

_PIXELS_AN_INCH = 96
_KEPT = 16


def preview(form_code: str, content: Mapping[str, Any], *, issued_on: date) -> bytes:
    """Return the PDF of the draft; nothing is written anywhere.

    What can be previewed can be rendered once issued: show it before anything is signed.

    :raises sunlit.documents.services.issue_document.IncompletePaperError: names what is missing.
    :raises sunlit.documents.rendering.RenderingError: names a text that cannot be set.
    """
    return render(FORMS[form_code].template, _ready(form_code, content, issued_on), issued_on)


def preview_pages(
    form_code: str, content: Mapping[str, Any], *, issued_on: date
) -> tuple[bytes, ...]:
    """Return the same draft as pictures of its pages (PNG); the newest are kept in memory.

    :raises: as `preview`.
    """
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return _pages(form_code, written, issued_on)


@lru_cache(maxsize=_KEPT)
def _pages(form_code: str, written: str, issued_on: date) -> tuple[bytes, ...]:
    ready = _ready(form_code, json.loads(written), issued_on)
    return render_pages(FORMS[form_code].template, ready, issued_on, ppi=_PIXELS_AN_INCH)


def _ready(form_code: str, content: Mapping[str, Any], issued_on: date) -> dict[str, Any]:
    form = FORMS[form_code]
    require_complete(form, content, draft=True)
    return present(form, content, title=form.title, number=None, issued_on=issued_on, draft=True)
