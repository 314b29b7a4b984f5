"""凭证文件 over HTTP: handed in with the act or later, kept when another field is wrong, shown."""

import hashlib
import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from scenarios.office import Office, minutes_ago, stranger
from scenarios.page_reader import read_page
from sunlit.cases.models import Case, Step, StepFile
from sunlit.cases.queries import CaseFacts
from sunlit.ledger.models import PendingEvent
from sunlit.records.models import StoredFile
from sunlit.web import uploads

if TYPE_CHECKING:
    import pytest
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

SCAN = b"%PDF-1.4\n% a receipt\n"


def with_a_fine() -> Case:
    """Return a demonstration case whose decision was served and whose fine is not paid."""
    for case in Case.objects.filter(steps__code="serve", decisions__fine_fen__gt=0):
        if not CaseFacts(case).payments:
            return case
    raise LookupError("every fine is paid")


def address_of(case: Case, code: str = "record_payment") -> str:
    return f"/desk/cases/{case.uuid}/{code}/"


def pays(office: Office, case: Case, *files: tuple[str, bytes], **changes: object) -> "Answer":
    entries: dict[str, object] = {
        **office.reads("officer1", address_of(case)).entries,
        "paid_on": minutes_ago(1)[:10],
        "amount_fen": "100",
        "receipt_number": "0001",
        "files": [SimpleUploadedFile(name, content) for name, content in files],
        **changes,
    }
    return office.sends("officer1", address_of(case), entries)


def tokens_of(answer: "Answer") -> list[str]:
    return re.findall(r'name="files-waiting" value="([^"]+)"', answer.content.decode())


def test_the_receipt_of_a_payment_survives_an_error_in_another_field(office: Office) -> None:
    case = with_a_fine()
    stored = StoredFile.objects.count()
    answer = pays(office, case, ("回单.pdf", SCAN), receipt_number="")
    assert answer.status_code == 422
    assert "已选：回单.pdf" in read_page(answer.content).words
    assert StoredFile.objects.count() == stored
    assert pays(office, case, **{"files-waiting": tokens_of(answer)}).status_code == 302
    row = StepFile.objects.get(step__case=case)
    assert (row.name, row.file.sha256) == ("回单.pdf", hashlib.sha256(SCAN).hexdigest())
    page = office.reads("officer1", f"/desk/cases/{case.uuid}/")
    assert "缴款凭证：回单.pdf" in page.words


def test_a_saved_draft_keeps_the_chosen_files_for_a_day_and_then_says_so(office: Office) -> None:
    """It kept the entries alone, and said nothing of the files."""
    case = with_a_fine()
    saved = pays(office, case, ("回单.pdf", SCAN), action="save", receipt_number="0099")
    assert saved.status_code == 302
    assert not case.step_files.exists()
    answer = office.client("officer1").get(address_of(case))
    page = read_page(answer.content)
    assert "选好的文件一起留着，只留一天" in page.words
    assert "已选：回单.pdf" in page.words
    assert page.entries["receipt_number"] == "0099"
    for path in (settings.INSTANCE_DIR / "store" / ".waiting").rglob("*"):
        path.unlink() if path.is_file() else None
    later = office.reads("officer1", address_of(case))
    assert "“回单.pdf”过了一天，没有留下来，请重新选择" in later.words
    assert pays(office, case, ("回单.pdf", SCAN), action="save").status_code == 302
    tokens = tokens_of(office.client("officer1").get(address_of(case)))
    assert pays(office, case, **{"files-waiting": tokens}).status_code == 302
    assert case.step_files.get().name == "回单.pdf"


def test_a_refused_step_leaves_no_record_of_its_file_and_loses_none(office: Office) -> None:
    """The file was stored, and logged, before the service said no."""
    case = with_a_fine()
    rows, events = StoredFile.objects.count(), PendingEvent.objects.count()
    answer = pays(office, case, ("回单.pdf", SCAN), amount_fen="99999999")
    assert answer.status_code == 422
    assert "不超过尚未缴纳的" in read_page(answer.content).words
    assert (StoredFile.objects.count(), PendingEvent.objects.count()) == (rows, events)
    assert pays(office, case, **{"files-waiting": tokens_of(answer)}).status_code == 302
    assert case.step_files.get().name == "回单.pdf"


