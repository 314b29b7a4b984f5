"""回避声明, as rows: each officer says for themselves that nothing is in the way (处罚法43).

The head of the office only assigns. Who has not declared does not act in the case, and whoever
says that they ought to stand aside is decided on by a leader (`penalty_recusal.py`).
"""

from sunlit.parts.assignment.forms import DECLARATION_FORMS
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Need, Role, Step
from sunlit.rules.step import with_forms

DECLARE, DECLARE_CONFLICT = "declare_no_conflict", "declare_conflict"
_ASSIGNED = (Need(("assign_officers",), "指派以后，由被指派的人作出回避声明。", cite("处罚法43")),)


def declaration_steps(*, towards: str) -> tuple[Step, ...]:
    """Return the rows; `towards` is what an officer may begin once they have declared."""
    return with_forms(
        (
            Step(
                code=DECLARE,
                name="回避声明",
                task="作出回避声明",
                stage="filing",
                role=Role.OFFICER,
                citations=(cite("处罚法43"),),
                needs=_ASSIGNED,
                papers=("D02-声明",),
                guards=("CF-G02",),
                optional=True,
                repeatable=True,
                signed=True,
                towards=towards,
            ),
            Step(
                code=DECLARE_CONFLICT,
                name="声明应当回避",
                stage="filing",
                role=Role.OFFICER,
                citations=(cite("处罚法43"),),
                needs=_ASSIGNED,
                papers=("D02-声明",),
                guards=("CF-G02",),
                answers=DECLARE,
                optional=True,
                repeatable=True,
                signed=True,
            ),
        ),
        DECLARATION_FORMS,
    )
