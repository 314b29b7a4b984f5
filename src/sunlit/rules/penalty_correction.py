"""更正, as rows that run beside the main line: a mistake is mended by a further row (记录制度15).

An officer proposes, the head of the office answers; what a correction unsettles no longer stands.
Nothing of the main line needs these rows, so that they leave no mark in a position: whether a
proposal waits is asked of the acts (`cases/corrections.py`).
"""

from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.penalty_investigation import DRAFT_AND_REVIEW, PROPOSAL_AND_AFTER
from sunlit.rules.procedure import Need, Role, Step

PROPOSAL = "propose_correction"
_REGISTERED = Need(("register_lead",), "案件来源登记以后，才有可以更正的内容。", cite("记录制度9"))


def _row(code: str, name: str, role: Role, **more: Any) -> Step:
    return Step(
        code,
        name,
        "intake",
        role,
        citations=(cite("记录制度15(3)"), cite("记录制度6")),
        needs=(_REGISTERED,),
        optional=True,
        repeatable=True,
        **more,
    )


def _approval(code: str, name: str, **more: Any) -> Step:
    return _row(code, name, Role.OFFICE_HEAD, task="审批更正", **more)


CORRECTION_STEPS = (
    _row(PROPOSAL, "提请更正", Role.OFFICER, closed_by=("compile_dossier",), after_end=True),
    _approval("correct_entry", "更正填写内容", closed_by=("compile_dossier",), after_end=True),
    _approval(
        "correct_service",
        "更正告知书的送达",
        voids=("hear_statement", "reexamine", *DRAFT_AND_REVIEW),
        closed_by=("decide",),
    ),
    _approval("correct_evidence", "更正证据和笔录", voids=DRAFT_AND_REVIEW, closed_by=("decide",)),
    _approval("correct_party", "更正当事人情况", voids=DRAFT_AND_REVIEW, closed_by=("decide",)),
    _approval(
        "correct_identity",
        "更正当事人身份",
        voids=PROPOSAL_AND_AFTER,
        closed_by=("decide",),
    ),
    _row(
        "decline_correction",
        "不同意更正",
        Role.OFFICE_HEAD,
        closed_by=("compile_dossier",),
        after_end=True,
    ),
)
APPROVALS = frozenset(step.code for step in CORRECTION_STEPS if step.task)
ANSWERS = APPROVALS | {"decline_correction"}
