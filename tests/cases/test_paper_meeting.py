"""A deliberation on paper is entered with its signed scan and signs for nobody (处罚法57.2)."""

from typing import Any

import pytest

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at, refused
from sunlit.archive.queries import materials_of
from sunlit.cases.check import check_cases
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.models import StepFile, StepSignature
from sunlit.cases.visible_records import visible_records
from sunlit.desk.presenters.assignments import awaited
from sunlit.documents.models import Document
from sunlit.rules.dossier import Volume
from sunlit.rules.forms import FILES
from sunlit.rules.refusal import Refused
from tampering import tamper

pytestmark = ON_SQLITE
MEETING = "2026-09-30 09:30"


@pytest.fixture
def endorsed(story: CaseStory) -> CaseStory:
    """A listed case whose draft is reviewed and endorsed."""
    story.fine_fen = HEARING_FROM_FEN
    return story.until("endorse_decision")


def row(story: CaseStory, name: str, view: str = "agree", words: str = "同意。") -> dict[str, Any]:
    return {"person": str(story.persons[name].pk), "view": view, "opinion": words}


def test_a_meeting_on_paper_is_entered_with_its_scan_and_signed_by_nobody_named(
    endorsed: CaseStory,
) -> None:
    endorsed.take("convene", when=MEETING)
    views = [row(endorsed, "second_leader", "disagree", "罚款偏高。"), row(endorsed, "leader")]
    step = endorsed.take("record_paper_meeting", when=MEETING, paper_views=views)
    assert StepSignature.objects.get(step=step).signer == endorsed.persons["leader"]
    endorsed.take("deliberate", convened=False)
    record = Document.objects.get(form="D14").content["views"]
    assert [(one["name"], one["view"]) for one in record] == [
        ("蒋二", "不同意。罚款偏高。"),
        ("刘七", "同意。同意。"),
    ]
    assert {one["signature"] for one in record} == {"纸面签名，见扫描件：会议记录签名页.pdf"}
    endorsed.take("decide")
    approval = Document.objects.get(form="D15").content["deliberation"]
    assert "（纸面会议，有签名扫描件）" in approval
    signers = StepSignature.objects.filter(step__case=endorsed.case).values_list(
        "signer__username", flat=True
    )
    assert endorsed.persons["second_leader"].username not in signers
    assert list(check_cases()) == []


def test_the_scan_lies_behind_the_record_in_the_inner_volume(endorsed: CaseStory) -> None:
    endorsed.take("convene", when=MEETING)
    endorsed.take("record_paper_meeting", when=MEETING)
    endorsed.take("deliberate", convened=False)
    (scan,) = (one for one in materials_of(endorsed.facts) if one.step_file)
    assert scan.place.volume is Volume.INTERNAL
    assert scan.place.code == "deliberation"
    assert scan.title == "集体讨论记录的纸面签名扫描件：会议记录签名页.pdf"


def test_without_its_scan_no_meeting_on_paper_is_entered(endorsed: CaseStory) -> None:
    endorsed.take("convene", when=MEETING)
    with pytest.raises(Refused, match="没有扫描件的，不能登记纸面会议"):
        endorsed.take("record_paper_meeting", when=MEETING, files=[])
    act = endorsed.act("record_paper_meeting", when=MEETING)
    [scan] = act.files
    with refused(None, FILES):
        said = [HandedIn(scan.file, "讨论录音.mp3", "audio/mpeg")]
        endorsed.take("record_paper_meeting", when=MEETING, files=said)
    assert not StepFile.objects.exists()


def test_a_view_of_ones_own_is_not_overwritten_from_paper(endorsed: CaseStory) -> None:
    endorsed.take("convene", when=MEETING)
    endorsed.take("give_view", when=MEETING, view="disagree", opinion="保留意见。")
    with pytest.raises(Refused, match="蒋二已经在系统里本人发表意见并签署"):
        endorsed.take("record_paper_meeting", when=MEETING)
    endorsed.take("record_paper_meeting", when=MEETING, paper_views=[row(endorsed, "leader")])
    endorsed.take("deliberate", convened=False)
    views = Document.objects.get(form="D14").content["views"]
    assert [(one["view"], one["signature"][:4]) for one in views] == [
        ("不同意。保留意见。", "本人签署"),
        ("同意。同意。", "纸面签名"),
    ]
    assert list(check_cases()) == []


