"""立卷 and 归档: after the end of the case (P19; 记录制度12)."""

from sunlit.archive.forms import FORMS
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import COMPILE
from sunlit.rules.procedure import Need, Role, Step
from sunlit.rules.step import with_forms

ARCHIVE, RETURN = "archive_dossier", "return_dossier"
_COMPILED = Need((COMPILE,), "承办科室立卷以后，档案员才能接收或者退回。", cite("记录制度12"))


def archive_steps(ending: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the rows; a file is compiled once one of the steps `ending` a case stands."""
    return with_forms(
        (
            Step(
                code=COMPILE,
                name="立卷",
                stage="archiving",
                role=Role.OFFICER,
                citations=(cite("记录制度12"), cite("记录制度9")),
                needs=(
                    Need(
                        ending,
                        "行政执法行为终结（结案、不予立案或者作废）以后，才能立卷。",
                        cite("记录制度12"),
                    ),
                ),
                papers=("D60", "D61", "D62"),
                after_end=True,
            ),
            Step(
                code=ARCHIVE,
                name="归档",
                task="核对案卷并归档",
                stage="archiving",
                role=Role.ARCHIVIST,
                citations=(cite("记录制度12"),),
                needs=(_COMPILED,),
                stops=("DA-ARCHIVE",),
                after_end=True,
                group="archive",
            ),
            Step(
                code=RETURN,
                name="退回案卷",
                stage="archiving",
                role=Role.ARCHIVIST,
                citations=(cite("记录制度12"),),
                needs=(_COMPILED,),
                voids=(COMPILE,),
                answers=ARCHIVE,
                closed_by=(ARCHIVE,),
                optional=True,
                repeatable=True,
                after_end=True,
            ),
        ),
        FORMS,
    )
