"""调查取证, 现场检查 and 询问: who may do it, what the record needs, what becomes of it."""

from datetime import date
from typing import Any

import pytest

from cases.entries import CITIZEN
from cases.organ import ON_SQLITE, recertify
from factories import HEARING_FROM_FEN, CaseStory, at, refused
from sunlit.documents.models import Document
from sunlit.procedures.penalty.steps.investigation import INVESTIGATING

BOY = "140302201001010018"
RECORDS = ("inspect_site", "interview")
DEVICE = {
    "monitor_reviewed_on": "2026-01-05",
    "monitor_published_on": "2026-01-12",
    "monitor_site": "收购点地磅旁，公布于本机关网站",
}
WHEN = "2026-09-22 16:00"
each_act = pytest.mark.parametrize("act", INVESTIGATING)
each_record = pytest.mark.parametrize("act", RECORDS)


def paper(story: CaseStory, form: str) -> dict[str, Any]:
    content: dict[str, Any] = (
        Document.objects.filter(subject=story.case.uuid, form=form).latest("pk").content
    )
    return content


@ON_SQLITE
@each_act
def test_an_officer_without_a_valid_certificate_that_day_cannot_investigate(
    story: CaseStory, act: str
) -> None:
    """CF-G01 (处罚法42)."""
    story.until("assign_officers")
    recertify(story.persons["officer2"], expires_on=date(2026, 9, 21))
    with refused("处罚法42", "started_at"):
        story.take(act, when=WHEN)
    recertify(story.persons["officer2"], expires_on=date(2026, 9, 22))
    story.take(act, when=WHEN)


@ON_SQLITE
@each_act
def test_certificates_are_shown_before_anything_is_asked(story: CaseStory, act: str) -> None:
    story.until("assign_officers")
    with refused("处罚法55", "certificate_shown"):
        story.take(act, when=WHEN, certificate_shown=False)
    with refused("处罚法54", "started_at"):
        story.take(act, when=WHEN, started_at=at("2026-09-22 08:59").isoformat())
    with refused(None, "ended_at"):
        story.take(act, when=WHEN, ended_at=at("2026-09-22 16:01").isoformat())
    assert not story.case.evidence.exists()


@ON_SQLITE
@each_act
def test_any_one_act_of_investigation_is_enough_to_conclude(story: CaseStory, act: str) -> None:
    story.until("assign_officers")
    with refused("处罚法40"):
        story.take("conclude_investigation")
    story.take(act, when=WHEN)
    story.take("conclude_investigation")


@each_act
def test_what_is_found_after_the_draft_voids_it(story: CaseStory, act: str) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("review_agrees")
    story.take(act, when="2026-09-30 14:00")
    assert not story.facts.position.standing & {"draft_decision", "refer", "review_agrees"}
    with refused("处罚法59"):
        story.take("decide")


def test_an_inspection_leaves_its_record_among_paper_and_evidence(story: CaseStory) -> None:
    story.until("assign_officers")
    story.take("inspect_site", when=WHEN)
    item = story.case.evidence.get()
    assert (item.name, item.kind) == ("现场检查笔录（2026年9月22日）", "record")
    content = paper(story, "D03")
    assert (
        "张一（04030115001）、李二（04030115002）主动出示执法证件" in content["certificate_shown"]
    )
    assert content["confirmation"] == "以上笔录我看过，与事实相符。"
    assert "refusal" not in content


def test_interviews_are_counted_for_each_person(story: CaseStory) -> None:
    story.until("assign_officers")
    story.take("interview", when=WHEN)
    other = {"interviewee": "示例丁", "id_number": "14030219850101001X", "capacity": "witness"}
    story.take("interview", when="2026-09-22 17:00", **other)
    story.take("interview", when="2026-09-22 18:00")
    names = [(item.name, item.kind) for item in story.case.evidence.all()]
    assert names == [
        ("对示例甲的询问笔录（2026年9月22日，第1次）", "party_statement"),
        ("对示例丁的询问笔录（2026年9月22日，第1次）", "witness"),
        ("对示例甲的询问笔录（2026年9月22日，第2次）", "party_statement"),
    ]
    assert paper(story, "D04")["round"] == "第2次"
    assert paper(story, "D04")["questions"][0]["answer"] == "看清楚了。"


