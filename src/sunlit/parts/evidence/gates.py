"""Gates of the evidence: none is added to a decided case (审核制度第六条)."""

from sunlit.cases.same_party import DECIDED
from sunlit.ledger.gate import Gate, refuse_when

_EVIDENCE_CLOSED = "作出决定以后，不能再加入证据（审核制度第六条）。"

GATES: tuple[Gate, ...] = (
    refuse_when(
        "evidence_of_a_decided_case_is_closed",
        "cases_evidence",
        DECIDED,
        _EVIDENCE_CLOSED,
    ),
    refuse_when(
        "evidence_files_of_a_decided_case_are_closed",
        "cases_evidencefile",
        DECIDED,
        _EVIDENCE_CLOSED,
    ),
)
