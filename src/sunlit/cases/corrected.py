"""The rows of one case as they read now: each act and each item of evidence as last corrected."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sunlit.cases.evidence_files import WRONG, file_field
from sunlit.cases.models import Evidence, EvidenceFile, Step
from sunlit.cases.party import stated_of
from sunlit.cases.procedures import worked
from sunlit.cases.rows import CaseRows
from sunlit.rules.evidence import LEAD_MATERIAL
from sunlit.rules.party_codes import derived_code_kind


@dataclass(frozen=True)
class CorrectedRows(CaseRows):
    """What was written stays in its row; what a later correction says is read with it."""

    def content(self, step: Step) -> dict[str, Any]:
        """Return what the act says now: as it was written, each entry as last corrected.

        A lead of before the kind of document was asked for says the kind of its number.
        """
        content = dict(step.content)
        for _, entries in sorted(self._said_since(step), key=lambda said: said[0]):
            content |= entries
        if "party_code" in content and "party_code_kind" not in content:
            kind = derived_code_kind(content["party_kind"], content["party_code"])
            content["party_code_kind"] = kind.value
        return content

    def _said_since(self, step: Step) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield what changed the entries of the act, each with the number of the act it came by.

        Of a lead without its party, that is also what was found out of the party later.
        """
        for one in self.corrections:
            if one.corrected_step == step:
                yield one.step.seq, {one.field: one.new}
        table = worked(self.case.procedure).table
        for later in self.steps:
            if table.step(later.code).completes == step.code:
                yield later.seq, stated_of(later.content)

    @cached_property
    def evidence(self) -> list[Evidence]:
        """The evidence, each item as its act describes it now.

        What came with the lead is none before an officer has collected it.
        """
        acts = {one.corrected_step_id: one.corrected_step for one in self.corrections}
        return [
            self._as_described(item, acts[item.step_id]) if item.step_id in acts else item
            for item in self.items
            if item.kind != LEAD_MATERIAL
        ]

    def _as_described(self, item: Evidence, act: Step) -> Evidence:
        """Return the item as the corrected act describes it; its row stays as it was written."""
        work = worked(self.case.procedure).work.get(act.code)
        if work is None or work.describes is None:
            return item
        mended = copy(item)
        for name, value in work.describes(self.content(act), _number_in(item.name)).items():
            setattr(mended, name, value)
        return mended

    @cached_property
    def lead_materials(self) -> list[Evidence]:
        """What came with the lead: letters, photographs, recordings (线索材料)."""
        return [item for item in self.items if item.kind == LEAD_MATERIAL]

    @cached_property
    def wrong_files(self) -> frozenset[int]:
        """The files that were put in by mistake (登记错误), by their keys; they stay."""
        said = {one.field: one.new for one in self.corrections}
        return frozenset(
            one.pk for one in self.evidence_files if said.get(file_field(one)) == WRONG
        )

    def every_file_of(self, item: Evidence) -> list[EvidenceFile]:
        """Return the files of one item, those put in by mistake among them."""
        return [one for one in self.evidence_files if one.evidence_id == item.pk]

    def files_of(self, item: Evidence) -> list[EvidenceFile]:
        """Return the files that belong to one item."""
        return [one for one in self.every_file_of(item) if one.pk not in self.wrong_files]

    @cached_property
    def evidence_list(self) -> list[dict[str, Any]]:
        """The evidence as a decision lists it: each item with the SHA-256 of its files."""
        return [
            {
                "name": item.name,
                "kind": item.kind,
                "source": item.source,
                "proves": item.proves,
                "files": [
                    {"name": one.name, "sha256": one.file.sha256} for one in self.files_of(item)
                ],
            }
            for item in self.evidence
        ]


def _number_in(name: str) -> int:
    _, found, rest = name.rpartition("第")
    return int(rest.partition("次")[0]) if found and rest.partition("次")[0].isdecimal() else 1
