"""中止 and 恢复, as rows that run beside the main line (记录制度4; field guide A.2 P5d).

While a case stands still nothing is investigated, told, reviewed or decided in it; what arrives may
be kept. The ninety days stand still only where a law, regulation or rule says so, and it is named:
处罚法60 knows no time that is not counted.
"""

from typing import Any

from sunlit.parts.suspension.forms import CLOCK_BASIS, FORMS
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import DECIDE
from sunlit.rules.procedure import Episode, Need, Role, Step
from sunlit.rules.step import with_forms

PROPOSAL, SUSPEND, RESUMPTION, RESUME = (
    "propose_suspension",
    "suspend",
    "propose_resumption",
    "resume",
)
_BASIS = cite("记录制度4")
_PROPOSED = Need((PROPOSAL,), "没有等待审批的中止。", _BASIS)
_SUSPENDED = Need((SUSPEND,), "本案没有中止。", _BASIS)
_TO_RESUME = Need((RESUMPTION,), "没有等待审批的恢复。", _BASIS)


def _row(code: str, name: str, role: Role, need: Need, **more: Any) -> Step:
    citations = (_BASIS, cite("处罚法60"))
    return Step(code, name, "investigation", role, citations, (need,), **more)


def suspension_steps(*, filed: str) -> tuple[Step, ...]:
    """Return the rows; `filed` is the step by which the case is."""
    return with_forms(
        (
            _row(
                PROPOSAL,
                "提请中止",
                Role.OFFICER,
                Need((filed,), "立案以后，才能提请中止。", _BASIS),
                closed_by=(SUSPEND, DECIDE),
                optional=True,
            ),
            _row(
                SUSPEND,
                "中止",
                Role.LEADER,
                _PROPOSED,
                task="审批中止",
                papers=("D25-中止",),
                shows=("D25-中止",),
                voids=(PROPOSAL,),
                closed_by=(DECIDE,),
            ),
            _row(
                "decline_suspension",
                "不同意中止",
                Role.LEADER,
                _PROPOSED,
                answers=SUSPEND,
                voids=(PROPOSAL,),
                closed_by=(DECIDE,),
                optional=True,
                repeatable=True,
            ),
            _row(RESUMPTION, "提请恢复", Role.OFFICER, _SUSPENDED),
            _row(
                RESUME,
                "恢复",
                Role.LEADER,
                _TO_RESUME,
                task="审批恢复",
                papers=("D25-恢复",),
                shows=("D25-恢复",),
                voids=(SUSPEND, RESUMPTION),
                asked_by=RESUMPTION,
                optional=True,
                repeatable=True,
            ),
            _row(
                "decline_resumption",
                "不同意恢复",
                Role.LEADER,
                _TO_RESUME,
                answers=RESUME,
                voids=(RESUMPTION,),
                optional=True,
                repeatable=True,
            ),
        ),
        FORMS,
    )


def suspension_episode(
    *, blocks: tuple[str, ...], suspends: tuple[str, ...], ended_by: tuple[str, ...]
) -> Episode:
    """Return the episode: nobody takes what it `blocks`, and the clocks it `suspends` stand."""
    return Episode(
        code="suspension",
        name="中止",
        citations=(_BASIS,),
        opened_by=(SUSPEND,),
        closed_by=(RESUME, *ended_by),
        blocks=blocks,
        suspends=suspends,
        suspends_by=CLOCK_BASIS,
        steps=(
            *(PROPOSAL, SUSPEND, "decline_suspension"),
            *(RESUMPTION, RESUME, "decline_resumption"),
        ),
    )
