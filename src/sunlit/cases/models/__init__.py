"""A case as facts: what was done, by whom, when; whom it concerns; what was decided.

Every table here but `Draft`, `Access` and `CaseSummary` is append-only. The position of a case, its
current party and what is still missing are derived (`queries.py`); what lists show is only a cache.
"""

from sunlit.cases.models.access import Access
from sunlit.cases.models.case import (
    Case,
    Draft,
    Party,
    Reporter,
    Step,
    StepPaper,
)
from sunlit.cases.models.correction import Correction
from sunlit.cases.models.decision import (
    AdvanceNotice,
    Clearance,
    Decision,
    DecisionDraft,
    ServiceOfDocument,
)
from sunlit.cases.models.deliberation import CollectiveDeliberation
from sunlit.cases.models.investigation import (
    CaseOfficer,
    Evidence,
    EvidenceFile,
)
from sunlit.cases.models.payment import Payment
from sunlit.cases.models.recusal import Recusal
from sunlit.cases.models.signature import StepSignature
from sunlit.cases.models.step_file import StepFile
from sunlit.cases.models.summary import CaseSummary

__all__ = [
    "Access",
    "AdvanceNotice",
    "Case",
    "CaseOfficer",
    "CaseSummary",
    "Clearance",
    "CollectiveDeliberation",
    "Correction",
    "Decision",
    "DecisionDraft",
    "Draft",
    "Evidence",
    "EvidenceFile",
    "Party",
    "Payment",
    "Recusal",
    "Reporter",
    "ServiceOfDocument",
    "Step",
    "StepFile",
    "StepPaper",
    "StepSignature",
]
