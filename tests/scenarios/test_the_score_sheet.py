"""The archived file of the demonstration holds each item of the score sheet that software checks.

The sheet is `docs/case-file-score.md`; what a person must look at is theirs.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.utils import timezone

from conventions.sources import ROOT
from scenarios.office import Office
from sunlit.archive.completeness import lacks
from sunlit.archive.models import Dossier
from sunlit.archive.queries import materials_of
from sunlit.archive.signed_on_paper import NOT_RETURNED, signed_on_paper
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar
from sunlit.disclosure.models import Publication
from sunlit.documents.models import Document
from sunlit.rules.dossier import Volume

_SHEET = (ROOT / "docs/case-file-score.md").read_text("utf-8")
_EXCELLENT = 90
_NINETY_DAYS = timedelta(days=90)
_SENTENCE = re.compile(r"违反了《[^》]+》第[^，]+条.*的规定，属于.+的行为。")
ITEMS = [
    [cell.strip() for cell in row.strip("|").split("|")]
    for row in _SHEET.splitlines()
    if re.match(r"\| \d+ \|", row)
]


class File:
    """The one archived file, read once."""

    def __init__(self) -> None:
        self.case = Case.objects.get(steps__code="archive_dossier")
        self.facts = CaseFacts(self.case)
        self.dossier = Dossier.objects.get(case=self.case)

    def paper(self, form: str) -> dict[str, Any]:
        """Return the newest paper of that form."""
        found = Document.objects.filter(subject=self.case.uuid, form=form).order_by("pk").last()
        assert found is not None, form
        return dict(found.content)


def _working_days(after: date, until: date) -> int:
    return current_calendar().working_days_between(after, until)


def _filing(file: File) -> None:
    filed = file.paper("D02")
    assert all(filed[f"{who}_opinion"]["name"] for who in ("officer", "office", "head"))
    first = min(one.happened_at for one in file.facts.steps if one.code == "inspect_site")
    approved = file.facts.last("file_case")
    assert approved is not None
    assert approved.happened_at < first
    assert file.paper("D01")["source"]
    assert file.paper("D01-核查")["found"]


def _cause(file: File) -> None:
    name = file.facts.party.name
    for form in ("D02", "D03", "D04", "D09", "D10", "D15", "D16", "D24"):
        assert file.paper(form)["cause"].startswith(name), form
        assert file.paper(form)["cause"].count(name) == 1
    for form in ("D16", "D24", "D60", "D61", "D62"):
        content = file.paper(form)
        assert "涉嫌" not in str(content.get("cause") or content.get("title"))


def _certificates(file: File) -> None:
    for form in ("D03", "D04"):
        assert len(re.findall(r"\d{8,12}", file.paper(form)["certificate_shown"])) == 2
    returned = {one.document.form: one.returned for one in signed_on_paper(file.facts)}
    assert NOT_RETURNED not in (returned["D03"], returned["D04"])


def _records(file: File) -> None:
    for form in ("D03", "D04"):
        content = file.paper(form)
        for name in ("started_at", "ended_at", "place", "rights_told", "confirmation"):
            assert content[name], (form, name)
        assert content["started_at"] < content["ended_at"]
    assert len(file.paper("D04")["questions"]) >= 5
    assert all(file.paper("D04")[name] for name in ("sex", "employer", "phone"))


def _evidence(file: File) -> None:
    assert len(file.facts.evidence) >= 6
    for item in file.facts.evidence:
        assert item.source
        assert item.proves
        assert item.original_at or file.facts.files_of(item)
        assert all(one.note for one in file.facts.files_of(item))
    listed = file.paper("D03-清单")["items"]
    assert all(row["taken_by"] for row in listed if row.get("name"))
    kinds = {one.media_type for item in file.facts.evidence for one in file.facts.files_of(item)}
    assert kinds == {"application/pdf", "image/jpeg", "audio/wav"}


def _report(file: File) -> None:
    content = file.paper("D09")
    for name in ("facts", "evidence", "characterization", "discretion", "proposal", "course"):
        assert content[name], name


def _notice(file: File) -> None:
    content = file.paper("D10")
    for name in ("facts", "evidence", "violated", "basis", "proposed_penalty", "statement_period"):
        assert content[name], name
    assert file.facts.notice_service is not None


def _statement(file: File) -> None:
    assert "陈述、申辩" in file.paper("D15")["statement_and_hearing"]
    assert "陈述、申辩" in file.paper("D16")["statement_and_hearing"]


def _review(file: File) -> None:
    assert file.paper("D15")["review"].startswith("不符合重大行政执法决定目录清单")


def _deliberation(file: File) -> None:
    assert "不需要集体讨论" in file.paper("D15")["deliberation"]


def _decision(file: File) -> None:
    content = file.paper("D16")
    assert _SENTENCE.search(content["violated"])
    assert "第（五）项规定：“" in content["basis"]
    assert content["basis"].endswith("。")
    for name in ("party", "facts", "evidence", "disposition", "discretion", "correction"):
        assert content[name], name
    assert content["court"] == "阳泉市城区人民法院"
    assert content["reconsideration_organ"] == "阳泉市人民政府"
    assert "同意。同意" not in str(file.paper("D15"))


def _service(file: File) -> None:
    decision = file.case.decisions.get()
    filed = file.facts.last("file_case")
    served = file.facts.service_of(decision.document_id)
    assert filed is not None
    assert served is not None
    assert decision.decided_on - timezone.localdate(filed.happened_at) <= _NINETY_DAYS
    assert _working_days(decision.decided_on, served.served_on) <= 7
    receipts = [one for one in signed_on_paper(file.facts) if one.document.form == "D19"]
    assert [one.title for one in receipts] == [
        "送达回证（行政处罚事先告知书）",
        "送达回证（行政处罚决定书）",
    ]
    assert all("已签收" in one.returned for one in receipts)


def _execution(file: File) -> None:
    assert all(one.receipt_number for one in file.facts.payments)
    assert file.dossier.materials.filter(place="payment").exclude(sha256="").exists()
    assert sum(one.amount_fen for one in file.facts.payments) == file.case.decisions.get().fine_fen


def _publication(file: File) -> None:
    published = Publication.objects.get(decision=file.case.decisions.get())
    shown_on = timezone.localdate(published.published_at)
    assert _working_days(file.case.decisions.get().decided_on, shown_on) <= 7


def _closing(file: File) -> None:
    content = file.paper("D24")
    assert content["manner"] == "处罚执行完毕"
    assert all(content[f"{who}_opinion"]["name"] for who in ("officer", "office", "head"))


def _binding(file: File) -> None:
    materials = materials_of(file.facts)
    assert lacks(file.facts, materials) == []
    titles = [one.title for one in materials if one.place.volume is Volume.MAIN]
    decided = titles.index("行政处罚决定书")
    assert titles[decided + 1] == "送达回证（行政处罚决定书）"
    for volume in Volume:
        paged = file.dossier.materials.filter(volume=volume).exclude(first_page=None)
        for one, other in pairwise(paged.order_by("position")):
            assert other.first_page == (one.last_page or 0) + 1
    unpaged = file.dossier.materials.filter(first_page=None)
    assert [row["title"] for row in file.paper("D61")["recordings"]] == [
        one.title for one in unpaged
    ]
    cover, note = file.paper("D60"), file.paper("D62")
    assert all(cover[name] for name in ("fonds_number", "archive_number", "archived_on"))
    assert all(note[name] for name in ("compiled_by", "compiled_on", "checked_by", "checked_on"))
    assert note["compiled_by"] != note["checked_by"]


_CHECKS: dict[str, Callable[[File], None]] = {
    "1": _filing,
    "2": _cause,
    "3": _certificates,
    "4": _records,
    "5": _evidence,
    "7": _report,
    "8": _notice,
    "9": _statement,
    "11": _review,
    "12": _deliberation,
    "13": _decision,
    "14": _service,
    "15": _execution,
    "16": _publication,
    "17": _closing,
    "18": _binding,
}


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_the_archived_file_holds_each_item_that_software_checks(office: Office) -> None:
    assert office
    file = File()
    for check in _CHECKS.values():
        check(file)


def test_the_sheet_has_a_hundred_points_and_says_who_checks_each() -> None:
    assert sum(int(item[2]) for item in ITEMS) == 100
    by_software = {item[0] for item in ITEMS if "软件" in item[4]}
    assert by_software == set(_CHECKS)
    assert all(int(item[5]) <= int(item[2]) for item in ITEMS)
    assert all(item[6] for item in ITEMS)


def test_the_demonstration_scores_ninety_with_every_deduction_stated() -> None:
    total = sum(int(item[5]) for item in ITEMS)
    assert total >= _EXCELLENT
    assert f"演示案卷得 {total} 分" in _SHEET
    for item in ITEMS:
        lost = int(item[2]) - int(item[5])
        assert (f"扣{lost}" in item[6]) is bool(lost), item[0]
