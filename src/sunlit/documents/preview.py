"""A paper as it would look if it were issued now: every page marked 草稿, no number."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sunlit.documents.forms import FORMS
from sunlit.documents.presentation import present
from sunlit.documents.rendering import render
from sunlit.documents.services.issue_document import require_complete


def preview(form_code: str, content: Mapping[str, Any], *, issued_on: date) -> bytes:
    """Return the PDF of the draft; nothing is written anywhere.

    What can be previewed can be rendered once issued: show it before anything is signed.

    :raises sunlit.documents.services.issue_document.IncompletePaperError: names what is missing.
    :raises sunlit.documents.rendering.RenderingError: names a text that cannot be set.
    """
    form = FORMS[form_code]
    require_complete(form, content)
    ready = present(form, content, title=form.title, number=None, issued_on=issued_on, draft=True)
    return render(form.template, ready, issued_on)
