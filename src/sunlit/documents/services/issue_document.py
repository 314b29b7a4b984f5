"""Issue a paper: give it its number and write what it says, for good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from sunlit.documents.content import content_hash
from sunlit.documents.coverage import why_not_set
from sunlit.documents.forms import FORMS, PaperForm
from sunlit.documents.forms.check import Fault, content_faults
from sunlit.documents.jobs import ask_for_pdf
from sunlit.documents.models import Document
from sunlit.documents.services.allocate_number import allocate_number
from sunlit.ledger.fast_rows import insert
from sunlit.rules.refusal import Refused


class IncompletePaperError(Exception):
    """The content does not fill the form; `faults` says what to mend, field by field."""

    def __init__(self, title: str, faults: Sequence[Fault]) -> None:
        sentences = "".join(fault.sentence for fault in faults)
        super().__init__(f"{title}还不能制作：{sentences}")
        self.faults = tuple(faults)


class NumberWordMissingError(Exception):
    """The paper carries a number, and the house has named no 机关代字 for it."""

    def __init__(self, title: str) -> None:
        super().__init__(f"{title}须编文号，但本机关没有设定它的机关代字。")


@dataclass(frozen=True)
class Issued:
    """An issued paper, and the rows that the caller's event must carry."""

    document: Document
    rows: tuple[models.Model, ...]


def issue_document(
    form_code: str,
    *,
    subject: UUID,
    content: Mapping[str, Any],
    issued_on: date,
    made_by: int,
    now: datetime,
    number_word: str | None = None,
    title: str | None = None,
) -> Issued:
    """Write the paper with the next number of its series, inside the caller's transaction.

    It does not write the ledger: the calling service puts `issued.rows` among the rows of its
    own event. The PDF is asked for in the same transaction and made after it (`documents.jobs`).

    :param subject: UUID of the matter the paper belongs to.
    :param number_word: the house's 机关代字 for the form; needed when the form has a number.
    :param title: when it differs from the form's title (不予立案审批表).
    :raises IncompletePaperError: names each field to mend.
    :raises Refused: names a character that no font has, and the field.
    :raises NumberWordMissingError: a numbered form without its word.
    """
    form = FORMS[form_code]
    require_complete(form, content)
    unset = why_not_set(form, content)
    if unset:
        raise Refused(unset)
    if form.number_word_key and not number_word:
        raise NumberWordMissingError(form.title)
    with transaction.atomic(savepoint=False):
        numbered = form.number_word_key and number_word
        number = allocate_number(numbered, issued_on, now) if numbered else None
        document = insert(
            Document(
                subject=subject,
                form=form.code,
                title=title or form.title,
                number=number,
                content=dict(content),
                content_hash=content_hash(form.code, content),
                issued_on=issued_on,
                made_by=made_by,
                recorded_at=now,
            )
        )
        ask_for_pdf(document.uuid)
    return Issued(document, (number, document) if number else (document,))


def require_complete(form: PaperForm, content: Mapping[str, Any], *, draft: bool = False) -> None:
    """Refuse a content that does not fill its form.

    :param draft: whether what is written at the signature may be open.
    :raises IncompletePaperError: names each field to mend.
    """
    faults = content_faults(form, content, draft=draft)
    if faults:
        raise IncompletePaperError(form.title, faults)
