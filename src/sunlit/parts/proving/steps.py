"""补存凭证, as a row that runs beside the main line (记录制度9)."""

from sunlit.parts.proving.forms import FORMS
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import ATTACH, COMPILE
from sunlit.rules.procedure import Need, Role, Step
from sunlit.rules.step import with_forms


def proving_steps(proven: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the row; a file may come once one of the steps `proven` was taken."""
    return with_forms(
        (
            Step(
                code=ATTACH,
                name="补存凭证",
                stage="execution",
                role=Role.OFFICER,
                citations=(cite("记录制度9"),),
                needs=(Need(proven, "还没有需要补存凭证的送达、缴款等事项。", cite("记录制度9")),),
                closed_by=(COMPILE,),
                optional=True,
                repeatable=True,
                after_end=True,
            ),
        ),
        FORMS,
    )
