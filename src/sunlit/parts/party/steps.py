"""增加当事人, as rows: before a case is filed by its officer, after that by whoever filed it.

A unit and the persons in charge, bidders who acted together, the experts of one evaluation are
parties of one case: one filing and one investigation, and each is told, heard, decided on and
served apart (处罚法44、45、57、61). Who is named once the case is filed is filed against anew, by
the same leader (处罚法54); what was told or decided for the others stays.
"""

from typing import Any

from sunlit.parts.party.forms import FORMS
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import DECIDE
from sunlit.rules.procedure import Episode, Need, Role, Step
from sunlit.rules.step import with_forms

NAME, PROPOSAL, ADMIT, DECLINE = "name_party", "propose_party", "admit_party", "decline_party"
NAMING = (NAME, ADMIT)
"""The acts that name a party beside the first, whom the lead names."""
_BASIS = cite("处罚法54")
_PROPOSED = Need((PROPOSAL,), "没有等待审批的追加当事人。", _BASIS)


def _row(code: str, name: str, role: Role, need: Need, **more: Any) -> Step:
    return Step(code, name, "filing", role, (_BASIS,), (need,), optional=True, **more)


def party_steps(*, opened: str, filed: str, applied: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the rows.

    :param opened: the step that opens a case.
    :param filed: the step by which it is filed.
    :param applied: what asked for the filing, and falls with another party.
    """
    return with_forms(
        (
            _row(
                NAME,
                "增加当事人",
                Role.OFFICER,
                Need((opened,), "先登记案件来源，再增加当事人。", _BASIS),
                voids=applied,
                repeatable=True,
                closed_by=(filed,),
            ),
            _row(
                PROPOSAL,
                "提请追加当事人",
                Role.OFFICER,
                Need((filed,), "立案以前，直接办理“增加当事人”。", _BASIS),
                closed_by=(DECIDE,),
            ),
            _row(
                ADMIT,
                "追加当事人",
                Role.LEADER,
                _PROPOSED,
                task="审批追加当事人",
                papers=("D02-追加",),
                shows=("D02-追加",),
                voids=(PROPOSAL,),
                asked_by=PROPOSAL,
                repeatable=True,
            ),
            _row(
                DECLINE,
                "不同意追加当事人",
                Role.LEADER,
                _PROPOSED,
                answers=ADMIT,
                voids=(PROPOSAL,),
                repeatable=True,
            ),
        ),
        FORMS,
    )


def party_episode(*, ended_by: tuple[str, ...]) -> Episode:
    """Return the episode: while a request waits nothing is decided, none is left unanswered."""
    return Episode(
        code="party_addition",
        name="追加当事人审批",
        citations=(_BASIS,),
        opened_by=(PROPOSAL,),
        closed_by=(ADMIT, DECLINE, *ended_by),
        blocks=(DECIDE,),
        steps=(PROPOSAL, ADMIT, DECLINE),
    )
