"""No text is longer than its column: PostgreSQL refuses it with an error, SQLite takes all.

Every column with a most is one of these: typed into a form that asks for no more, one of a list
that the program knows, or cut in plain sight. What is composed of other texts has no most.
"""

from collections.abc import Iterator

from django import forms
from django.apps import apps
from django.db import models

from sunlit.cases.procedures import PROCEDURES
from sunlit.desk import people_forms
from sunlit.desk.views.calendar_admin import NoticeForm
from sunlit.desk.views.confirmations import AnswerForm
from sunlit.desk.views.hidden_passages import HidingForm, ShowingForm
from sunlit.desk.views.parameters import ParameterForm
from sunlit.desk.views.withdrawal import WithdrawalForm
from sunlit.duties.filter_names import LONGEST_NAME as LONGEST_FILTER
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.forms import Field

_PARTYS = tuple((step, "party_{}") for step in ("register_lead", "identify_party"))
_DESCRIBING = ("investigate", "collect_evidence")


def party(name: str) -> list[tuple[str, str]]:
    """Where that entry of the party is asked for."""
    return [(step, entry.format(name)) for step, entry in _PARTYS]


def evidence(name: str, *others: tuple[str, str]) -> list[tuple[str, str]]:
    """Where that entry of an item of evidence is asked for."""
    return [*((step, f"evidence_{name}") for step in _DESCRIBING), *others]


FED_BY_STEPS: dict[str, list[tuple[str, str]]] = {
    "cases.Party.name": party("name"),
    "cases.Party.code": party("code"),
    "cases.Party.address": party("address"),
    "cases.Party.representative": party("representative"),
    "cases.Party.telephone": party("telephone"),
    "cases.Party.reason": [("propose_correction", "reason")],
    "cases.Correction.reason": [("propose_correction", "reason")],
    "cases.Reporter.name": [("register_lead", "reporter_name")],
    "cases.Reporter.contact": [("register_lead", "reporter_contact")],
    "cases.ServiceOfDocument.receiver": [("serve", "receiver"), ("serve_notice", "receiver")],
    "cases.Evidence.name": evidence("name", ("add_lead_material", "name")),
    "cases.Evidence.source": evidence("source", ("add_lead_material", "source")),
    "cases.Evidence.proves": evidence(
        "proves", ("inspect_site", "proves"), ("interview", "proves")
    ),
    "cases.EvidenceFile.note": [("collect_evidence", "note"), ("add_lead_material", "note")],
    "cases.Payment.receipt_number": [("record_payment", "receipt_number")],
    "cases.Payment.payer": [("record_payment", "payer")],
    "cases.CaseSummary.party_name": party("name"),
    "review.Consultation.body": [("consult_superior", "body")],
    "review.ConsultationAnswer.answered_by": [("record_consultation_answer", "answered_by")],
    "disclosure.Exemption.reason": [("propose_withholding", "reason")],
    "disclosure.Exemption.redaction_fails": [("propose_withholding", "redaction_fails")],
    "disclosure.Exemption.basis": [("propose_withholding", "basis")],
    "disclosure.ExemptionReview.finding": [
        ("keep_withholding", "finding"),
        ("end_withholding", "finding"),
    ],
    "archive.DossierReceipt.archive_number": [("archive_dossier", "archive_number")],
    "archive.DossierReceipt.kept_at": [("archive_dossier", "kept_at")],
}
"""The entries of steps that become a column, unaltered."""

FED_BY_FORMS: dict[str, list[tuple[type[forms.Form], str]]] = {
    "people.Person.username": [(people_forms.PersonForm, "username")],
    "people.Person.name": [(people_forms.PersonForm, "name")],
    "people.Person.post": [(people_forms.PersonForm, "post")],
    "people.RoleAssignment.reason": [(people_forms.GrantForm, "reason")],
    "people.RoleProposal.reason": [(people_forms.GrantForm, "reason")],
    "people.RoleEnd.reason": [(people_forms.EndForm, "reason")],
    "people.RoleAnswer.reason": [(AnswerForm, "reason")],
    "people.GivenPassword.reason": [(people_forms.ResetForm, "reason")],
    "people.EnforcementCertificate.number": [(people_forms.CertificateForm, "number")],
    "people.EnforcementCertificate.area": [(people_forms.CertificateForm, "area")],
    "people.EnforcementCertificate.kinds": [(people_forms.CertificateForm, "kinds")],
    "people.LegalQualification.proof": [(people_forms.QualificationForm, "proof")],
    "cases.CaseOfficer.certificate_number": [(people_forms.CertificateForm, "number")],
    "catalogue.HolidayNotice.notice": [(NoticeForm, "notice")],
    "catalogue.HolidayNotice.reason": [(NoticeForm, "reason")],
    "catalogue.ParameterRow.reason": [(ParameterForm, "reason")],
    "disclosure.HiddenPassage.passage": [(HidingForm, "passage")],
    "disclosure.HiddenPassage.reason": [(HidingForm, "reason")],
    "disclosure.PassageShown.reason": [(ShowingForm, "reason")],
    "disclosure.Withdrawal.reason": [(WithdrawalForm, "reason")],
}
"""The entries of other forms that become a column."""

