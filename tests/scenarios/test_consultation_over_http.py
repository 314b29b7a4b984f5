"""请示、咨询 over HTTP: beside the review, in its trail, with errors that keep the entries (L9)."""

import pytest

from scenarios.office import ON_SQLITE, Office, case_waiting_for, minutes_ago
from scenarios.page_reader import read_page
from scenarios.test_query_counts import most_of
from scenarios.test_sent_twice import told_once, twice
from sunlit.cases.models import Case
from sunlit.ledger.services.verify import verify
from sunlit.review.models import Consultation, ConsultationAnswer

QUESTION, ANSWER = "补建的台账能否认定为主动消除违法后果？", "补建不完整的，不能认定。"
CONSULT, REPLY = "向有关机关请示、咨询", "登记请示、咨询的答复"


@pytest.fixture
def referred(office: Office) -> Case:
    """The case of the demonstration that is before the legal section."""
    assert office
    return case_waiting_for("review")


def at(case: Case, code: str) -> str:
    return f"/desk/cases/{case.uuid}/{code}/"


def asking(case: Case, **changed: str) -> dict[str, str]:
    return {
        "kind": "government_legal",
        "body": "阳泉市司法局",
        "way": "written",
        "question": QUESTION,
        "asked_on": minutes_ago(0)[:10],
        "seen": str(case.steps.count()),
        **changed,
    }


def answering(case: Case, **changed: str) -> dict[str, str]:
    return {
        "consultation": str(Consultation.objects.get(case=case).step.seq),
        "answer": ANSWER,
        "answered_by": "阳泉市司法局行政执法监督科",
        "answered_on": minutes_ago(0)[:10],
        "seen": str(case.steps.count()),
        **changed,
    }


def consult(office: Office, case: Case) -> None:
    sent = office.sends("reviewer", at(case, "consult_superior"), asking(case))
    assert sent.status_code == 302


def test_the_review_shows_what_was_asked_and_what_came_back(office: Office, referred: Case) -> None:
    review = at(referred, "review")
    links = office.reads("reviewer", review).links
    assert links[CONSULT] == at(referred, "consult_superior")
    assert REPLY not in links
    consult(office, referred)
    page = office.reads("reviewer", review)
    assert QUESTION in page.words
    assert "阳泉市司法局请示、咨询（书面，" in page.words
    form = office.reads("reviewer", page.links[REPLY])
    assert QUESTION in form.words
    assert form.entries["consultation"] == answering(referred)["consultation"]
    sent = office.sends("reviewer", at(referred, "record_consultation_answer"), answering(referred))
    assert sent.status_code == 302
    page = office.reads("reviewer", review)
    assert ANSWER in page.words
    assert REPLY not in page.links
    assert CONSULT not in office.reads("officer1", review).links
    assert ANSWER in office.reads("officer1", review).words
    assert "请示、咨询答复记录" in office.reads("officer1", at(referred, "file")).words
    assert list(verify()) == []


def test_a_question_is_no_part_of_what_a_discloser_or_another_office_reads(
    office: Office, referred: Case
) -> None:
    consult(office, referred)
    for username in ("discloser", "archivist", "sysadmin"):
        assert office.client(username).get(at(referred, "review")).status_code in {403, 404}
    assert office.client("officer1").post(at(referred, "consult_superior")).status_code == 422
    assert Consultation.objects.count() == 1


@ON_SQLITE
@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"body": ""}, "body", "请填写“机关名称”。"),
        ({"kind": "press"}, "kind", "选择"),
        ({"asked_on": "2020-01-01"}, "asked_on", "早于送审"),
        ({"asked_on": "2099-01-01"}, "asked_on", "不能晚于今天"),
        ({"signing_password": "wrong"}, "signing_password", "登录密码不对"),
    ],
)
def test_a_wrong_entry_is_named_and_every_other_is_kept(
    office: Office, referred: Case, changed: dict[str, str], field: str, sentence: str
) -> None:
    sent = asking(referred, **changed)
    answer = office.sends("reviewer", at(referred, "consult_superior"), sent)
    assert answer.status_code == 422
    page = read_page(answer.content)
    assert sentence in page.errors[f"id_{field}"]
    assert page.entries["question"] == QUESTION
    assert not Consultation.objects.exists()


def test_a_wrong_day_of_the_answer_keeps_the_answer(office: Office, referred: Case) -> None:
    consult(office, referred)
    sent = answering(referred, answered_on="2020-01-01")
    answer = office.sends("reviewer", at(referred, "record_consultation_answer"), sent)
    assert answer.status_code == 422
    page = read_page(answer.content)
    assert "早于请示、咨询" in page.errors["id_answered_on"]
    assert page.entries["answer"] == ANSWER
    assert not ConsultationAnswer.objects.exists()


def test_the_same_form_sent_twice_is_one_question_and_one_answer(
    office: Office, referred: Case
) -> None:
    sent = twice(office, "reviewer", at(referred, "consult_superior"), asking(referred))
    assert told_once(office, "reviewer", *sent)
    again = answering(referred)
    sent = twice(office, "reviewer", at(referred, "record_consultation_answer"), again)
    assert told_once(office, "reviewer", *sent)
    assert (Consultation.objects.count(), ConsultationAnswer.objects.count()) == (1, 1)


def test_a_review_asks_at_most_ten_times_with_a_question_and_without(
    office: Office, referred: Case
) -> None:
    review = at(referred, "review")
    few = {one: most_of(office, one, [review]) for one in ("reviewer", "officer1", "leader1")}
    consult(office, referred)
    assert {one: most_of(office, one, [review]) for one in few} == few
    for case in Case.objects.exclude(referrals=None):
        most_of(office, "reviewer", [at(case, "review")])
