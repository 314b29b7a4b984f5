"""存入线索材料: what came with a lead, letters, photographs, recordings, is kept with it.

It is no evidence (处罚法46: what is not verified is none): an officer who has the case collects
what proves something. No paper that the party receives lists it.
"""

from collections.abc import Sequence

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete, forbidden
from sunlit.cases.handed_in import PROGRAMS, HandedIn, Named, file_fault
from sunlit.cases.models import Evidence, EvidenceFile, Step
from sunlit.cases.queries import CaseFacts
from sunlit.rules.evidence import LEAD_MATERIAL
from sunlit.rules.forms import FILES
from sunlit.rules.marking import why_not_stored
from sunlit.rules.refusal import Refusal, Refused

MATERIAL = "add_lead_material"


@transaction.atomic
def add_lead_material(act: Act, files: Sequence[HandedIn]) -> Step:
    """Keep the files with the lead, as one item.

    :raises Refused: when there is no file, or what `begin` refuses.
    """
    step, facts = begin(act, MATERIAL)
    refusal = why_not_added(act, files, facts)
    if refusal:
        raise Refused(refusal)
    item = Evidence.objects.create(
        case=facts.case,
        step=step,
        name=act.content["name"],
        kind=LEAD_MATERIAL,
        source=act.content["source"],
        proves="",
    )
    kept = [
        EvidenceFile.objects.create(
            case=facts.case,
            evidence=item,
            step=step,
            file=one.enter(step),
            name=one.name,
            media_type=one.media_type,
            note=act.content.get("note") or "",
            marking=act.content["marking"],
            recorded_by=act.actor,
            recorded_at=act.now,
        )
        for one in files
    ]
    return complete(step, [item, *kept])


def why_not_added(act: Act, files: Sequence[Named], facts: CaseFacts) -> Refusal | None:
    """Return why these files cannot be added, or None: asked before they are stored."""
    return (
        forbidden(act, MATERIAL, facts)
        or (None if files else Refusal("请选择要存入的文件。", None, FILES))
        or file_fault(files, programs_declared=bool(act.content.get(PROGRAMS)))
        or why_not_stored(str(act.content.get("marking") or ""), "marking")
    )
