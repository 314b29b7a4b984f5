"""A wrong or missing entry: the form comes back, everything typed is kept, each error is named."""

import uuid

import pytest
from django.test import Client

from scenarios.office import APPLICATION, LEAD, ON_SQLITE, Office, case_waiting_for, minutes_ago
from scenarios.page_reader import read_page
from sunlit.cases.models import Case, Draft
from sunlit.cases.services.save_draft import MOST_SIGNS
from sunlit.people.models import Person

NEW_CASE = "/desk/cases/new/"


def lead(**changed: str) -> dict[str, str]:
    own = {"seen": "0", "uuid": str(uuid.uuid4()), "happened_at": minutes_ago(5)}
    return {**LEAD, **own, **changed}


@ON_SQLITE
def test_a_code_and_a_telephone_are_taken_with_the_spaces_of_their_copy(office: Office) -> None:
    pasted = {"party_code": " 9114 0300　ｍａ0TEXTA6Y", "party_telephone": "（0353） 202 3456"}
    assert office.sends("officer1", NEW_CASE, lead(**pasted)).status_code == 302
    party = Case.objects.get(title__startswith=LEAD["party_name"]).parties.get()
    assert (party.code, party.telephone) == (LEAD["party_code"], "0353-2023456")


@ON_SQLITE
def test_a_line_end_counts_as_one_character(office: Office) -> None:
    assert office.sends("officer1", NEW_CASE, lead(content="空\r\n" * 1000)).status_code == 302


def test_a_complete_lead_opens_a_case(office: Office) -> None:
    answer = office.sends("officer1", NEW_CASE, lead())
    assert answer.status_code == 302
    assert Case.objects.filter(title__startswith=LEAD["party_name"]).count() == 1


@ON_SQLITE
@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("party_code_kind", "", "填写了证件号码的，请选择证件类型。"),
        ("source", "", "请填写“案件来源”。"),
        ("source", "hearsay", "选择"),
        ("matter", "XX-99", "选择"),
        ("party_code", "91140300MA0TEXTA6X", "校验位不符，请核对"),
        ("party_code", "91140300", "应为18位"),
        ("party_code", "9" * 19, "18"),
        ("happened_at", "昨天上午", "发生时间请写成 2026-11-24 09:30 的样子。"),
        ("happened_at", "2099-01-01T09:00", "发生时间不能晚于现在"),
        ("content", "空" * 2001, "最多 2000 个字，现在有 2001 个，请删减 1 个"),
        ("party_name", "名\x00称", "空字符"),
    ],
)
def test_one_wrong_entry_is_named_at_its_field_and_in_the_summary(
    office: Office, field: str, typed: str, sentence: str
) -> None:
    sent = lead(**{field: typed})
    answer = office.sends("officer1", NEW_CASE, sent)
    assert answer.status_code == 422
    page = read_page(answer.content)
    assert page.title.startswith("有误：")
    assert sentence in page.errors[f"id_{field}"]
    assert len(page.summary) == 1
    target, told = page.summary[0]
    assert sentence in told
    assert target.startswith(f"id_{field}")
    kept = {name: page.entries.get(name, "") for name in sent if name != field}
    assert kept == {name: value for name, value in sent.items() if name != field}
    assert not Case.objects.filter(title__startswith=LEAD["party_name"]).exists()


@ON_SQLITE
def test_every_missing_entry_is_named(office: Office) -> None:
    answer = office.sends("officer1", NEW_CASE, {})
    page = read_page(answer.content)
    assert answer.status_code == 422
    required = {"happened_at", "source", "matter", "content"}
    assert required <= {name.removeprefix("id_") for name in page.errors}
    assert len(page.summary) >= len(required)


def test_a_form_sent_twice_opens_one_case(office: Office) -> None:
    sent = lead()
    first = office.sends("officer1", NEW_CASE, sent)
    second = office.sends("officer1", NEW_CASE, sent)
    assert first["Location"] == second["Location"]
    assert Case.objects.filter(title__startswith=LEAD["party_name"]).count() == 1


