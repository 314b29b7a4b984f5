"""Every kind of paper the office can issue: `FORMS`, by code."""

from collections.abc import Mapping
from types import MappingProxyType

from sunlit.documents.forms.consultation import CONSULTATION_ANSWER, CONSULTATION_RECORD
from sunlit.documents.forms.deciding import COLLECTIVE_DELIBERATION, DECISION_APPROVAL
from sunlit.documents.forms.dossier import DOSSIER_CONTENTS, DOSSIER_COVER, DOSSIER_NOTE
from sunlit.documents.forms.evidence import EVIDENCE_LIST
from sunlit.documents.forms.filing import (
    DECLARATION,
    EXTENSION,
    OFFICER_ASSIGNMENT,
    PARTY_ADDED,
    PRELIMINARY_CHECK,
    REFUSAL_TO_FILE,
    RESUMPTION,
    SUSPENSION,
    VOIDING,
)
from sunlit.documents.forms.internal import (
    CLOSING_REPORT,
    FILING_APPROVAL,
    INVESTIGATION_REPORT,
    LEAD_REGISTER,
    PROOF_OF_SERVICE,
)
from sunlit.documents.forms.legal_review import (
    COUNSEL_ADVICE,
    RAISE_UNDONE,
    REVIEW_OPINION,
    REVIEW_REFERRAL,
)
from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.no_penalty import NO_PENALTY_DECISION, NO_PENALTY_DECISION_PUBLIC
from sunlit.documents.forms.penalty import (
    PENALTY_DECISION,
    PENALTY_DECISION_PUBLIC,
    PENALTY_NOTICE,
)
from sunlit.documents.forms.records import INTERVIEW_RECORD, SITE_RECORD, STATEMENT_AND_DEFENSE
from sunlit.documents.forms.recusal import RECUSAL_DECISION, RECUSAL_REQUEST
from sunlit.documents.forms.statement import STATEMENT_RECHECK
from sunlit.documents.forms.transfer import CRIMINAL_TRANSFER

FORMS: Mapping[str, PaperForm] = MappingProxyType(
    {
        form.code: form
        for form in (
            LEAD_REGISTER,
            PRELIMINARY_CHECK,
            FILING_APPROVAL,
            REFUSAL_TO_FILE,
            VOIDING,
            SUSPENSION,
            RESUMPTION,
            EXTENSION,
            PARTY_ADDED,
            OFFICER_ASSIGNMENT,
            DECLARATION,
            SITE_RECORD,
            EVIDENCE_LIST,
            INTERVIEW_RECORD,
            INVESTIGATION_REPORT,
            PENALTY_NOTICE,
            STATEMENT_AND_DEFENSE,
            STATEMENT_RECHECK,
            RAISE_UNDONE,
            REVIEW_REFERRAL,
            REVIEW_OPINION,
            COUNSEL_ADVICE,
            CONSULTATION_RECORD,
            CONSULTATION_ANSWER,
            COLLECTIVE_DELIBERATION,
            DECISION_APPROVAL,
            PENALTY_DECISION,
            PENALTY_DECISION_PUBLIC,
            NO_PENALTY_DECISION,
            NO_PENALTY_DECISION_PUBLIC,
            PROOF_OF_SERVICE,
            CRIMINAL_TRANSFER,
            CLOSING_REPORT,
            RECUSAL_REQUEST,
            RECUSAL_DECISION,
            DOSSIER_COVER,
            DOSSIER_CONTENTS,
            DOSSIER_NOTE,
        )
    }
)

__all__ = ["FORMS", "Column", "Field", "Kind", "PaperForm"]
