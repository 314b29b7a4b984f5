"""The rows of one case as the database has them, each table read at most one time."""

from dataclasses import dataclass
from functools import cached_property

from sunlit.cases.models import (
    AdvanceNotice,
    Case,
    CaseOfficer,
    Correction,
    Decision,
    DecisionDraft,
    Evidence,
    EvidenceFile,
    Party,
    Payment,
    Recusal,
    Reporter,
    ServiceOfDocument,
    Step,
    StepFile,
    StepPaper,
)


@dataclass(frozen=True)
class CaseRows:
    """The rows of one case, each table when it is asked for; `whole` reads them all at once."""

    case: Case

    @cached_property
    def steps(self) -> list[Step]:
        """The acts in their order."""
        return list(self.case.steps.select_related("actor__office").order_by("seq"))

    @cached_property
    def parties(self) -> list[Party]:
        """Each party as it was entered, and as each correction made it, in their order."""
        return list(self.case.parties.order_by("id"))

    @cached_property
    def corrections(self) -> list[Correction]:
        """What was corrected, in its order."""
        people = ("proposed_by", "approved_by")
        rows = self.case.corrections.select_related("corrected_step", "step", *people)
        return list(rows.order_by("id"))

    @cached_property
    def reporter(self) -> Reporter | None:
        """Who gave the lead; shown to nobody but those of `visible_records`."""
        return Reporter.objects.filter(case=self.case).first()

    @cached_property
    def officer_rows(self) -> list[CaseOfficer]:
        """Every officer that was ever assigned, assignment by assignment, the lead first."""
        rows = self.case.officers.select_related("person", "step")
        return list(rows.order_by("step__seq", "position"))

    @cached_property
    def recusals(self) -> list[Recusal]:
        """Who stood aside, in the order of the decisions."""
        return list(self.case.recusals.select_related("person", "step").order_by("id"))

    @cached_property
    def notices(self) -> list[AdvanceNotice]:
        """The advance notices in the order in which they were issued."""
        return list(self.case.notices.select_related("document", "step").order_by("id"))

    @cached_property
    def services(self) -> list[ServiceOfDocument]:
        """Each service of a paper on the party, and each row that corrects one."""
        return list(self.case.services.select_related("document").order_by("id"))

    @cached_property
    def drafts(self) -> list[DecisionDraft]:
        """The versions of the decision draft."""
        return list(self.case.decision_drafts.order_by("id"))

    @cached_property
    def decisions(self) -> list[Decision]:
        """The decisions: one for each party, in the order in which they were made."""
        return list(self.case.decisions.select_related("draft", "document").order_by("id"))

    @cached_property
    def payments(self) -> list[Payment]:
        """The payments in the order in which they were recorded."""
        return list(self.case.payments.select_related("step").order_by("id"))

    @cached_property
    def papers(self) -> list[StepPaper]:
        """The papers that the steps left."""
        papers = StepPaper.objects.filter(step__case=self.case)
        return list(papers.select_related("document__number", "step").order_by("id"))

    @cached_property
    def items(self) -> list[Evidence]:
        """The evidence, and the materials of the lead, in the order they came in."""
        return list(self.case.evidence.order_by("id"))

    @cached_property
    def evidence_files(self) -> list[EvidenceFile]:
        """The files of all items in the order they came in."""
        return list(self.case.evidence_files.select_related("file").order_by("id"))

    @cached_property
    def step_files(self) -> list[StepFile]:
        """The files that prove acts of the case, in the order they came in."""
        rows = self.case.step_files.select_related("file", "about", "step")
        return list(rows.order_by("id"))

    def proofs_of(self, step: Step) -> list[StepFile]:
        """Return the files that prove the act."""
        return [one for one in self.step_files if one.about_id == step.pk]
