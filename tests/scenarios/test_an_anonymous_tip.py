"""An anonymous letter with photographs is registered and kept; who wrote it few may know."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from scenarios.office import LEAD, Office, minutes_ago
from sunlit.cases.models import Case
from sunlit.rules.party_codes import UNKNOWN_PARTY

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256))
TIP = {
    **{name: value for name, value in LEAD.items() if not name.startswith("party_")},
    "content": "来信反映街边一处收购点压级压价，没有写明是谁。",
}


def registered(office: Office, **entries: str) -> Case:
    form = uuid.uuid4()
    sent = {**TIP, "seen": "0", "uuid": str(form), "happened_at": minutes_ago(5), **entries}
    answer = office.sends("officer1", "/desk/cases/new/", sent)
    assert answer.status_code == 302
    onward = "evidence/" if "materials_follow" in entries else ""
    assert answer["Location"] == f"/desk/cases/{form}/{onward}"
    return Case.objects.get(uuid=form)


def keeps(office: Office, case: Case, **entries: str) -> int:
    sent = {
        "name": "匿名信一封、照片",
        "source": "来信",
        "marking": "none",
        "happened_at": minutes_ago(0),
        "seen": str(case.steps.count()),
        "files": [SimpleUploadedFile("街边.jpg", PHOTO)],
        **entries,
    }
    return office.sends("officer1", f"/desk/cases/{case.uuid}/evidence/", sent).status_code


def test_a_tip_without_a_name_is_registered_with_its_photographs(office: Office) -> None:
    case = registered(office, materials_follow="on")
    assert "materials_follow" not in case.steps.get().content
    assert keeps(office, case) == 302
    page = office.reads("officer1", f"/desk/cases/{case.uuid}/")
    for words in (UNKNOWN_PARTY, "线索材料", "匿名信一封、照片", "街边.jpg"):
        assert words in page.words
    assert "补充当事人情况" in page.links
    assert UNKNOWN_PARTY in office.reads("officer1", "/desk/cases/").words
    assert case.number in office.reads("officer1", f"/desk/cases/?q={case.number}").words
    party = office.reads("officer1", f"/desk/parties/{case.uuid}/")
    assert UNKNOWN_PARTY in party.words


@pytest.mark.parametrize(("username", "reads"), [("officer1", True), ("leader1", False)])
def test_a_letter_that_shows_its_writer_is_named_to_who_may_know(
    office: Office, username: str, reads: bool
) -> None:
    case = registered(office)
    assert keeps(office, case, marking="reporter", name="示例丙的来信", source="示例丙") == 302
    page = office.reads(username, f"/desk/cases/{case.uuid}/")
    assert ("示例丙" in page.words) is reads
    assert ("街边.jpg" in page.words) is reads
    file = case.evidence_files.get()
    answer = office.client(username).get(f"/desk/cases/{case.uuid}/evidence/{file.uuid}/")
    assert answer.status_code == (200 if reads else 404)