def test_a_draft_is_found_again_by_its_author_alone_right_or_wrong(office: Office) -> None:
    address = f"/desk/cases/{case_waiting_for('apply_to_file').uuid}/apply_to_file/"
    typed = {"summary": "还没有写完", "act_ended_on": "去年", "seen": "1", "action": "save"}
    assert office.sends("officer1", address, typed)["Location"] == address
    mine = office.reads("officer1", address)
    assert (mine.entries["summary"], mine.entries["act_ended_on"]) == ("还没有写完", "去年")
    assert "草稿已经保存。" in mine.words
    assert office.reads("officer2", address).entries["summary"] != "还没有写完"


def test_a_draft_belongs_to_a_step_that_one_may_take(office: Office) -> None:
    case = case_waiting_for("apply_to_file")
    typed = {"summary": "还没有写完", "seen": "1", "action": "save"}
    for who, step in (("leader1", "apply_to_file"), ("officer1", "decide")):
        answer = office.sends(who, f"/desk/cases/{case.uuid}/{step}/", typed)
        assert answer.status_code == 422, (who, step)
    assert not Draft.objects.filter(case=case).exists()


def test_a_draft_has_a_size(office: Office) -> None:
    address = f"/desk/cases/{case_waiting_for('apply_to_file').uuid}/apply_to_file/"
    typed = {"summary": "空" * (MOST_SIGNS + 1), "seen": "1", "action": "save"}
    answer = office.sends("officer1", address, typed)
    assert answer.status_code == 422
    assert "草稿超过 20 万字，没有保存" in read_page(answer.content).words
    assert not Draft.objects.exists()


@ON_SQLITE
@pytest.mark.parametrize("sign", ["\u202e", "\u2067", "\u200f"])
def test_a_name_that_turns_the_writing_round_is_refused(office: Office, sign: str) -> None:
    answer = office.sends("officer1", NEW_CASE, lead(party_name=f"阳泉示例{sign}商贸有限公司"))
    assert answer.status_code == 422
    assert "改变文字方向的符号" in read_page(answer.content).errors["id_party_name"]


def test_a_signed_step_leaves_no_draft(office: Office) -> None:
    case = case_waiting_for("apply_to_file")
    address = f"/desk/cases/{case.uuid}/apply_to_file/"
    entries = {
        "seen": str(case.steps.count()),
        "happened_at": minutes_ago(1),
        **APPLICATION,
    }
    office.sends("officer1", address, {**entries, "action": "save"})
    assert Draft.objects.filter(case=case).count() == 1
    assert office.sends("officer1", address, entries).status_code == 302
    assert not Draft.objects.filter(case=case).exists()


@ON_SQLITE
def test_a_refusal_of_the_law_comes_back_with_its_article(office: Office) -> None:
    case = case_waiting_for("apply_to_file")
    entries = {
        "seen": str(case.steps.count()),
        "happened_at": minutes_ago(1),
        **APPLICATION,
        "act_ended_on": "2020-01-01",
    }
    address = f"/desk/cases/{case.uuid}/apply_to_file/"
    answer = office.sends("officer1", address, entries)
    page = read_page(answer.content)
    assert answer.status_code == 422
    assert "《行政处罚法》第三十六条" in page.errors["id_act_ended_on"]
    assert page.entries["summary"] == APPLICATION["summary"]


@ON_SQLITE
def test_a_form_without_its_token_is_not_taken(office: Office) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(Person.objects.get(username="officer1"))
    answer = careful.post(NEW_CASE, lead())
    assert answer.status_code == 403
    assert "页面已过期，这次提交没有保存" in read_page(answer.content).words
    assert not Case.objects.filter(title__startswith=LEAD["party_name"]).exists()


@ON_SQLITE
def test_a_form_larger_than_any_real_one_is_refused_in_words(office: Office) -> None:
    answer = office.sends("officer1", NEW_CASE, lead(content="空" * 3_000_000))
    assert answer.status_code == 413
    assert "送来的内容太大" in read_page(answer.content).words