def test_a_payment_without_its_receipt_says_so_until_it_is_handed_in(office: Office) -> None:
    case = with_a_fine()
    assert pays(office, case).status_code == 302
    assert "凭证还没有存入" in office.reads("officer1", f"/desk/cases/{case.uuid}/").words
    form = office.reads("officer1", address_of(case, "attach_file"))
    assert "登记缴款（0001）：缴款凭证，还没有文件" in form.words
    payment = Step.objects.get(case=case, code="record_payment")
    entries = {**form.entries, "about": str(payment.seq)}
    del entries["files"]
    missing = office.sends("officer1", address_of(case, "attach_file"), entries)
    assert missing.status_code == 422
    assert read_page(missing.content).errors["id_files"] == "请选择要存入的文件。"
    sent = {**entries, "files": [SimpleUploadedFile("票据.pdf", SCAN)]}
    assert office.sends("officer1", address_of(case, "attach_file"), sent).status_code == 302
    twice = {**entries, "files": [SimpleUploadedFile("票据.pdf", SCAN)]}
    assert office.sends("officer1", address_of(case, "attach_file"), twice).status_code == 302
    assert case.step_files.count() == 1
    other = {**entries, "files": [SimpleUploadedFile("另一份.pdf", SCAN + b"2")]}
    assert office.sends("officer1", address_of(case, "attach_file"), other).status_code == 409
    words = office.reads("officer1", f"/desk/cases/{case.uuid}/").words
    assert "凭证还没有存入" not in words


def test_a_proof_is_shown_to_whoever_may_open_the_case_and_to_nobody_else(office: Office) -> None:
    case = with_a_fine()
    pays(office, case, ("回单.pdf", SCAN))
    address = f"/desk/cases/{case.uuid}/attachments/{case.step_files.get().uuid}/"
    answer = office.client("officer1").get(address)
    assert b"".join(answer.streaming_content) == SCAN  # type: ignore[attr-defined] # a streamed answer
    assert answer["Content-Disposition"].startswith("inline")
    assert office.client(stranger()).get(address).status_code == 404
    assert office.public.get(address).status_code == 302
    other = Case.objects.exclude(pk=case.pk).filter(steps__code="serve")[0]
    wrong = address.replace(str(case.uuid), str(other.uuid))
    assert office.client("officer1").get(wrong).status_code == 404


def test_who_may_not_pay_in_stores_nothing_and_a_program_is_no_receipt(office: Office) -> None:
    case = with_a_fine()
    stored = StoredFile.objects.count()
    entries = {
        **office.reads("officer1", address_of(case)).entries,
        "paid_on": minutes_ago(1)[:10],
        "amount_fen": "100",
        "receipt_number": "0001",
    }
    sent = {**entries, "files": [SimpleUploadedFile("回单.pdf", SCAN)]}
    assert office.sends("officehead", address_of(case), sent).status_code == 422
    answer = pays(office, case, ("回单.pdf", b"MZ\x90\x00" + bytes(99)))
    assert answer.status_code == 422
    assert "不能当作凭证" in read_page(answer.content).errors["id_files"]
    assert StoredFile.objects.count() == stored
    assert not case.step_files.exists()


def test_what_is_too_large_for_a_step_is_refused_before_it_is_read(
    office: Office, monkeypatch: "pytest.MonkeyPatch"
) -> None:
    case = with_a_fine()
    monkeypatch.setattr("sunlit.desk.views.proven_step.PROOF_MEGABYTES", 0)
    answer = pays(office, case, ("回单.pdf", SCAN * 99_999))
    assert answer.status_code == 413
    assert uploads.PROOF_TOO_LARGE in read_page(answer.content).words
