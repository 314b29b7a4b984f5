"""What of a case each person reads, by volume and marking; every reading is noted first."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from scenarios.office import Office, case_waiting_for, minutes_ago
from scenarios.page_reader import read_page
from sunlit.cases.models import Case, EvidenceFile, StepPaper
from sunlit.cases.visible_records import HIDDEN, HIDDEN_PAPER
from sunlit.ledger.models import Reading
from sunlit.people.models import Person, RoleAssignment
from sunlit.rules.procedure import Role
from tampering import tamper

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8
NAME = "客户名单.jpg"


def base_of(case: Case) -> str:
    return f"/desk/cases/{case.uuid}/"


def hand_in(office: Office, case: Case, marking: str) -> int:
    """Hand a file of that marking in as the officer of the case; return the answer's status."""
    entries = {
        "evidence": "",
        "evidence_name": "电子数据光盘",
        "evidence_kind": "electronic",
        "evidence_source": "当事人提供",
        "evidence_proves": "交易情况",
        "note": "",
        "monitored": "no",
        "marking": marking,
        "seen": case.steps.count(),
        "happened_at": minutes_ago(0),
        "files": [SimpleUploadedFile(NAME, PHOTO)],
    }
    answer = office.sends("officer1", f"{base_of(case)}evidence/", entries)
    if answer.status_code != 302:
        assert "涉及国家秘密的材料不得存入本系统" in read_page(answer.content).words
    return answer.status_code


def colleague() -> str:
    """Add an officer of the same office who has nothing to do with any case."""
    office = Person.objects.get(username="officer1").office
    person = Person.objects.create(username="colleague", name="同事", office=office, post="科员")
    RoleAssignment.objects.create(person=person, role=Role.OFFICER, since="2025-01-01")
    return person.username


@pytest.mark.parametrize("marking", ["trade_secret", "privacy", "work_secret"])
def test_a_marked_file_is_read_by_those_who_work_on_the_case(office: Office, marking: str) -> None:
    """R14: others see that there is one, not what it is."""
    case = case_waiting_for("review")
    assert hand_in(office, case, marking) == 302
    file = EvidenceFile.objects.get(case=case)
    address = f"{base_of(case)}evidence/{file.uuid}/"
    working = {"officer1", "officer2", "officehead", "reviewer", "reviewhead", "leader1"}
    reading = working | ({"supervisor"} if marking == "work_secret" else set())
    for username in (*sorted(working), "supervisor", colleague()):
        may = username in reading
        assert office.client(username).get(address).status_code == (200 if may else 404), username
        for page in (base_of(case), f"{base_of(case)}file/"):
            words = office.reads(username, page).words
            assert (NAME in words, HIDDEN in words) == (may, not may), (username, page)


def test_a_state_secret_is_not_taken_in(office: Office) -> None:
    """R14: nothing of it is stored."""
    case = case_waiting_for("review")
    assert hand_in(office, case, "state_secret") == 422
    assert not EvidenceFile.objects.filter(case=case).exists()


def test_the_discloser_reads_no_paper_of_the_internal_volume(office: Office) -> None:
    case = case_waiting_for("serve")
    papers = {
        link.document.form: f"{base_of(case)}papers/{link.document.uuid}/"
        for link in StepPaper.objects.filter(step__case=case).select_related("document")
    }
    for form, expected in {"D16": 200, "D10": 200, "D09": 404, "D01": 404, "D15": 404}.items():
        assert office.client("discloser").get(papers[form]).status_code == expected, form
        assert office.client("officer1").get(papers[form]).status_code == 200, form
    assert HIDDEN_PAPER in office.reads("discloser", base_of(case)).words
    assert HIDDEN_PAPER not in office.reads("officer1", base_of(case)).words
    assert office.client("discloser").get(f"{base_of(case)}corrections/").status_code == 404


def test_each_opening_leaves_one_row_that_says_who_read_what(office: Office) -> None:
    """R12."""
    case = case_waiting_for("review")
    paper = StepPaper.objects.filter(step__case=case)[0].document
    base = base_of(case)
    opened = {
        base: ("case", case.uuid),
        f"{base}file/": ("case", case.uuid),
        f"{base}papers/{paper.uuid}/": ("paper", paper.uuid),
        "/desk/cases/": ("list", None),
    }
    for address, (kind, subject) in opened.items():
        before = Reading.objects.count()
        office.reads("officer1", address)
        row = Reading.objects.latest("pk")
        assert Reading.objects.count() == before + 1, address
        assert (row.kind, row.subject) == (kind, subject)
        assert row.case == (case.uuid if subject else None)
        assert row.reader == Person.objects.get(username="officer1").pk


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_nothing_is_shown_that_cannot_be_noted(office: Office) -> None:
    """R12: without the row, no content."""
    case = case_waiting_for("review")
    paper = StepPaper.objects.filter(step__case=case)[0].document
    party = case.parties.latest("id").name
    base = base_of(case)
    addresses = (base, f"{base}file/", f"{base}papers/{paper.uuid}/", "/desk/cases/", "/desk/")
    for address in addresses:
        assert party in office.reads("officer1", address).words or address == "/desk/"
    tamper(
        "CREATE TRIGGER disk_full BEFORE INSERT ON ledger_reading "
        "BEGIN SELECT RAISE(ABORT, 'no space left'); END"
    )
    for address in addresses:
        answer = office.client("officer1").get(address)
        assert answer.status_code == 503, address
        words = read_page(answer.content).words
        assert "查阅记录没有写成" in words
        assert party not in words
        assert case.number not in words