KNOWN = {
    "steps": max(len(row.code) for table in PROCEDURES.values() for row in table.steps),
    "asked": max(len(row.asked) for table in PROCEDURES.values() for row in table.steps),
    "stages": max(len(row.stage) for table in PROCEDURES.values() for row in table.steps),
    "roles": max(len(row.role.value) for table in PROCEDURES.values() for row in table.steps),
    "waits": max(
        len(f"等{row.role.label}办理“{row.asked}”")
        for table in PROCEDURES.values()
        for row in table.steps
    ),
    "deadlines": max(len(code) for code in DEADLINES),
    "titles": max(len(one.name) for one in DEADLINES.values()),
    "entries": max(
        len(field.name)
        for forms in (table.forms for table in PROCEDURES.values())
        for form in forms.values()
        for field in form.fields
    ),
    "a file of a case": len("file_") + 32,
    "a person's turn": len("step:give_view:") + 20,
    "filters": LONGEST_FILTER,
}
"""How long the longest of each list is that the program knows."""
OF_A_LIST: dict[str, list[str]] = {
    "cases.Step.code": ["steps"],
    "cases.Draft.step": ["steps"],
    "cases.Correction.field": ["entries", "a file of a case"],
    "cases.CaseSummary.stage": ["stages"],
    "cases.CaseSummary.ended_by": ["steps"],
    "cases.CaseSummary.next_step": ["asked", "titles"],
    "cases.CaseSummary.deadline": ["deadlines"],
    "catalogue.ParameterRow.code": ["deadlines"],
    "duties.Duty.code": ["steps", "deadlines", "a person's turn"],
    "duties.Duty.step": ["steps"],
    "duties.Duty.deadline": ["deadlines"],
    "duties.Duty.title": ["asked", "titles"],
    "duties.Duty.role": ["roles"],
    "duties.Duty.stage": ["stages"],
    "duties.Duty.waits_for": ["waits"],
    "duties.SavedFilter.name": ["filters"],
}
_MADE = "made by the program, of a known length"
_ORGAN = "the organ's own word, read from its file before anything is written"
_CUT = "cut where it is written: nobody typed it"
_FILE = "a file is refused whose name is longer (`cases/handed_in.py`)"
BY_WORD = {
    **dict.fromkeys(
        (
            *("ledger.LogOrigin.name", "ledger.LogOrigin.vkey", "ledger.PendingEvent.event"),
            *("jobs.Job.key", "jobs.Job.kind", "jobs.Job.owner", "people.Person.password"),
            *("cases.Case.number", "cases.Case.procedure", "cases.Case.kind"),
            *("cases.CaseSummary.kind", "cases.Access.principal", "cases.DecisionDraft.major_row"),
            *("cases.Evidence.kind", "cases.EvidenceFile.media_type", "cases.StepFile.media_type"),
            *("records.StoredFile.media_type", "duties.Duty.number", "duties.Duty.kind"),
            *("search.DeskEntry.kind", "search.PortalEntry.kind", "documents.Document.form"),
            *("documents.Document.title", "documents.Rendition.engine", "catalogue.Matter.code"),
            *("review.FindingRow.point", "review.Consultation.way"),
            *("disclosure.Publication.public_id", "disclosure.Publication.number"),
            *("disclosure.Publication.kind", "disclosure.Publication.party_code"),
            *("archive.Dossier.retention", "archive.DossierMaterial.place"),
            "archive.DossierMaterial.document_number",
        ),
        _MADE,
    ),
    **dict.fromkeys(
        (
            *("people.Office.code", "people.Office.name", "people.Office.telephone"),
            *("search.DeskEntry.office", "search.PortalEntry.office"),
            *("disclosure.Publication.office_code", "documents.DocumentNumber.word"),
        ),
        _ORGAN,
    ),
    **dict.fromkeys(
        (
            *("jobs.Job.words", "jobs.Job.error", "ledger.Reading.what"),
            *("people.SignIn.address", "people.PasswordConfirmation.address"),
        ),
        _CUT,
    ),
    **dict.fromkeys(
        ("records.StoredFile.original_name", "cases.EvidenceFile.name", "cases.StepFile.name"),
        _FILE,
    ),
}
_DIGEST = 64
_NEVER_TYPED = ("sha256", "hash", "digest", "fingerprint", "_key", "shown")


def columns_with_a_most() -> Iterator[tuple[str, int]]:
    """Yield the columns that hold so many characters and no more, but for hashes and choices."""
    for model in apps.get_models():
        if not model.__module__.startswith("sunlit."):
            continue
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.CharField) or field.choices:
                continue
            if field.max_length == _DIGEST and field.name.endswith(_NEVER_TYPED):
                continue
            yield f"{model._meta.label}.{field.name}", field.max_length or 0


def entries_of(step: str) -> Iterator[Field]:
    """Yield every entry of the step, those of its tables too."""
    for table in (one.forms for one in PROCEDURES.values()):
        for field in table[step].fields:
            yield from (field, *field.columns)


def longest_typed(column: str) -> int:
    """Return how many characters the forms let into that column."""
    sizes = [
        field.size
        for step, name in FED_BY_STEPS.get(column, ())
        for field in entries_of(step)
        if field.name == name
    ]
    for form, name in FED_BY_FORMS.get(column, ()):
        entry = form.base_fields[name]
        assert isinstance(entry, forms.CharField)
        sizes.append(entry.max_length or 10**9)
    return max(sizes, default=0)


def test_every_text_that_is_composed_of_others_has_no_most() -> None:
    """A column with a most is typed, of a known list, or named here with the reason."""
    known = {*FED_BY_STEPS, *FED_BY_FORMS, *OF_A_LIST, *BY_WORD}
    there = dict(columns_with_a_most())
    assert set(there) - known == set()
    assert known - set(there) == set()


def test_no_form_lets_in_more_than_its_column_holds() -> None:
    """SQLite takes it, PostgreSQL answers with an error."""
    there = dict(columns_with_a_most())
    for column in (*FED_BY_STEPS, *FED_BY_FORMS):
        assert 0 < longest_typed(column) <= there[column], column
    for column, lists in OF_A_LIST.items():
        assert max(KNOWN[name] for name in lists) <= there[column], column
