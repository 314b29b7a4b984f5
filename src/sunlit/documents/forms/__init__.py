"""Every kind of paper the office can issue: `FORMS`, by code."""

from collections.abc import Mapping
from types import MappingProxyType

from sunlit.documents.forms.internal import (
    CLOSING_REPORT,
    FILING_APPROVAL,
    INVESTIGATION_REPORT,
    LEAD_REGISTER,
    PROOF_OF_SERVICE,
    REFUSAL_TO_FILE,
)
from sunlit.documents.forms.legal_review import REVIEW_OPINION
from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.penalty import (
    PENALTY_DECISION,
    PENALTY_DECISION_PUBLIC,
    PENALTY_NOTICE,
)

FORMS: Mapping[str, PaperForm] = MappingProxyType(
    {
        form.code: form
        for form in (
            LEAD_REGISTER,
            FILING_APPROVAL,
            REFUSAL_TO_FILE,
            INVESTIGATION_REPORT,
            PENALTY_NOTICE,
            REVIEW_OPINION,
            PENALTY_DECISION,
            PENALTY_DECISION_PUBLIC,
            PROOF_OF_SERVICE,
            CLOSING_REPORT,
        )
    }
)

__all__ = ["FORMS", "Column", "Field", "Kind", "PaperForm"]
