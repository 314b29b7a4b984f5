"""案卷: what stands in the file of a case, in which order, on which pages (记录制度9、12)."""

import hashlib
import io
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from archive.ended import DECLINED, decline, fonts, handed_in
from factories import HEARING_FROM_FEN, CaseStory, at, refused
from sunlit.archive.completeness import lacks
from sunlit.archive.models import Dossier, DossierMaterial
from sunlit.archive.queries import materials_of
from sunlit.archive.signed_on_paper import NOT_RETURNED, signed_on_paper
from sunlit.cases.models import Step, StepPaper
from sunlit.cases.queries import CaseFacts
from sunlit.documents.models import Document
from sunlit.documents.pages import UnreadablePagesError, count_pages
from sunlit.documents.services.render_document import render_document
from sunlit.ledger.services.verify import verify
from sunlit.records.store import the_store
from sunlit.rules.citations import cite
from sunlit.rules.dossier import BOUND_AROUND, DOSSIERS, Volume, place_of
from sunlit.rules.refusal import Refused

__all__ = ["fonts"]
NAME = "示例举报人"


def pages_in(material: DossierMaterial) -> int:
    if material.first_page is None or material.last_page is None:
        return 0
    return material.last_page - material.first_page + 1


def test_the_materials_stand_in_the_order_of_the_plan(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("close")
    materials = materials_of(story.facts)
    places = [item.code for item in DOSSIERS["penalty"].items]
    order = [places.index(one.place.code) for one in materials]
    assert order == sorted(order)
    main = [one for one in materials if one.place.volume is Volume.MAIN]
    assert [one.position for one in main] == list(range(1, len(main) + 1))
    assert main[0].title == "立案审批表"
    assert main[1].title == "行政处罚决定书"
    assert main[2].title == "送达回证（行政处罚决定书）"
    assert main[3].title == "行政处罚事先告知书"
    assert main[4].title == "送达回证（行政处罚事先告知书）"
    internal = {one.title for one in materials if one.place.volume is Volume.INTERNAL}
    assert {"案件来源登记表", "法制审核意见书", "结案报告"} <= internal
    assert lacks(story.facts, materials) == []


def test_a_case_on_its_way_lacks_what_is_still_to_come_and_from_whom(story: CaseStory) -> None:
    story.until("investigate")
    missing = {str(one.refusal.field): one for one in lacks(story.facts, materials_of(story.facts))}
    assert set(missing) == {"decision", "service", "notice", "report", "closing"}
    assert missing["closing"].who == "局领导办理“结案”"
    assert str(missing["closing"].refusal.citation) == "《行政执法全过程记录制度》第九条"


def test_compiling_sets_every_paper_and_keeps_its_pages_and_hash(
    story: CaseStory, fonts: None
) -> None:
    story.until("investigate")
    handed_in(story)
    story.until("compile_dossier")
    dossier = Dossier.objects.get()
    papers = dossier.materials.exclude(document=None)
    documents = StepPaper.objects.filter(step__case=story.case).exclude(
        document__form__in=BOUND_AROUND
    )
    assert papers.count() == documents.count()
    pages = 0
    for volume in Volume:
        page = 1
        for one in papers.filter(volume=volume):
            pdf = b"".join(the_store().open_range(one.sha256))
            assert hashlib.sha256(pdf).hexdigest() == one.sha256
            assert one.first_page == page
            counted = len(PdfReader(BytesIO(pdf)).pages)
            assert one.last_page == page + counted - 1
            page += counted
            pages += counted
    assert dossier.pages == pages
    assert (dossier.retention, dossier.kept_until) == ("永久", None)
    assert list(verify()) == []


def test_cover_contents_and_note_say_what_was_compiled(story: CaseStory, fonts: None) -> None:
    story.until("compile_dossier")
    dossier = Dossier.objects.get()
    cover, contents, note = (Document.objects.get(form=form) for form in BOUND_AROUND)
    assert cover.content["decision_number"] == str(story.case.decisions.get().document.number)
    assert cover.content["result"] == "罚款人民币15,000元。处罚执行完毕。"
    assert cover.content["extent"] == f"{dossier.materials.count()} 件，{dossier.pages} 页"
    listed = [*contents.content["main"], *contents.content["internal"]]
    assert [row["title"] for row in listed] == [
        one.title
        for one in (
            *dossier.materials.filter(volume="main"),
            *dossier.materials.filter(volume="internal"),
        )
    ]
    assert note.content["compiled_by"] == "张一"
    for paper in (cover, contents, note):
        render_document(paper, now=dossier.recorded_at)


def test_evidence_kept_on_paper_is_listed_and_a_file_with_its_hash(
    story: CaseStory, fonts: None
) -> None:
    story.until("investigate")
    file = handed_in(story)
    story.until("compile_dossier")
    kept = {one.title: one for one in DossierMaterial.objects.exclude(evidence=None)}
    on_paper = next(one for one in kept.values() if one.evidence_file_id is None)
    assert (on_paper.sha256, on_paper.first_page) == ("", None)
    held = next(one for one in kept.values() if one.evidence_file_id == file.pk)
    assert held.sha256 == file.file.sha256
    assert (held.place, held.first_page) == ("evidence", None)
    contents = Document.objects.get(form="D61").content
    listed_hashes = [row["sha256"].replace(" ", "") for row in contents["recordings"]]
    assert held.sha256 in listed_hashes
    listed = {row["title"]: row["note"] for row in contents["main"]}
    assert listed[held.title] == "见清单"


def test_a_scan_and_a_picture_have_their_pages_in_the_file(story: CaseStory, fonts: None) -> None:
    story.until("investigate")
    scan = io.BytesIO()
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(595, 842)
    writer.write(scan)
    picture = b"\xff\xd8\xff\xe0 invented picture"
    for minute, (name, kind, content) in enumerate(
        (("盘点表.pdf", "application/pdf", scan.getvalue()), ("成品库.jpg", "image/jpeg", picture))
    ):
        handed_in(story, name, kind, content, minute=minute)
    story.until("compile_dossier")
    dossier = Dossier.objects.get()
    files = dossier.materials.exclude(evidence_file=None)
    assert {str(one.evidence_file): pages_in(one) for one in files} == {
        "盘点表.pdf": 3,
        "成品库.jpg": 1,
    }
    main = list(dossier.materials.filter(volume="main"))
    assert sum(map(pages_in, main)) == max(one.last_page or 0 for one in main)
    unpaged = {row["title"] for row in Document.objects.get(form="D61").content["recordings"]}
    assert not unpaged & {one.title for one in files}


def test_the_minutes_stand_in_the_file_of_a_case_that_was_deliberated(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("close")
    materials = materials_of(story.facts)
    assert lacks(story.facts, materials) == []
    without = [one for one in materials if one.place.code != "deliberation"]
    assert [one.refusal.sentence for one in lacks(story.facts, without)] == [
        "案卷缺少“集体讨论记录”。"
    ]


def test_the_proof_that_the_decision_was_served_stands_behind_it(story: CaseStory) -> None:
    story.until("close")
    materials = materials_of(story.facts)
    without = [one for one in materials if one.title != "送达回证（行政处罚决定书）"]
    assert [one.refusal.sentence for one in lacks(story.facts, without)] == ["案卷缺少“送达回证”。"]


def test_cover_and_note_have_archive_number_and_checker_once_the_file_is_received(
    story: CaseStory, fonts: None
) -> None:
    story.until("archive_dossier")
    cover, note = (
        Document.objects.filter(form=form).order_by("-pk")[0].content for form in ("D60", "D62")
    )
    assert "涉嫌" not in cover["title"] + note["title"]
    assert cover["fonds_number"]
    assert cover["archive_number"] == note["archive_number"] == "20260001"
    assert cover["archived_on"] == note["checked_on"] == "2026-10-21"
    assert (note["compiled_by"], note["checked_by"]) == ("张一", "褚十一")
    assert cover["archivist"] == "褚十一"
    for paper in Document.objects.filter(form__in=("D60", "D62")):
        render_document(paper, now=paper.recorded_at)


def test_who_is_to_sign_each_line_is_said_and_whether_it_came_back(story: CaseStory) -> None:
    story.until("investigate")
    story.take("interview", when="2026-09-22 15:30")
    record = story.facts.evidence[-1]
    before = {one.title: one for one in signed_on_paper(story.facts)}
    asked = before["询问笔录"]
    assert asked.lines[0].startswith("被询问人签名、捺指印（")
    assert asked.returned == NOT_RETURNED
    handed_in(story, "签名页.jpg", "image/jpeg", b"\xff\xd8 signed", evidence=str(record.pk))
    after = {one.title: one for one in signed_on_paper(CaseFacts(story.case))}
    assert after["询问笔录"].returned == "（签名页：签名页.jpg）"


def test_the_file_of_a_declined_lead_needs_less(story: CaseStory, fonts: None) -> None:
    story.take("register_lead", reporter_name=NAME, reporter_contact="13935300009")
    decline(story)
    assert lacks(story.facts, materials_of(story.facts)) == []
    story.take("compile_dossier", when="2026-09-23 09:00")
    titles = list(DossierMaterial.objects.filter(volume="main").values_list("title", flat=True))
    assert titles == ["不予立案审批表"]
    cover = Document.objects.get(form="D60")
    assert DECLINED["opinion"].rstrip("。") in cover.content["result"]
    for document in Document.objects.all():
        assert NAME not in str(document.content)


def test_the_file_of_a_case_that_the_police_took_needs_no_decision(
    story: CaseStory, fonts: None
) -> None:
    story.until("investigate")
    transfer = ("report_crime", "approve_transfer", "send_transfer", "police_files")
    for hour, step in enumerate((*transfer, "hand_over_goods"), 9):
        story.take(step, when=f"2026-09-23 {hour:02}:00")
    story.take("report_closing", when="2026-09-24 09:00", manner="移送")
    story.take("endorse_closing", when="2026-09-24 10:00")
    story.take("close", when="2026-09-24 11:00")
    story.take("compile_dossier", when="2026-09-25 09:00")
    titles = list(DossierMaterial.objects.filter(volume="main").values_list("title", flat=True))
    assert titles[:2] == ["立案审批表", "涉嫌犯罪案件移送书"]
    assert Document.objects.get(form="D60").content["result"] == "移送。"


def test_an_internal_paper_without_a_place_never_falls_into_the_main_volume() -> None:
    assert place_of("penalty", "D99", internal=True).volume is Volume.INTERNAL
    assert place_of("penalty", "D99").volume is Volume.MAIN
    assert place_of("penalty_not_filed", "D26", internal=True).volume is Volume.INTERNAL


def test_a_file_cannot_be_compiled_before_the_case_has_ended(story: CaseStory) -> None:
    story.until("serve")
    with refused("记录制度12"):
        story.take("compile_dossier")


def test_a_file_that_lacks_a_paper_cannot_be_compiled(story: CaseStory) -> None:
    story.until("execute")
    moment = at(story.moments["close"])
    Step.objects.create(
        case=story.case,
        seq=story.case.steps.count() + 1,
        code="close",
        actor=story.persons["officehead"],
        happened_at=moment,
        recorded_at=moment,
        content={},
    )
    with pytest.raises(Refused) as caught:
        story.take("compile_dossier")
    assert caught.value.refusal.citation == cite("记录制度9")
    assert caught.value.refusal.sentence == "不能立卷：案卷缺少“结案报告”（应由局领导办理“结案”）。"


def test_pages_are_counted_of_our_own_papers_only() -> None:
    with pytest.raises(UnreadablePagesError):
        count_pages(b"%PDF-1.7 nothing of ours")


def test_the_note_of_the_file_names_every_correction(story: CaseStory, fonts: None) -> None:
    story.until("serve")
    asked = {"seq": 1, "entries": {"source": "complaint"}, "reason": "看错。"}
    story.take("propose_correction", when="2026-10-08 10:00", **asked)
    story.take(
        "correct_entry", when="2026-10-08 11:00", by="officehead", view="agree", opinion="属实。"
    )
    story.until("compile_dossier")
    assert Document.objects.get(form="D62").content["corrections"] == (
        "2026-10-08，“案件来源登记”的“案件来源”由“检查发现”更正为“投诉举报”。"
        "理由：看错。张一提请，赵四批准。"
    )
