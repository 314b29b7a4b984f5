"""延期, as rows that run beside the main line (记录制度4; 处罚法60).

The period for the decision is longer only where a law, regulation or rule says so: it is named to
its article, with the days that it allows. While a request waits nothing is decided, so that none is
left without its answer; all else goes on.
"""

from typing import Any

from sunlit.parts.extension.forms import DAYS, FORMS
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import DECIDE
from sunlit.rules.procedure import Episode, Need, Role, Step
from sunlit.rules.step import with_forms

PROPOSAL, EXTEND, DECLINE = "propose_extension", "extend", "decline_extension"
EXTENSION = "extension"
"""The code of the episode."""
_BASIS = cite("记录制度4")
_PROPOSED = Need((PROPOSAL,), "没有等待审批的延期。", _BASIS)


def _row(code: str, name: str, role: Role, need: Need, **more: Any) -> Step:
    citations = (_BASIS, cite("处罚法60"))
    return Step(code, name, "investigation", role, citations, (need,), optional=True, **more)


def extension_steps(*, filed: str, extends: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the rows; `filed` is the step by which the case is, `extends` which deadlines grow."""
    return with_forms(
        (
            _row(
                PROPOSAL,
                "提请延期",
                Role.OFFICER,
                Need((filed,), "立案以后，才能提请延期。", _BASIS),
                closed_by=(DECIDE,),
            ),
            _row(
                EXTEND,
                "延期",
                Role.LEADER,
                _PROPOSED,
                task="审批延期",
                papers=("D25-延期",),
                shows=("D25-延期",),
                voids=(PROPOSAL,),
                asked_by=PROPOSAL,
                repeatable=True,
                extends=extends,
                extends_by=DAYS,
            ),
            _row(
                DECLINE,
                "不同意延期",
                Role.LEADER,
                _PROPOSED,
                answers=EXTEND,
                voids=(PROPOSAL,),
                repeatable=True,
            ),
        ),
        FORMS,
    )


def extension_episode(*, ended_by: tuple[str, ...]) -> Episode:
    """Return the episode: while a request waits nothing is decided."""
    return Episode(
        code=EXTENSION,
        name="延期审批",
        citations=(_BASIS,),
        opened_by=(PROPOSAL,),
        closed_by=(EXTEND, DECLINE, *ended_by),
        blocks=(DECIDE,),
        steps=(PROPOSAL, EXTEND, DECLINE),
    )
