"""The gate of a major decision is shut: unreviewed, objected to, or stale by one file."""

from django.core.files.uploadedfile import SimpleUploadedFile

from scenarios.office import Office, case_waiting_for, minutes_ago
from scenarios.page_reader import read_page
from sunlit.cases.models import Case, Decision
from sunlit.rules.legal_review import Opinion, Point

UNREVIEWED = "重大行政执法决定未经法制审核或者审核未通过，不得作出。"


def decides(office: Office, case: Case) -> str:
    """Return what the leader reads who asks for the decision and sends it all the same."""
    address = f"/desk/cases/{case.uuid}/decide/"
    sent = {"view": "agree", "opinion": "同意。", "seen": str(case.steps.count())}
    answer = office.sends("leader1", address, sent)
    assert answer.status_code == 422
    assert not Decision.objects.filter(case=case).exists()
    return office.reads("leader1", address).words


def gives(office: Office, case: Case, *, agrees: bool) -> None:
    """Give the opinion of the legal section on the draft that was referred."""
    findings = {point.value: "pass" for point in Point}
    findings[Point.OTHER.value] = "none"
    opinion, text = Opinion.AGREE, "事实清楚，程序合法。同意。"
    if not agrees:
        note = {f"{Point.DISCRETION.value}_note": "没有说明适用的档次。"}
        findings |= {Point.DISCRETION.value: "fail", **note}
        opinion, text = Opinion.AMEND, "裁量理由不足，应予变更。"
    covering = [point for point in Point if point.covers_characterization]
    entries = {
        **findings,
        **{f"{point.value}_characterization": "" for point in covering},
        "opinion": opinion.value,
        "opinion_text": text,
        "action": "issue",
        "seen": str(case.steps.count()),
    }
    address = f"/desk/cases/{case.uuid}/"
    answer = office.sends("reviewer", f"{address}review/", entries)
    assert answer.status_code == 302, read_page(answer.content).summary
    assert answer.headers["Location"] == address


def test_a_major_decision_is_refused_before_its_review(office: Office) -> None:
    assert UNREVIEWED in decides(office, case_waiting_for("review"))


def test_a_major_decision_is_refused_after_an_objection(office: Office) -> None:
    case = case_waiting_for("review")
    gives(office, case, agrees=False)
    assert "没有决定书稿，不能作出决定。" in decides(office, case)


def test_one_more_byte_of_evidence_after_the_agreement_shuts_the_gate(office: Office) -> None:
    case = case_waiting_for("review")
    gives(office, case, agrees=True)
    address = f"/desk/cases/{case.uuid}/evidence/"
    page = office.reads("officer1", address)
    sent = {
        **page.entries,
        "evidence": str(case.evidence.order_by("id")[0].pk),
        "happened_at": minutes_ago(0),
        "monitored": "no",
        "files": SimpleUploadedFile("一个字节.txt", b"1"),
    }
    answer = office.sends("officer1", address, sent)
    assert answer.status_code == 302, read_page(answer.content).summary
    assert "没有决定书稿，不能作出决定。" in decides(office, case)


def test_whoever_rechecks_reads_that_a_second_no_goes_to_the_heads(office: Office) -> None:
    case = case_waiting_for("review")
    gives(office, case, agrees=False)
    base = f"/desk/cases/{case.uuid}/"
    asked = {"reasons": "书稿已经写明适用的档次。", "seen": str(case.steps.count())}
    assert office.sends("officer1", f"{base}ask_recheck/", asked).status_code == 302
    assert "仍然不同意的，报局领导集体研究（审核制度第九条）。" in (
        office.reads("reviewer", f"{base}review/").words
    )
