"""An exempt decision is found nowhere; a published one is taken down on a screen of the desk."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

from scenarios.office import Office, checked, serve_the_decision, some_publication
from scenarios.page_reader import read_page
from sunlit.cases.models import Case
from sunlit.disclosure.models import Exemption, Publication, Withdrawal
from sunlit.duties.models import Duty
from sunlit.ledger.models import Log, PendingEvent
from sunlit.records.store import the_store

PROPOSAL = {
    "ground": "series",
    "reason": "同一串案还有三件正在调查。",
    "redaction_fails": "",
    "basis": "",
    "review_on": "2027-03-31",
}


def takes(office: Office, username: str, case: Case, step: str, **entries: str) -> None:
    sent = {**entries, "seen": str(case.steps.count())}
    answer = office.sends(username, f"/desk/cases/{case.uuid}/{step}/", sent)
    assert answer.status_code == 302, (step, read_page(answer.content).summary)


def withhold(office: Office, case: Case) -> None:
    takes(office, "officer1", case, "propose_withholding", **PROPOSAL)
    takes(office, "reviewer", case, "review_withholding", view="agree", opinion="情形属实。")
    takes(office, "leader1", case, "withhold", view="agree", opinion="同意不予公开。")


def everything_public(office: Office, asked: list[str]) -> dict[str, str]:
    """Return what the public gets, by address: lists, filters, searches, files, logs."""
    filters = ["kind=penalty", "year=2026", "office=supervision", *(f"q={one}" for one in asked)]
    pages = ["/", *(f"/decisions/?{one}" for one in ("", *filters))]
    pages += ["/log/publicity/checkpoint", "/log/publicity/tile/0/000"]
    return {page: office.public.get(page).getvalue().decode("latin-1") for page in pages}


def test_an_exempt_decision_is_found_nowhere(office: Office) -> None:
    case = serve_the_decision(office)
    number, party = str(case.decisions.get().document.number), case.parties.get()
    asked = [number, party.name, party.code, case.title]
    before = everything_public(office, asked)
    entries = PendingEvent.objects.filter(log=Log.PUBLICITY).count()
    withhold(office, case)
    assert Exemption.objects.get().decision == case.decisions.get()
    assert everything_public(office, asked) == before
    assert PendingEvent.objects.filter(log=Log.PUBLICITY).count() == entries
    for words in asked:
        page = read_page(office.public.get("/decisions/", {"q": words}).content)
        assert "没有找到" in page.words
        assert number not in page.links
    shown = read_page(office.public.get("/decisions/?year=2026").content)
    assert f"共 {Publication.objects.public().count()} 条" in shown.words
    for name in ("", ".json", ".pdf", ".tlog-proof"):
        for key in (case.decisions.get().uuid, case.decisions.get().pk, case.number):
            tail = name or "/"
            assert office.public.get(f"/decisions/{key}{tail}").status_code == 404


def test_the_papers_of_an_exempt_decision_are_unknown_to_verify(office: Office) -> None:
    case = serve_the_decision(office)
    checked(office, case)
    withhold(office, case)
    copy = case.decisions.get().public_copies.get()
    for document in (case.decisions.get().document, copy.document):
        for rendition in document.renditions.select_related("file"):
            content = b"".join(the_store().open_range(rendition.file.sha256))
            upload = SimpleUploadedFile("决定书.pdf", content)
            answer = office.public.post("/verify/", {"code": "", "file": upload})
            assert read_page(answer.content).title.startswith("查不到")


def test_the_desk_asks_for_the_examination_and_refuses_to_publish(office: Office) -> None:
    case = serve_the_decision(office)
    withhold(office, case)
    address = f"/desk/cases/{case.uuid}/"
    page = office.reads("officehead", "/desk/")
    assert "重新审查不予公开" in page.words
    assert "不予公开" in office.reads("officehead", address).words
    assert "不能再“核对公示稿”" in office.reads("discloser", f"{address}publication/").words
    takes(
        office,
        "officehead",
        case,
        "keep_withholding",
        view="keep",
        finding="尚在。",
        review_on="2027-06-30",
    )
    assert str(Duty.objects.get(code="withholding:review").due_on) == "2027-06-30"
    takes(office, "officehead", case, "keep_withholding", view="end", finding="串案已经办结。")
    sent = checked(office, case)
    assert office.sends("discloser", f"{address}publication/", sent).status_code == 302


def test_whoever_examines_and_approves_reads_the_whole_proposal(office: Office) -> None:
    case = serve_the_decision(office)
    address = f"/desk/cases/{case.uuid}/"
    takes(office, "officer1", case, "propose_withholding", **PROPOSAL)
    told = ("公示后可能影响系列案件调查处理", PROPOSAL["reason"], PROPOSAL["review_on"], "张志强")
    page = office.reads("reviewer", f"{address}review_withholding/")
    assert all(words in page.words for words in told)
    takes(office, "reviewer", case, "review_withholding", view="agree", opinion="情形属实。")
    page = office.reads("leader1", f"{address}withhold/")
    assert all(words in page.words for words in (*told, "同意。情形属实。"))


def test_an_answer_that_a_ground_applies_leads_to_withholding(office: Office) -> None:
    case = serve_the_decision(office)
    sent = {**checked(office, case), "series": "yes"}
    answer = office.sends("discloser", f"/desk/cases/{case.uuid}/publication/", sent)
    assert answer.status_code == 422
    assert "请办理不予公开审批" in read_page(answer.content).errors["id_series"]


def test_the_head_of_the_office_takes_a_publication_down(office: Office) -> None:
    one = some_publication()
    case = one.decision.case
    address = f"/desk/cases/{case.uuid}/withdrawal/"
    assert address in office.reads("officehead", f"/desk/cases/{case.uuid}/").links.values()
    assert "撤下公示" not in office.reads("discloser", f"/desk/cases/{case.uuid}/").links
    assert "承办科室负责人撤下" in office.reads("discloser", address).words
    total = Publication.objects.public().count()
    empty = read_page(office.sends("officehead", address, {}).content)
    assert {"id_ground", "id_received_on", "id_reason"} <= empty.errors.keys()
    wrong = {"ground": "revoked", "received_on": "2030-01-01", "reason": "经复议撤销。"}
    early = read_page(office.sends("officehead", address, wrong).content)
    assert "收到法律文书的日期应当在决定日期和今天之间。" in early.errors["id_received_on"]
    right = {**wrong, "received_on": "2026-11-23"}
    assert office.sends("officehead", address, right).status_code == 302
    said = office.reads("officehead", f"/desk/cases/{case.uuid}/").words
    assert "2026-11-26以前撤下：按期" in said
    assert "公示已撤下" in said
    withdrawal = Withdrawal.objects.get(publication=one)
    assert str(withdrawal.received_on) == "2026-11-23"
    for tail in ("/", ".json", ".pdf", ".tlog-proof"):
        answer = office.public.get(f"/decisions/{one.public_id}{tail}")
        words = read_page(answer.content).words
        assert answer.status_code == 410
        told = ("经复议撤销。", "依法撤销", "2026-11-23", "2026年11月24日", "第十一条")
        assert all(each in words for each in told)
    assert f"共 {total - 1} 条" in read_page(office.public.get("/decisions/").content).words
    assert office.sends("officehead", address, right).status_code in {200, 422}
    assert Withdrawal.objects.count() == 1
    assert json.loads(bytes(one.snapshot))["number"] == one.number
