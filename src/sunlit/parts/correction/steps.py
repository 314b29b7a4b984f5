"""更正, as rows that run beside the main line: a mistake is mended by a further row (记录制度15).

An officer proposes, the head of the office answers; what a correction unsettles no longer stands.
Nothing of the main line needs these rows, so that they leave no mark in a position: whether a
proposal waits is asked of the acts (`parts/correction/corrections.py`).
"""

from functools import partial
from typing import Any

from sunlit.parts.correction.forms import FORMS
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import COMPILE, DECIDE
from sunlit.rules.procedure import Need, Role, Step
from sunlit.rules.step import with_forms

PROPOSAL, DECLINE = "propose_correction", "decline_correction"
ENTRY, SERVICE, EVIDENCE = "correct_entry", "correct_service", "correct_evidence"
PARTY, IDENTITY = "correct_party", "correct_identity"
APPROVALS = frozenset({ENTRY, SERVICE, EVIDENCE, PARTY, IDENTITY})
ANSWERS = APPROVALS | {DECLINE}


def _row(code: str, name: str, role: Role, opened: str, **more: Any) -> Step:
    return Step(
        code,
        name,
        "intake",
        role,
        citations=(cite("记录制度15(3)"), cite("记录制度6")),
        needs=(Need((opened,), "案件来源登记以后，才有可以更正的内容。", cite("记录制度9")),),
        optional=True,
        repeatable=True,
        **more,
    )


def correction_steps(
    *,
    opened: str,
    service_falls: tuple[str, ...],
    draft_falls: tuple[str, ...],
    proposal_falls: tuple[str, ...],
) -> tuple[Step, ...]:
    """Return the rows for one procedure.

    :param opened: the step that opens a case.
    :param service_falls: what no longer stands when the day of a service reads otherwise.
    :param draft_falls: the same for what a draft of the decision rests on.
    :param proposal_falls: the same for who the party is.
    """
    row = partial(_row, opened=opened)
    approval = partial(row, role=Role.OFFICE_HEAD, task="审批更正")
    return with_forms(
        (
            row(PROPOSAL, "提请更正", Role.OFFICER, closed_by=(COMPILE,), after_end=True),
            approval(ENTRY, "更正填写内容", closed_by=(COMPILE,), after_end=True),
            approval(SERVICE, "更正告知书的送达", voids=service_falls, closed_by=(DECIDE,)),
            approval(EVIDENCE, "更正证据和笔录", voids=draft_falls, closed_by=(DECIDE,)),
            approval(PARTY, "更正当事人情况", voids=draft_falls, closed_by=(DECIDE,)),
            approval(IDENTITY, "更正当事人身份", voids=proposal_falls, closed_by=(DECIDE,)),
            row(
                DECLINE,
                "不同意更正",
                Role.OFFICE_HEAD,
                closed_by=(COMPILE,),
                after_end=True,
            ),
        ),
        FORMS,
    )
