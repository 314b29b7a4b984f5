"""What of a case a person reads: the second predicate, by volume, marking and field.

`visible_to` says which cases; whoever opens one reads of it what their part in it needs.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sunlit.cases.models import EvidenceFile, StepFile
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import parts_in
from sunlit.documents.forms import FORMS
from sunlit.people.models import Person
from sunlit.rules.deliberation import ON_PAPER
from sunlit.rules.dossier import Volume, place_of
from sunlit.rules.marking import FOR_REVIEW, Marking, Part, reads_marking, reads_volume

HIDDEN = "涉密内容，无权查看"
HIDDEN_PAPER = "副卷材料，无权查看"
_NAMES_FILES = frozenset({"D03-清单", "D61"})
"""The papers that list every file of the case by its name."""


@dataclass(frozen=True)
class VisibleRecords:
    """What one person reads of one case on one day."""

    facts: CaseFacts
    parts: frozenset[Part]
    number: bool
    """Whether they read the whole number of a natural person."""

    @property
    def internal(self) -> bool:
        """Whether they read the 副卷, and what was written for it."""
        return reads_volume(Volume.INTERNAL, self.parts)

    @property
    def review(self) -> bool:
        """Whether they read what was referred to the legal section: draft, materials, evidence."""
        return self.internal or Part.ADVISES in self.parts

    @property
    def reporter(self) -> bool:
        """Whether they may know who gave the lead."""
        return bool(self.parts & {Part.HANDLES, Part.HEADS})

    def file(self, one: EvidenceFile) -> bool:
        """Whether they read that file of the evidence."""
        return reads_marking(Marking(one.marking), self.parts)

    @property
    def hidden_digests(self) -> frozenset[str]:
        """The SHA-256 of the files that they do not read, as a draft lists the evidence."""
        return frozenset(one.file.sha256 for one in self.facts.evidence_files if not self.file(one))

    def paper(self, form: str) -> bool:
        """Whether they read a paper of that form."""
        if form in _NAMES_FILES and not self._every_file:
            return False
        if reads_volume(self._volume(form), self.parts):
            return True
        return Part.ADVISES in self.parts and form in FOR_REVIEW

    def proof(self, one: StepFile) -> bool:
        """Whether they read that proof of an act: a meeting's lies beside its record."""
        return one.about.code not in ON_PAPER or self.paper("D14")

    @cached_property
    def _every_file(self) -> bool:
        """Files that show who gave the lead stand in no list by their names."""
        named = (one for one in self.facts.evidence_files if one.marking != Marking.REPORTER)
        return all(self.file(one) for one in named)

    def _volume(self, form: str) -> Volume:
        plan = self.facts.worked.meaning.dossier(self.facts)
        return place_of(plan, form, internal=FORMS[form].internal).volume


def visible_records(person: Person, facts: CaseFacts, day: date) -> VisibleRecords:
    """Return what the person reads of the case on that day."""
    parts = parts_in(person, facts, day)
    knows = bool(parts & {Part.HANDLES, Part.HEADS, Part.DECIDES})
    handled = person.pk in facts.handlers and person.pk not in facts.recused
    return VisibleRecords(facts, parts, number=knows or handled)
