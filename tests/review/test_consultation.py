"""请示、咨询: asked at any time of the review, answered once, in the 副卷, no gate (L9)."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client, override_settings

from cases.organ import make_person
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, agreement, objection, refused
from sunlit.archive.queries import materials_of
from sunlit.cases.check import check_cases
from sunlit.cases.visible_records import visible_records
from sunlit.disclosure.models import Publication, PublicCopy
from sunlit.duties.models import Duty
from sunlit.ledger.collected import collected
from sunlit.ledger.services.verify import verify
from sunlit.review.models import Consultation, ConsultationAnswer
from sunlit.review.queries import unanswered
from sunlit.rules.dossier import Volume
from sunlit.rules.procedure import Role

ASKED, ANSWERED = "2026-09-29 10:00", "2026-09-29 16:00"
PAPERS = {"D13-咨询", "D13-答复"}


@pytest.fixture
def referred(story: CaseStory) -> CaseStory:
    """A major case before the legal section since 29 September at nine."""
    story.fine_fen = HEARING_FROM_FEN
    return story.until("refer")


def consult(story: CaseStory, when: str = ASKED, **changes: object) -> None:
    story.take("consult_superior", when=when, **changes)


def answer(story: CaseStory, when: str = ANSWERED, **changes: object) -> None:
    story.take("record_consultation_answer", when=when, **changes)


def test_the_question_and_its_answer_are_kept_as_they_were_entered(referred: CaseStory) -> None:
    consult(referred)
    answer(referred)
    asked = Consultation.objects.get()
    assert (asked.case, asked.kind, asked.body) == (
        referred.case,
        "government_legal",
        "阳泉市司法局",
    )
    assert (asked.way, f"{asked.asked_on}") == ("written", "2026-09-29")
    assert "主动消除违法后果" in asked.question
    assert (asked.reply.answered_by, f"{asked.reply.answered_on}") == (
        "阳泉市司法局行政执法监督科",
        "2026-09-29",
    )
    assert asked.document.content["way"] == "书面"
    assert asked.reply.document.content["question"] == asked.question
    assert list(verify()) == []
    assert list(check_cases()) == []


def test_a_consultation_and_its_answer_are_written_once() -> None:
    assert collected().logged >= {"review_consultation", "review_consultationanswer"}


def test_a_consultation_neither_opens_nor_holds_the_gate(referred: CaseStory) -> None:
    """审核制度5、9."""
    waiting = {(duty.step, duty.due_on) for duty in Duty.objects.open().filter(actionable=True)}
    consult(referred)
    after = {(duty.step, duty.due_on) for duty in Duty.objects.open().filter(actionable=True)}
    assert after == waiting
    with refused("审核制度5"):
        referred.take("endorse_decision", when="2026-09-29 11:00")
    referred.review(agreement())
    referred.decide("2026-09-30 14:00")
    assert unanswered(referred.facts) != []
    assert list(check_cases()) == []


def test_the_legal_section_may_consult_at_any_time_of_the_review(referred: CaseStory) -> None:
    """审核制度9."""
    referred.review(objection())
    consult(referred, "2026-09-30 09:30")
    referred.take("ask_recheck", when="2026-09-30 10:00")
    consult(referred, "2026-09-30 10:30")
    referred.review(objection(), when="2026-09-30 11:00")
    consult(referred, "2026-09-30 11:30")
    referred.take("draft_decision", when="2026-09-30 12:00", discretion="适用较轻档次。")
    consult(referred, "2026-09-30 12:30")
    assert Consultation.objects.count() == 4


def test_nobody_consults_about_a_case_that_was_not_referred(story: CaseStory) -> None:
    """审核制度9."""
    story.until("draft_decision")
    with refused("审核制度9"):
        consult(story)


def test_nobody_consults_once_the_case_is_decided(referred: CaseStory) -> None:
    referred.until("decide")
    with refused("审核制度9"):
        consult(referred, "2026-09-30 16:00")


def test_an_answer_may_come_after_the_decision(referred: CaseStory) -> None:
    consult(referred)
    referred.until("decide")
    answer(referred, "2026-10-08 10:00")
    assert ConsultationAnswer.objects.get().answered_on == date(2026, 10, 8)


@ON_SQLITE
def test_only_the_three_bodies_of_the_article_are_consulted(referred: CaseStory) -> None:
    with refused(field="kind"):
        consult(referred, kind="press")


@ON_SQLITE
@pytest.mark.parametrize(("day", "article"), [("2026-09-28", "审核制度9"), ("2026-09-30", None)])
def test_a_question_is_asked_after_the_referral_and_not_in_the_future(
    referred: CaseStory, day: str, article: str | None
) -> None:
    with refused(article, "asked_on"):
        consult(referred, asked_on=day)


@ON_SQLITE
@pytest.mark.parametrize("day", ["2026-09-28", "2026-09-30"])
def test_an_answer_follows_its_question_and_is_not_in_the_future(
    referred: CaseStory, day: str
) -> None:
    consult(referred)
    with refused(field="answered_on"):
        answer(referred, answered_on=day)


@ON_SQLITE
@pytest.mark.parametrize("named", ["1", "999", "第一次"])
def test_an_answer_names_a_question_that_waits_for_it(referred: CaseStory, named: str) -> None:
    consult(referred)
    with refused("审核制度9", "consultation"):
        answer(referred, consultation=named)
    assert not ConsultationAnswer.objects.exists()


def test_a_question_is_answered_once(referred: CaseStory) -> None:
    consult(referred)
    [asked] = unanswered(referred.facts)
    answer(referred)
    with refused("审核制度9", "consultation"):
        answer(referred, "2026-09-29 17:00", consultation=str(asked.seq))


def test_two_questions_wait_for_their_own_answers(referred: CaseStory) -> None:
    consult(referred)
    consult(referred, "2026-09-29 11:00", kind="superior", body="山西省发展和改革委员会")
    second = unanswered(referred.facts)[1]
    answer(referred, consultation=str(second.seq))
    assert ConsultationAnswer.objects.get().consultation.body == "山西省发展和改革委员会"
    assert [step.content["body"] for step in unanswered(referred.facts)] == ["阳泉市司法局"]


@ON_SQLITE
@pytest.mark.parametrize("username", ["officer1", "officehead", "leader"])
def test_only_a_reviewer_consults(referred: CaseStory, username: str) -> None:
    """审核制度9."""
    with refused("审核制度9"):
        referred.take("consult_superior", when=ASKED, by=username)


@ON_SQLITE
@pytest.mark.parametrize("field", ["kind", "body", "way", "question", "asked_on"])
def test_whom_what_how_and_when_are_stated(referred: CaseStory, field: str) -> None:
    with refused(field=field):
        consult(referred, **{field: ""})


@ON_SQLITE
@pytest.mark.parametrize("field", ["consultation", "answer", "answered_by", "answered_on"])
def test_what_was_answered_by_whom_and_when_is_stated(referred: CaseStory, field: str) -> None:
    consult(referred)
    with refused(field=field):
        answer(referred, **{field: ""})


def test_both_papers_stand_with_the_review_in_the_internal_volume(referred: CaseStory) -> None:
    """审核制度11."""
    consult(referred)
    answer(referred)
    found = [
        one for one in materials_of(referred.facts) if one.document and one.document.form in PAPERS
    ]
    assert [one.title for one in found] == ["请示、咨询记录", "请示、咨询答复记录"]
    assert {(one.place.code, one.place.volume) for one in found} == {("review", Volume.INTERNAL)}
    assert {one.responsible for one in found} == {referred.persons["reviewer"].name}


@ON_SQLITE
@pytest.mark.parametrize("role", [Role.DISCLOSER, Role.COUNSEL])
def test_whoever_has_no_part_in_the_internal_volume_reads_neither_paper(
    referred: CaseStory, role: Role
) -> None:
    """审核制度11."""
    other = make_person("other", "旁人", referred.case.office, (role,))
    seen = visible_records(other, referred.facts, date(2026, 9, 29))
    assert [form for form in PAPERS if seen.paper(form)] == []


@ON_SQLITE
def test_nothing_of_a_consultation_reaches_the_public(referred: CaseStory, tmp_path: Path) -> None:
    """审核制度11."""
    consult(referred)
    answer(referred)
    referred.until("publish")
    publication = Publication.objects.get()
    with override_settings(STATIC_ROOT=tmp_path):
        record = Client().get(f"/decisions/{publication.public_id}.json")
    assert record.status_code == 200
    copy = str(PublicCopy.objects.get().document.content)
    for word in ("司法局", "请示", "咨询", "主动消除"):
        assert word not in record.content.decode() + copy
