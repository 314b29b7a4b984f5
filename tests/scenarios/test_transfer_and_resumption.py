"""A suspected crime goes to the police; they open no case; the penalty goes on to its decision."""

from collections.abc import Mapping

from scenarios.office import Office, case_waiting_for, minutes_ago
from scenarios.page_reader import read_page
from sunlit.cases.models import Case
from sunlit.documents.models import Document
from sunlit.duties.models import Duty

REPORT = {
    "police": "阳泉市公安局",
    "facts": "当事人伪造备案材料，骗取财政补贴。",
    "suspected_crime": "涉嫌诈骗罪，达到立案追诉标准。",
    "prior_measures": "无",
    "materials": "案件调查报告，1份\n备案材料，22页",
}
SENT = {
    "handed_over": "案件调查报告，1份\n备案材料，22页",
    "received_by": "示例警官",
    "receipt": "接收单位已在移送书上盖章",
    "copied_to": "阳泉市人民检察院",
}


def takes(office: Office, username: str, case: Case, step: str, entries: Mapping[str, str]) -> None:
    """Send the form of a step as its screen would."""
    sent = {**entries, "seen": str(case.steps.count()), "happened_at": minutes_ago(0)}
    answer = office.sends(username, f"/desk/cases/{case.uuid}/{step}/", sent)
    assert answer.status_code == 302, (step, read_page(answer.content).summary)


def test_a_transfer_that_the_police_decline_holds_the_penalty_until_they_do(
    office: Office,
) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/"
    assert "提请移送涉嫌犯罪案件" in office.reads("officer1", address).links
    form = office.reads("officer1", f"{address}report_crime/")
    assert case.steps.get(code="conclude_investigation").content["facts"] in form.words
    takes(office, "officer1", case, "report_crime", REPORT)

    assert "审批移送涉嫌犯罪案件" in office.reads("leader1", "/desk/").words
    takes(office, "leader1", case, "approve_transfer", {"view": "agree", "opinion": "同意移送。"})
    said = office.reads("officer1", address).words
    assert "移送司法机关中" in said
    assert "还剩 2" in said  # 23 or 24 hours
    takes(office, "officer1", case, "send_transfer", SENT)
    assert Document.objects.filter(subject=case.uuid, form="D23").count() == 1

    held = office.reads("officer1", f"{address}draft_decision/").words
    assert "“移送司法机关”还没有结束，不能办理“拟定决定书稿”。" in held
    assert "登记公安机关的处理结果" in office.reads("officer1", "/desk/").words
    today = minutes_ago(0)[:10]
    wrong = {
        "police_number": "阳公不立字〔2026〕1号",
        "received_on": "2026-01-01",
        "reason": "无。",
    }
    sent = {**wrong, "seen": str(case.steps.count()), "happened_at": minutes_ago(0)}
    early = read_page(office.sends("officer1", f"{address}police_declines/", sent).content)
    assert "收到日期应当在移送" in early.errors["id_received_on"]
    assert early.entries["police_number"] == wrong["police_number"]
    right = {**wrong, "received_on": today, "reason": "没有犯罪事实。"}
    takes(office, "officer1", case, "police_declines", right)

    page = office.reads("officer1", address)
    assert "移送司法机关中" not in page.words
    assert "提请公安机关复议" in page.links
    waiting = Duty.objects.open().filter(subject=case.uuid, actionable=True)
    assert "review_agrees" in set(waiting.values_list("step", flat=True))