def test_a_view_from_paper_is_not_overwritten_by_ones_own(endorsed: CaseStory) -> None:
    endorsed.take("convene", when=MEETING)
    endorsed.take("record_paper_meeting", when=MEETING)
    with pytest.raises(Refused, match="按纸面签名的扫描件登记"):
        endorsed.take("give_view", when=MEETING, view="disagree")
    again = [row(endorsed, "second_leader", "other", "应当减轻。"), row(endorsed, "leader")]
    endorsed.take("record_paper_meeting", when=MEETING, paper_views=again)
    endorsed.take("deliberate", convened=False)
    views = Document.objects.get(form="D14").content["views"]
    assert views[0]["view"] == "其他意见。应当减轻。", "the host enters a mistaken paper again"


def test_who_called_the_heads_enters_the_paper_and_waits_for_who_is_not_on_it(
    endorsed: CaseStory,
) -> None:
    with refused("处罚法57.2"):
        endorsed.take("record_paper_meeting", when=MEETING)
    endorsed.take("convene", when=MEETING)
    with refused("处罚法57.2"):
        endorsed.take("record_paper_meeting", when=MEETING, by="second_leader")
    endorsed.take("record_paper_meeting", when=MEETING, paper_views=[row(endorsed, "leader")])
    assert [str(one.value) for one in awaited(endorsed.facts)] == ["等蒋二本人发表意见"]


@pytest.mark.parametrize(
    "names",
    [["leader", "second_leader"], ["leader", "leader"], ["reviewer", "leader"]],
    ids=["host-first", "twice", "not-called"],
)
def test_who_was_called_stands_once_on_the_paper_and_the_host_spoke_last(
    endorsed: CaseStory, names: list[str]
) -> None:
    """CF-G09 (处罚法57.2)."""
    endorsed.take("convene", when=MEETING)
    views = [row(endorsed, name) for name in names]
    with refused("处罚法57.2", "paper_views"):
        endorsed.take("record_paper_meeting", when=MEETING, paper_views=views)


def test_a_meeting_on_paper_without_its_scan_is_found(endorsed: CaseStory) -> None:
    endorsed.take("convene", when=MEETING)
    endorsed.take("record_paper_meeting", when=MEETING)
    tamper("DELETE FROM cases_stepfile")
    found = [str(one) for one in check_cases()]
    assert any("没有纸面签名扫描件（CF-G09）" in one for one in found), found


def test_who_reads_the_inner_volume_reads_the_scan(endorsed: CaseStory) -> None:
    endorsed.take("convene", when=MEETING)
    endorsed.take("record_paper_meeting", when=MEETING)
    scan = StepFile.objects.get()
    day = at(MEETING).date()
    reads = {
        name: visible_records(endorsed.persons[name], endorsed.facts, day).proof(scan)
        for name in ("leader", "officer1", "reviewer", "discloser")
    }
    assert reads == {"leader": True, "officer1": True, "reviewer": True, "discloser": False}


def test_a_view_written_over_that_of_a_paper_is_found(endorsed: CaseStory) -> None:
    endorsed.take("convene", when=MEETING)
    own = endorsed.take("give_view", when=MEETING)
    endorsed.take("record_paper_meeting", when=MEETING, paper_views=[row(endorsed, "leader")])
    tamper(
        'UPDATE cases_step SET content = replace(content, \'"person": "'
        f'{endorsed.persons["leader"].pk}"\', \'"person": "{own.actor_id}"\')'
        " WHERE code = 'record_paper_meeting'"
    )
    found = [str(one) for one in check_cases()]
    assert any("不能用纸面记录代替" in one for one in found), found
