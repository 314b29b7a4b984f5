"""Issue the papers that the steps of a case leave behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone

from sunlit.cases.models import Step, StepPaper
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.documents.models import Document
from sunlit.documents.services.issue_document import issue_document
from sunlit.ledger.fast_rows import insert


@dataclass(frozen=True)
class Written:
    """A paper of a step, and every row that was written for it (the step's event carries them)."""

    document: Document
    rows: tuple[models.Model, ...]


def issue_paper(step: Step, facts: CaseFacts, form: str, **more: Any) -> Written:
    """Issue one paper of the step.

    `facts` is the case as it stood before the step; `more` is what the paper needs beyond both.
    """
    return write_paper(step, form, facts.worked.papers[form](step, facts, **more))


def issue_papers_of(step: Step, facts: CaseFacts) -> list[models.Model]:
    """Issue every paper that the table names for the step; return the rows written."""
    return [
        row
        for form in facts.procedure.step(step.code).leaves(facts.branch)
        for row in issue_paper(step, facts, form).rows
    ]


def write_paper(step: Step, form: str, content: Mapping[str, Any]) -> Written:
    """Write a paper of given content for the step."""
    day = timezone.localdate(step.recorded_at)
    house = current_house()
    issued = issue_document(
        form,
        subject=step.case.uuid,
        content=content,
        issued_on=day,
        made_by=step.actor_id,
        now=step.recorded_at,
        number_word=house.number_word(form, day) if house.has_number_word(form) else None,
    )
    link = insert(StepPaper(step=step, document=issued.document))
    return Written(issued.document, (*issued.rows, link))
