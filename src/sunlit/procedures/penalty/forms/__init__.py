"""What a person fills in for each step of a penalty: fields as data, one file a stage."""

from collections.abc import Mapping

from sunlit.archive import forms as archiving
from sunlit.disclosure import forms as publication
from sunlit.parts.assignment import forms as assignment
from sunlit.parts.correction import forms as correction
from sunlit.parts.deliberation import forms as deliberation
from sunlit.parts.extension import forms as extension
from sunlit.parts.party import forms as party
from sunlit.parts.suspension import forms as suspension
from sunlit.parts.voiding import forms as voiding
from sunlit.procedures.penalty.forms import (
    decision,
    execution,
    intake,
    investigation,
    notice,
    transfer,
)
from sunlit.review.forms import consultation, counsel, disagreement
from sunlit.rules.forms import StepForm

FORMS: Mapping[str, StepForm] = {
    **intake.FORMS,
    **party.FORMS,
    **assignment.FORMS,
    **correction.FORMS,
    **counsel.FORMS,
    **consultation.FORMS,
    **investigation.FORMS,
    **suspension.FORMS,
    **extension.FORMS,
    **transfer.FORMS,
    **notice.FORMS,
    **decision.FORMS,
    **disagreement.FORMS,
    **deliberation.FORMS,
    **publication.FORMS,
    **execution.FORMS,
    **voiding.FORMS,
    **archiving.FORMS,
}
