"""作废, as rows that run beside the main line: a case entered twice or by mistake ends.

It is no way to make a matter disappear: acts, papers and number stay, the leader approves, and
once the party or another organ has been told, the case ends by the ways of the main line only. No
article speaks of it; the rows cite practice. Like a correction, a proposal leaves no mark in a
position: whether one waits is asked of the acts (`parts/voiding/voiding.py`). What is void leaves
nothing standing, so that the graph of positions grows by one.
"""

from functools import partial
from typing import Any

from sunlit.parts.voiding.forms import FORMS
from sunlit.rules.citations import cite, practice
from sunlit.rules.procedure import Need, Role, Step
from sunlit.rules.step import with_forms

PROPOSAL, APPROVAL, REFUSAL = "propose_voiding", "void_case", "decline_voiding"
VOIDING = frozenset({PROPOSAL, APPROVAL, REFUSAL})


def _row(code: str, name: str, role: Role, opened: str, **more: Any) -> Step:
    return Step(
        code,
        name,
        "closing",
        role,
        citations=(practice(), cite("记录制度6")),
        needs=(Need((opened,), "案件来源登记以后，才有可以作废的案件。", practice()),),
        optional=True,
        **more,
    )


def voiding_steps(
    others: tuple[Step, ...], *, opened: str, closed_by: tuple[str, ...]
) -> tuple[Step, ...]:
    """Return the rows; nothing of the `others` stands in a case that is void, and no clock runs.

    :param opened: the step that opens a case.
    :param closed_by: after these somebody outside the organ counts on the case.
    """
    row = partial(_row, opened=opened, closed_by=closed_by)
    started = {code for step in others for code in step.starts}
    stopped = {code for step in others for code in step.stops}
    return with_forms(
        (
            row(PROPOSAL, "提请作废", Role.OFFICER, repeatable=True),
            row(
                APPROVAL,
                "作废",
                Role.LEADER,
                task="审批作废",
                papers=("D02-作废",),
                shows=("D02-作废",),
                starts=("DA-ARCHIVE",),
                stops=tuple(sorted((started & stopped) - {"DA-ARCHIVE"})),
                voids=tuple(step.code for step in others),
                ends=True,
                ended="已作废",
            ),
            row(
                REFUSAL,
                "不同意作废",
                Role.LEADER,
                answers=APPROVAL,
                repeatable=True,
            ),
        ),
        FORMS,
    )
