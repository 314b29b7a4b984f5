"""Every kind of form sent twice: one act, and the second gets the page of the first."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from scenarios.office import (
    APPLICATION,
    LEAD,
    Office,
    case_waiting_for,
    checked,
    minutes_ago,
    serve_the_decision,
    some_publication,
)
from scenarios.page_reader import read_page
from sunlit.cases.models import Case, EvidenceFile, Step
from sunlit.disclosure.models import Publication, Withdrawal
from sunlit.duties.models import SavedFilter
from sunlit.review.models import OpinionRow
from sunlit.rules.legal_review import Point

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

TWICE = "这份表单送来了不止一次，只办理了一次。"


def twice(
    office: Office, username: str, address: str, entries: Mapping[str, object]
) -> tuple["Answer", "Answer"]:
    """Send the very same form two times."""
    return office.sends(username, address, entries), office.sends(username, address, entries)


def told_once(office: Office, username: str, first: "Answer", second: "Answer") -> bool:
    """Whether both lead to the same page, which says that it was done once."""
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    return TWICE in office.reads(username, second["Location"].partition("#")[0]).words


def seen(case: Case) -> dict[str, str]:
    """Return what a form of the case carries when it is opened now."""
    return {"seen": str(case.steps.count()), "happened_at": minutes_ago(0)}


def with_a_fine() -> Case:
    """Return a demonstration case whose fine is not paid."""
    for case in Case.objects.order_by("id"):
        if case.steps.order_by("-seq")[0].code == "publish":
            return case
    raise LookupError


def noticed() -> Case:
    """Return the demonstration case whose notice was just served."""
    for case in Case.objects.order_by("id"):
        if case.steps.order_by("-seq")[0].code == "serve_notice":
            return case
    raise LookupError


def test_a_new_case(office: Office) -> None:
    entries = {**office.reads("officer1", "/desk/cases/new/").entries, **LEAD}
    entries["happened_at"] = minutes_ago(1)
    before = Case.objects.count()
    first, second = twice(office, "officer1", "/desk/cases/new/", entries)
    assert (first.status_code, first["Location"]) == (302, second["Location"])
    assert Case.objects.count() == before + 1


def test_a_step_that_is_not_signed_with_the_password(office: Office) -> None:
    case = case_waiting_for("apply_to_file")
    address = f"/desk/cases/{case.uuid}/apply_to_file/"
    answers = twice(office, "officer1", address, {**APPLICATION, **seen(case)})
    assert told_once(office, "officer1", *answers)
    assert case.steps.filter(code="apply_to_file").count() == 1


def test_a_signed_step(office: Office) -> None:
    case = case_waiting_for("serve")
    service = {
        "method": "direct",
        "served_on": minutes_ago(1)[:10],
        "receiver": "示例丙",
        "receiver_relation": "法定代表人",
    }
    address = f"/desk/cases/{case.uuid}/serve/"
    assert told_once(
        office, "officer1", *twice(office, "officer1", address, {**service, **seen(case)})
    )
    assert case.steps.filter(code="serve").count() == 1


def test_a_step_that_may_be_taken_again_is_taken_again_only_by_a_new_form(office: Office) -> None:
    case = with_a_fine()
    payment = {"paid_on": minutes_ago(1)[:10], "amount_fen": "100", "receipt_number": "0001"}
    address = f"/desk/cases/{case.uuid}/record_payment/"
    paid = {**office.reads("officer1", address).entries, **payment}
    answers = twice(office, "officer1", address, paid)
    assert told_once(office, "officer1", *answers)
    assert case.steps.filter(code="record_payment").count() == 1
    fresh = {**paid, "receipt_number": "0002", "seen": str(case.steps.count())}
    assert office.sends("officer1", address, fresh).status_code == 302
    assert case.steps.filter(code="record_payment").count() == 2


def test_the_same_form_with_another_word_is_no_repetition(office: Office) -> None:
    case = case_waiting_for("apply_to_file")
    address = f"/desk/cases/{case.uuid}/apply_to_file/"
    sent = {**APPLICATION, **seen(case)}
    assert office.sends("officer1", address, sent).status_code == 302
    changed = office.sends("officer1", address, {**sent, "summary": "另一种说法。"})
    assert changed.status_code == 409
    assert "另一种说法。" in read_page(changed.content).entries["summary"]


def evidence(content: bytes) -> dict[str, object]:
    """Return the entries of the form of new evidence, with one file."""
    return {
        "evidence": "",
        "evidence_name": "现场照片",
        "evidence_kind": "audiovisual",
        "evidence_source": "执法人员拍摄",
        "evidence_proves": "现场情况",
        "note": "",
        "monitored": "no",
        "marking": "none",
        "files": [SimpleUploadedFile("现场.jpg", content)],
    }


def test_files_of_the_evidence(office: Office) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/evidence/"
    at_first = seen(case)
    first = office.sends("officer1", address, {**evidence(b"\xff\xd8\xff one"), **at_first})
    second = office.sends("officer1", address, {**evidence(b"\xff\xd8\xff one"), **at_first})
    assert told_once(office, "officer1", first, second)
    other = office.sends("officer1", address, {**evidence(b"\xff\xd8\xff two"), **at_first})
    assert other.status_code == 409
    assert EvidenceFile.objects.filter(case=case).count() == 1


def test_a_correction_and_its_approval(office: Office) -> None:
    case = noticed()
    step = Step.objects.filter(case=case, code="serve_notice").latest("seq")
    address = f"/desk/cases/{case.uuid}/corrections/{step.seq}/"
    entries = {
        **office.reads("officer1", address).entries,
        "receiver": "示例更正人",
        "reason": "登记时看错。",
    }
    assert told_once(office, "officer1", *twice(office, "officer1", address, entries))
    where = f"/desk/cases/{case.uuid}/corrections/"
    answer = {"view": "agree", "opinion": "已核对，属实。", "seen": str(case.steps.count())}
    assert told_once(office, "officehead", *twice(office, "officehead", where, answer))
    assert case.steps.filter(code="propose_correction").count() == 1
    assert case.steps.filter(code="correct_entry").count() == 1


def test_an_opinion_of_the_legal_review(office: Office) -> None:
    case = case_waiting_for("review")
    entries = {
        **{point.value: "pass" for point in Point},
        "opinion": "agree",
        "opinion_text": "同意。",
        "action": "issue",
        "seen": str(case.steps.count()),
    }
    answers = twice(office, "reviewer", f"/desk/cases/{case.uuid}/review/", entries)
    assert told_once(office, "reviewer", *answers)
    assert OpinionRow.objects.filter(referral__case=case).count() == 1


def test_a_public_copy_checked_and_released(office: Office) -> None:
    case = serve_the_decision(office)
    address = f"/desk/cases/{case.uuid}/publication/"
    assert told_once(
        office, "discloser", *twice(office, "discloser", address, checked(office, case))
    )
    form = office.reads("officer2", address).entries
    examined = {name: form[name] for name in ("seen", "copy")} | {"view": "agree", "opinion": ""}
    assert told_once(office, "officer2", *twice(office, "officer2", address, examined))
    form = office.reads("officehead", address).entries
    released = {
        "seen": form["seen"],
        "copy": form["copy"],
        "view": "agree",
        "opinion": "同意公示。",
    }
    assert told_once(office, "officehead", *twice(office, "officehead", address, released))
    assert Publication.objects.filter(decision__case=case).count() == 1


def test_a_publication_taken_down(office: Office) -> None:
    case = some_publication().decision.case
    taken = {"ground": "revoked", "received_on": "2026-11-23", "reason": "经复议撤销。"}
    address = f"/desk/cases/{case.uuid}/withdrawal/"
    first, second = twice(office, "officehead", address, taken)
    assert first.status_code == 302
    assert "已经撤下" in read_page(second.content).words
    assert Withdrawal.objects.count() == 1


def test_a_kept_filter(office: Office) -> None:
    entries = {"action": "save", "page": "work", "query": "when=overdue", "name": "我的超期"}
    twice(office, "officer1", "/desk/filters/", entries)
    assert SavedFilter.objects.count() == 1
