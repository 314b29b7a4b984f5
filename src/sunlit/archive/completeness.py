"""What the file of a case lacks before it may be compiled, and who must act (记录制度9)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sunlit.archive.queries import DECISION, RECEIPTS, Material, materials_of
from sunlit.cases.queries import CaseFacts
from sunlit.rules.deliberation import DELIBERATION
from sunlit.rules.dossier import DOSSIERS, DossierItem, check_complete
from sunlit.rules.procedure import Fact
from sunlit.rules.refusal import Refusal

_HEARING_RECORD = "D12"


@dataclass(frozen=True)
class Lack:
    """What the file lacks, and by which act of whom it comes to be."""

    refusal: Refusal
    who: str


def lacks(facts: CaseFacts, materials: Iterable[Material]) -> list[Lack]:
    """Return what the file still lacks; empty when it may be compiled (记录制度9).

    Of several parties it holds what is asked of each.
    """
    if len(facts.views) > 1:
        return _of_each(facts)
    code = facts.worked.meaning.dossier(facts)
    found = list(materials)
    present = {one.place.code for one in found}
    if any(one.is_receipt and one.place.code == DECISION for one in found):
        present.add(RECEIPTS)
    places = {item.code: item for item in DOSSIERS[code].items}
    return [
        Lack(refusal, _who(facts, places[str(refusal.field)]))
        for refusal in check_complete(
            code,
            present,
            major=facts.branch[Fact.MAJOR],
            hearing=_was_heard(facts),
            punished=facts.branch[Fact.PUNISHES],
            paid=bool(facts.payments),
            deliberated=facts.branch[Fact.DELIBERATES] or facts.last(DELIBERATION.held) is not None,
        )
    ]


def _of_each(facts: CaseFacts) -> list[Lack]:
    """Return what it lacks of every party once, and what it lacks of some with their names."""
    found = {view.party.name: lacks(view, materials_of(view)) for view in facts.views}
    common = set.intersection(*({str(one.refusal) for one in some} for some in found.values()))
    first = next(iter(found.values()))
    return [
        *(one for one in first if str(one.refusal) in common),
        *(
            replace(one, refusal=replace(one.refusal, sentence=f"{name}：{one.refusal.sentence}"))
            for name, some in found.items()
            for one in some
            if str(one.refusal) not in common
        ),
    ]


def _was_heard(facts: CaseFacts) -> bool:
    """Whether a hearing was held: a step was taken that leaves its record."""
    leaving = (facts.procedure.step(step.code).papers for step in facts.steps)
    return any(_HEARING_RECORD in papers for papers in leaving)


def _who(facts: CaseFacts, place: DossierItem) -> str:
    for step in facts.procedure.steps:
        if set(step.papers) & set(place.forms):
            return f"{step.role.label}办理“{step.name}”"
    return ""
