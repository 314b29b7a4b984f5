"""更正 in ready words: what waits, what was corrected, what may be."""

from typing import Any

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.visible_records import VisibleRecords
from sunlit.desk.presenters.proof_links import proof_links
from sunlit.parts.correction.corrections import (
    changes,
    correctable_fields,
    correctable_steps,
    read_proposal,
)
from sunlit.parts.correction.papers import label_of, shown
from sunlit.web.parts import Link


def correction_rows(facts: CaseFacts, *, whole: bool) -> list[dict[str, str]]:
    """Return every correction: of which act, which entry, old, new, why, who, when."""
    return [
        {
            "step": facts.procedure.step(one.corrected_step.code).name,
            "label": label_of(facts, one.corrected_step, one.field),
            "old": shown(facts, one.corrected_step, one.field, one.old, whole=whole),
            "new": shown(facts, one.corrected_step, one.field, one.new, whole=whole),
            "reason": one.reason,
            "who": f"{one.proposed_by.name}提请，{one.approved_by.name}批准",
            "when": f"{timezone.localtime(one.recorded_at):%Y-%m-%d %H:%M}",
        }
        for one in facts.corrections
    ]


def proposal_rows(facts: CaseFacts, asked: Step, *, whole: bool) -> list[dict[str, str]]:
    """Return what the proposal would change, an entry a row."""
    proposed = read_proposal(facts, asked.content)
    if proposed is None:
        return []
    return [
        {
            "step": facts.procedure.step(proposed.step.code).name,
            "label": label_of(facts, proposed.step, name),
            "old": shown(facts, proposed.step, name, old, whole=whole),
            "new": shown(facts, proposed.step, name, new, whole=whole),
        }
        for name, (old, new) in changes(facts, proposed).items()
    ]


def records_of_proposal(seen: VisibleRecords, asked: Step, url: str) -> list[Link]:
    """Return the papers and files of the act that would be corrected, for whoever answers."""
    proposed = read_proposal(seen.facts, asked.content)
    if proposed is None:
        return []
    papers = [
        Link(paper.document.title, f"{url}papers/{paper.document.uuid}/")
        for paper in seen.facts.papers
        if paper.step_id == proposed.step.pk and seen.paper(paper.document.form)
    ]
    return [*papers, *proof_links(seen, proposed.step, url)]


def choices(facts: CaseFacts, url: str) -> list[dict[str, Any]]:
    """Return the acts of which an entry may be corrected, each with the address of its form."""
    return [
        {
            "label": _name_of(facts, step),
            "when": f"{timezone.localtime(step.happened_at):%Y-%m-%d %H:%M}",
            "who": step.actor.name,
            "entries": "、".join(field.label for field in correctable_fields(facts, step)),
            "url": f"{url}corrections/{step.seq}/",
        }
        for step in correctable_steps(facts)
    ]


def _name_of(facts: CaseFacts, step: Step) -> str:
    name, whom = facts.procedure.step(step.code).name, facts.whom_of(step)
    return f"{name}：{whom}" if whom else name
