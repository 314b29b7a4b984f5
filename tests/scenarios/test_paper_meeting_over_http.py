"""登记纸面集体讨论、集体研究 over HTTP: opened, refused with entries kept, sent, shown marked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from scenarios.office import Office, case_waiting_for, minutes_ago
from scenarios.page_reader import ReadPage, read_page
from scenarios.test_proofs_over_http import SCAN, tokens_of
from scenarios.test_the_gate_of_a_major_decision import gives
from sunlit.cases.models import Case, StepFile
from sunlit.cases.queries import CaseFacts
from sunlit.people.models import Person
from sunlit.people.signature import SIGNATURE
from sunlit.rules.deliberation import DELIBERATION, STUDY, Meeting
from sunlit.rules.forms import FILES

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


def sent(office: Office, by: str, case: Case, code: str, **entries: object) -> "Answer":
    """Send the form of a step with what its page already holds."""
    address = f"/desk/cases/{case.uuid}/{code}/"
    held: dict[str, object] = dict(office.reads(by, address).entries)
    for name in (SIGNATURE, FILES):
        held.pop(name, None)
    return office.sends(by, address, {**held, **entries})


def sends(office: Office, by: str, case: Case, code: str, **entries: object) -> None:
    """Send it, and have it done."""
    answer = sent(office, by, case, code, **entries)
    assert answer.status_code == 302, read_page(answer.content).errors


def endorsed(office: Office) -> Case:
    """Return a case whose draft is reviewed and endorsed, so that the heads deliberate on it."""
    case = case_waiting_for("review")
    gives(office, case, agrees=True)
    sends(office, "officehead", case, "endorse_decision", view="agree")
    return case


def maintained(office: Office) -> Case:
    """Return a case on whose draft the office and the legal section could not agree."""
    case = case_waiting_for("review")
    gives(office, case, agrees=False)
    officer = CaseFacts(case).officers[0].person.username
    sends(office, officer, case, "ask_recheck", reasons="裁量理由已经写明。")
    gives(office, case, agrees=False)
    return case


MEETINGS: dict[str, tuple[Meeting, Callable[[Office], Case], str, str, str]] = {
    "deliberation": (DELIBERATION, endorsed, "agree", "集体讨论", "同意"),
    "study": (STUDY, maintained, "office", "集体研究", "支持承办科室"),
}


def views(page: ReadPage, view: str, words: str) -> dict[str, str]:
    """Return the same view of each whom the page names, and words for each but the last."""
    rows = [name.removesuffix("person") for name in page.entries if name.startswith("paper_views")]
    rows = list(dict.fromkeys(name.rsplit("-", 1)[0] for name in rows))
    chosen = {f"{row}-view": view for row in rows}
    return chosen | {f"{row}-opinion": f"{words}{number}。" for number, row in enumerate(rows)}


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", MEETINGS)
def test_a_meeting_on_paper_is_entered_on_its_page_and_shown_as_what_it_is(
    office: Office, kind: str
) -> None:
    """处罚法57.2, 审核制度9."""
    meeting, waiting, view, name, said = MEETINGS[kind]
    case = waiting(office)
    called = {"started_at": minutes_ago(0), "place": "三楼会议室", "recorder": "李敏（办公室）"}
    sends(office, "leader1", case, meeting.convene, **called)
    address = f"/desk/cases/{case.uuid}/{meeting.on_paper}/"
    page = office.reads("leader1", address)
    assert f"登记纸面{name}" in page.title
    assert "按发言次序，主持人最后" in page.words
    host = Person.objects.get(username="leader1")
    present = [value for key, value in page.entries.items() if key.endswith("-person")]
    assert present[-1] == str(host.pk), "who was called stands there already, the host last"
    whole = views(page, view, "看过材料")
    missing = {**whole, "paper_views-0-opinion": ""}
    scan = [SimpleUploadedFile("会议记录.pdf", SCAN)]
    answer = sent(office, "leader1", case, meeting.on_paper, **missing, files=scan)
    assert answer.status_code == 422
    refused = read_page(answer.content)
    assert "请填写“发言内容”" in str(refused.errors)
    assert refused.entries["paper_views-1-opinion"] == whole["paper_views-1-opinion"]
    assert "已选：会议记录.pdf" in refused.words
    assert not StepFile.objects.filter(case=case).exists()
    alone = sent(office, "leader1", case, meeting.on_paper, **whole)
    assert "没有扫描件的，不能登记纸面会议" in read_page(alone.content).errors["id_files"]
    kept = {"files-waiting": tokens_of(answer)}
    sends(office, "leader1", case, meeting.on_paper, **whole, **kept)
    words = office.reads("leader1", f"/desk/cases/{case.uuid}/").words
    assert "纸面会议，按签名扫描件登记，不是本人在系统里签署。" in words
    assert f"{name}记录的纸面签名扫描件：会议记录.pdf" in words
    concluding = f"/desk/cases/{case.uuid}/{meeting.concluding[0]}/"
    beside = office.reads("leader1", concluding).words
    assert f"{said}。看过材料0。（按纸面签名扫描件登记）" in beside
    assert "会议记录.pdf" in office.reads("leader1", f"/desk/cases/{case.uuid}/file/").words