@ON_SQLITE
@each_record
def test_a_refused_signature_needs_its_reason_and_somebody_or_something_that_saw_it(
    story: CaseStory, act: str
) -> None:
    story.until("assign_officers")
    entered: dict[str, Any] = {"when": WHEN, "signature": "refused", "confirmation": ""}
    with refused("处罚法55", "refusal"):
        story.take(act, **entered)
    entered["refusal"] = "认为记录过细。"
    with refused("处罚法55", "witness"):
        story.take(act, **entered)
    entered |= {"witness": "示例乙", "witness_identity": "社区工作人员"}
    story.take(act, **entered)
    content = paper(story, "D03" if act == "inspect_site" else "D04")
    assert content["refusal"] == "认为记录过细。见证人：示例乙，社区工作人员。"


@ON_SQLITE
@each_record
def test_a_recording_stands_in_for_the_witness_of_a_refused_signature(
    story: CaseStory, act: str
) -> None:
    story.until("assign_officers")
    refusal = {"signature": "refused", "confirmation": "", "refusal": "不愿意签。"}
    story.take(act, when=WHEN, **refusal, recording="YX-2026-0001")
    content = paper(story, "D03" if act == "inspect_site" else "D04")
    assert content["refusal"] == "不愿意签。音像记录编号：YX-2026-0001。"


@ON_SQLITE
@each_record
def test_a_signature_goes_with_the_words_of_who_signed(story: CaseStory, act: str) -> None:
    story.until("assign_officers")
    with refused("处罚法55", "confirmation"):
        story.take(act, when=WHEN, confirmation=" ")


@ON_SQLITE
def test_a_minor_is_not_interviewed_alone(story: CaseStory) -> None:
    story.until("assign_officers")
    boy = {"interviewee": "示例童", "id_number": BOY, "capacity": "witness"}
    with refused(None, "guardian"):
        story.take("interview", when=WHEN, **boy)
    story.take("interview", when=WHEN, **boy, guardian="示例父，父亲")
    assert paper(story, "D04")["other_participants"] == "监护人：示例父，父亲"


@ON_SQLITE
def test_whoever_shows_another_card_says_when_they_were_born(story: CaseStory) -> None:
    story.until("assign_officers")
    foreigner = {"id_type": "other", "id_number": "E12345678", "capacity": "witness"}
    with refused(None, "born_on"):
        story.take("interview", when=WHEN, **foreigner)
    with refused(None, "guardian"):
        story.take("interview", when=WHEN, **foreigner, born_on="2008-09-23")
    story.take("interview", when=WHEN, **foreigner, born_on="2008-09-22")


@ON_SQLITE
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"id_number": "140302198001010014"}, "id_number"),
        ({"id_number": "14030219850101001X"}, "id_number"),
        ({"interviewee": "别人"}, "interviewee"),
    ],
)
def test_an_interview_of_the_party_is_of_the_party(
    story: CaseStory, changed: dict[str, str], field: str
) -> None:
    story.party = dict(CITIZEN)
    story.until("assign_officers")
    own = {"interviewee": CITIZEN["party_name"], "id_number": CITIZEN["party_code"]}
    with refused(None, field):
        story.take("interview", when=WHEN, **(own | changed))
    story.take("interview", when=WHEN, **own)


@ON_SQLITE
def test_what_an_unreviewed_or_hidden_device_recorded_is_no_evidence(story: CaseStory) -> None:
    """CF-G18 (处罚法41)."""
    story.until("assign_officers")
    taken: dict[str, Any] = {"when": WHEN, "monitored": True}
    for name in DEVICE:
        with refused("处罚法41", name):
            story.take("investigate", **taken, **(DEVICE | {name: ""}))
    for name in ("monitor_reviewed_on", "monitor_published_on"):
        with refused("处罚法41", name):
            story.take("investigate", **taken, **(DEVICE | {name: "2026-09-23"}))
    story.take("investigate", **taken, **(DEVICE | {"monitor_reviewed_on": "2026-09-22"}))
