"""A form that is signed asks for the password, judges it, and keeps everything but it."""

from scenarios.office import Office, case_waiting_for
from scenarios.page_reader import read_page
from serving import PASSWORD
from sunlit.cases.models import Case, Draft, Step
from sunlit.people.models import SignIn
from sunlit.people.signature import SIGNATURE

WRONG = "not-my-password"


def case_to_file() -> Case:
    """Return a case in which a leader decides whether it is filed."""
    for case in Case.objects.order_by("id"):
        if case.steps.order_by("-seq")[0].code == "endorse_filing":
            return case
    raise LookupError


def filing(office: Office, **changes: str) -> dict[str, str]:
    """Return the entries with which the leader files that case."""
    page = office.reads("leader1", f"/desk/cases/{case_to_file().uuid}/file_case/")
    return {**page.entries, "view": "agree", "opinion": "同意立案。", **changes}


def test_a_wrong_password_signs_nothing_and_keeps_the_entries(office: Office) -> None:
    case = case_to_file()
    address = f"/desk/cases/{case.uuid}/file_case/"
    for typed, sentence in ((WRONG, "登录密码不对"), ("", "请再次输入登录密码")):
        answer = office.sends("leader1", address, filing(office, **{SIGNATURE: typed}))
        page = read_page(answer.content)
        assert answer.status_code == 422
        assert sentence in page.errors[f"id_{SIGNATURE}"]
        assert page.entries["opinion"] == "同意立案。"
        assert not page.entries[SIGNATURE]
        assert WRONG not in answer.content.decode()
    assert not Step.objects.filter(case=case, code="file_case").exists()
    assert SignIn.objects.get().outcome == "wrong_signature"
    sent = filing(office, **{SIGNATURE: PASSWORD})
    assert office.sends("leader1", address, sent).status_code == 302


def test_wrong_passwords_make_a_signature_wait_like_a_sign_in(office: Office) -> None:
    address = f"/desk/cases/{case_to_file().uuid}/file_case/"
    for _ in range(5):
        office.sends("leader1", address, filing(office, **{SIGNATURE: WRONG}))
    answer = office.sends("leader1", address, filing(office, **{SIGNATURE: PASSWORD}))
    assert "以后再试" in read_page(answer.content).errors[f"id_{SIGNATURE}"]


def test_the_password_is_in_no_draft_and_no_step(office: Office) -> None:
    case = case_to_file()
    address = f"/desk/cases/{case.uuid}/file_case/"
    office.sends("leader1", address, filing(office, action="save", **{SIGNATURE: PASSWORD}))
    draft = Draft.objects.get(case=case, step="file_case")
    assert draft.content["opinion"] == "同意立案。"
    assert PASSWORD not in str(draft.content)
    office.sends("leader1", address, filing(office, **{SIGNATURE: PASSWORD}))
    step = Step.objects.get(case=case, code="file_case")
    assert PASSWORD not in str(step.content)
    assert SIGNATURE not in step.content


def test_an_opinion_is_not_issued_under_a_wrong_password(office: Office) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/review/"
    page = office.reads("reviewer", address)
    sent = {**page.entries, "action": "issue", "opinion_text": "同意。", SIGNATURE: WRONG}
    answer = office.sends("reviewer", address, sent)
    assert answer.status_code == 422
    page = read_page(answer.content)
    assert ("signing", "登录密码不对，没有签署；请重新输入。") in page.summary
    assert page.entries["opinion_text"] == "同意。"
    assert WRONG not in answer.content.decode()
    assert case.steps.order_by("-seq")[0].code == "refer"
