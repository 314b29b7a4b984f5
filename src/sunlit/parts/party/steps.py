"""增加当事人, as rows: before a case is filed by its officer, after that by whoever filed it.

A unit and the persons in charge, bidders who acted together, the experts of one evaluation are
parties of one case: one filing and one investigation, and each is told, heard, decided on and
served apart (处罚法44、45、57、61). Who is named once the case is filed is filed against anew, by
the same leader (处罚法54); what was told or decided for the others stays.
"""

from typing import Any

from sunlit.parts.party.forms import FORMS
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Episode, Need, Role, Step
from sunlit.rules.step import with_forms

NAME, PROPOSAL, ADMIT, DECLINE = "name_party", "propose_party", "admit_party", "decline_party"
NAMING = (NAME, ADMIT)
"""The acts that name a party beside the first, whom the lead names."""
_BASIS = cite("处罚法54")
_PROPOSED = Need((PROPOSAL,), "没有等待审批的追加当事人。", _BASIS)


def _row(code: str, name: str, role: Role, need: Need, **more: Any) -> Step:
    return Step(code, name, "filing", role, (_BASIS,), (need,), optional=True, **more)


PARTY_STEPS = with_forms(
    (
        _row(
            NAME,
            "增加当事人",
            Role.OFFICER,
            Need(("register_lead",), "先登记案件来源，再增加当事人。", _BASIS),
            voids=("apply_to_file", "endorse_filing"),
            repeatable=True,
            closed_by=("file_case",),
        ),
        _row(
            PROPOSAL,
            "提请追加当事人",
            Role.OFFICER,
            Need(("file_case",), "立案以前，直接办理“增加当事人”。", _BASIS),
            closed_by=("decide",),
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

PARTY_ADDITION = Episode(
    code="party_addition",
    name="追加当事人审批",
    citations=(_BASIS,),
    opened_by=(PROPOSAL,),
    closed_by=(ADMIT, DECLINE, "void_case"),
    blocks=("decide",),
    steps=(PROPOSAL, ADMIT, DECLINE),
)
"""While a request waits nothing is decided, so that none is left without its answer."""
