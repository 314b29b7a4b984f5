"""立卷, 归档 and 退回: who, when, and what is no longer possible (记录制度12)."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from archive.ended import decline, fonts
from factories import CaseStory, refused
from sunlit.archive.models import Dossier, DossierMaterial, DossierReceipt
from sunlit.archive.queries import compiled, materials_of, next_archive_number
from sunlit.cases.duties import derive
from sunlit.cases.queries import CaseFacts
from sunlit.cases.visible import visible_to
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.duties.models import Duty
from sunlit.ledger.services.verify import verify
from sunlit.people.models import RoleAssignment
from sunlit.records.store import LocalStore, the_store
from sunlit.rules.procedure import Role

__all__ = ["fonts"]


def archive_duty(story: CaseStory) -> Duty:
    return Duty.objects.get(subject=story.case.uuid, deadline="DA-ARCHIVE")


def waiting(story: CaseStory) -> set[str]:
    open_duties = Duty.objects.open().filter(subject=story.case.uuid, actionable=True)
    return set(open_duties.values_list("step", flat=True))


def test_a_closed_case_waits_for_its_file_until_the_thirtieth_day(story: CaseStory) -> None:
    story.until("close")
    duty = Duty.objects.get(subject=story.case.uuid, step="compile_dossier")
    assert waiting(story) == {"compile_dossier"}
    assert duty.due_on == archive_duty(story).due_on == date(2026, 11, 12)
    assert duty.role == Role.OFFICER


def test_a_compiled_file_waits_for_the_archivist_and_a_received_one_for_nobody(
    story: CaseStory, fonts: None
) -> None:
    story.until("compile_dossier")
    assert waiting(story) == {"archive_dossier"}
    assert archive_duty(story).closed_on is None
    story.until("archive_dossier")
    assert waiting(story) == set()
    assert archive_duty(story).closed_on == date(2026, 10, 21)
    receipt = DossierReceipt.objects.get()
    assert (receipt.archive_number, receipt.received_by.name) == ("20260001", "褚十一")
    assert list(verify()) == []
    derived = derive(CaseFacts(story.case), current_calendar(), current_house())
    assert {duty.code for duty in derived if duty.closed_on is None} == {"RM-RECON", "RM-SUIT"}


def test_the_person_who_compiled_a_file_cannot_receive_it(story: CaseStory, fonts: None) -> None:
    story.until("compile_dossier")
    RoleAssignment.objects.create(
        person=story.persons["officer1"], role=Role.ARCHIVIST, since=date(2024, 1, 1)
    )
    with refused("记录制度12"):
        story.take("archive_dossier", by="officer1")


def test_only_the_archivist_receives_and_only_the_handling_officers_compile(
    story: CaseStory, fonts: None
) -> None:
    story.until("close")
    with refused("处罚法42"):
        story.take("compile_dossier", by="officer3")
    with refused("记录制度12"):
        story.take("compile_dossier", by="archivist")
    story.take("compile_dossier", by="officer2")
    with refused("记录制度12"):
        story.take("archive_dossier", by="leader")


def test_a_file_is_received_only_after_it_was_checked(story: CaseStory, fonts: None) -> None:
    story.until("compile_dossier")
    with refused("记录制度12", "checked"):
        story.take("archive_dossier", checked=False)
    with refused(None, "kept_at"):
        story.take("archive_dossier", kept_at="　")


def test_a_file_whose_paper_is_not_in_the_store_is_not_received(
    story: CaseStory, fonts: None
) -> None:
    story.until("compile_dossier")
    material = DossierMaterial.objects.exclude(sha256="").first()
    assert material is not None
    store = the_store()
    assert isinstance(store, LocalStore)
    store.path_of(material.sha256).unlink()
    with refused("记录制度12"):
        story.take("archive_dossier")


def test_an_archive_number_is_used_once(story: CaseStory, fonts: None) -> None:
    story.until("archive_dossier")
    other = CaseStory(story.persons)
    other.moments |= {"publish": other.moments["publish"]}
    decline(other)
    other.take("compile_dossier", when="2026-09-23 09:00")
    with refused("记录制度12", "archive_number"):
        other.take("archive_dossier", archive_number=" 20260001 ")
    assert next_archive_number(other.facts) == "20260002"


def test_a_returned_file_is_compiled_anew_and_the_first_stays_on_record(
    story: CaseStory, fonts: None
) -> None:
    story.until("compile_dossier")
    story.take("return_dossier", when="2026-10-20 15:00")
    assert compiled(story.facts) is None
    assert waiting(story) == {"compile_dossier"}
    with refused("记录制度12"):
        story.take("archive_dossier")
    story.take("compile_dossier", when="2026-10-21 08:00")
    assert Dossier.objects.count() == 2
    assert compiled(story.facts) == Dossier.objects.last()
    bound = {one.document.form for one in materials_of(story.facts) if one.document}
    assert not bound & {"D60", "D61", "D62"}


def test_a_received_file_can_neither_be_returned_nor_compiled_again(
    story: CaseStory, fonts: None
) -> None:
    story.until("archive_dossier")
    for step in ("compile_dossier", "return_dossier"):
        with refused("记录制度12"):
            story.take(step, when="2026-10-22 09:00")


def test_what_comes_after_the_filing_changes_nothing_in_the_file(
    story: CaseStory, fonts: None
) -> None:
    story.take("register_lead", reporter_name="示例举报人", reporter_contact="13935300009")
    decline(story)
    story.take("compile_dossier", when="2026-09-23 09:00")
    before = list(DossierMaterial.objects.values_list("title", "sha256"))
    story.take("archive_dossier", when="2026-09-24 09:00")
    story.take("tell_reporter", when="2026-09-25 15:00", manner="电话", told="不予立案。")
    assert list(DossierMaterial.objects.values_list("title", "sha256")) == before


def test_the_rows_of_a_file_are_neither_changed_nor_deleted(story: CaseStory, fonts: None) -> None:
    story.until("archive_dossier")
    for model in (Dossier, DossierMaterial, DossierReceipt):
        rows = model._default_manager.all()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(id=999_999)


def test_the_archivist_sees_what_has_ended_filed_or_not(story: CaseStory) -> None:
    archivist = story.persons["archivist"]
    story.until("apply_to_file")
    assert not visible_to(archivist, date(2026, 9, 22)).exists()
    decline(story)
    assert visible_to(archivist, date(2026, 9, 22)).exists()
