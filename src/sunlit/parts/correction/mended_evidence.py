"""更正 of what an investigation brought: the record, the item of evidence, a file put in wrongly.

A signed record stays as it was signed and a file stays where it lies: the correction is a later
row beside it. What somebody said is not corrected, it is said again in a further record.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sunlit.cases.evidence_files import FILE, WRONG, file_field
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import work_of
from sunlit.parts.evidence.evidence_items import COLLECT, DESCRIBING, FIELDWORK, INSPECT, INTERVIEW
from sunlit.parts.evidence.fieldwork import check_fieldwork, check_signature
from sunlit.parts.evidence.interviewed import check_interviewee
from sunlit.rules.citations import cite
from sunlit.rules.forms import Field, Kind
from sunlit.rules.marking import Marking
from sunlit.rules.refusal import Refusal

RECORDS = frozenset({INSPECT, INTERVIEW})
_CHOICES = (("", "没有存错"), (WRONG, "登记错误（存错了文件）"))


def brings_files(facts: CaseFacts, step: Step) -> bool:
    """Whether the act is about the files that came with it."""
    return work_of(facts.case.procedure, step.code).files is not None


def file_fields(facts: CaseFacts, step: Step) -> tuple[Field, ...]:
    """Return a field for each file that came with the act: was it put in by mistake?"""
    if not brings_files(facts, step):
        return ()
    return tuple(
        Field(
            file_field(one),
            f"文件“{one.name}”" if one.marking != Marking.REPORTER else "文件（保密）",
            Kind.CHOICE,
            required=False,
            choices=_CHOICES,
            help="存错的文件保留，标为“登记错误”，不再列入证据；批准后把正确的文件另行存入。",
            correctable=True,
        )
        for one in facts.evidence_files
        if one.step_id == step.pk
    )


def voids_the_draft(facts: CaseFacts, step: Step) -> bool:
    """Whether a correction of the act leaves no draft standing: it lists or rests on the evidence.

    A case that is decided or has ended has no draft that waits.
    """
    ended = any(row.ends or row.decides for row in _standing(facts))
    return step.code in FIELDWORK and not ended


def why_not_mended(
    facts: CaseFacts, step: Step, after: Mapping[str, Any], changed: Collection[str]
) -> Refusal | None:
    """Return why what the act brought may not read like that, or None."""
    if step.code not in FIELDWORK:
        return None
    wrong = (
        _listed_in_the_decision(facts, step, changed)
        or _no_item_of_its_own(step, after, changed)
        or _impossible(facts, step, after)
    )
    if wrong is None or wrong.field in changed:
        return wrong
    return replace(wrong, field=next(iter(changed)))


def _standing(facts: CaseFacts) -> list[Any]:
    return [facts.procedure.step(code) for code in facts.position.standing]


def _listed_in_the_decision(
    facts: CaseFacts, step: Step, changed: Collection[str]
) -> Refusal | None:
    if not any(row.decides for row in _standing(facts)):
        return None
    for name in changed:
        if name in DESCRIBING[step.code] or name.startswith(FILE):
            return Refusal(
                "决定已经作出，决定书写的是这项证据，不能在案内更正；"
                "应当依法另行更正或者撤销决定书。",
                cite("处罚法59"),
                name,
            )
    return None


def _no_item_of_its_own(
    step: Step, after: Mapping[str, Any], changed: Collection[str]
) -> Refusal | None:
    touched = [name for name in changed if name in DESCRIBING[step.code]]
    if step.code != COLLECT or not touched:
        return None
    if step.content.get("evidence"):
        return Refusal(
            "这一步把文件归入已有的证据，没有新增证据；请更正取得该证据的那一步。", None, touched[0]
        )
    emptied = [name for name in touched if not after[name]]
    return (
        Refusal("证据的名称、种类、来源和证明对象都要写明。", None, emptied[0]) if emptied else None
    )


def _impossible(facts: CaseFacts, step: Step, after: Mapping[str, Any]) -> Refusal | None:
    """Ask again what was asked when the act was entered, of the entries as corrected."""
    if step.code == COLLECT:
        return None
    wrong = check_fieldwork(after, step.recorded_at, facts)
    if wrong is None and step.code in RECORDS:
        wrong = check_signature(after)
    if wrong is None and step.code == INTERVIEW:
        wrong = check_interviewee(after, facts)
    return wrong
