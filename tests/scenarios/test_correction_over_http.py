"""更正 on the screens of the desk: proposed, answered, shown; wrong entries come back."""

from scenarios.office import Office
from sunlit.cases.models import Case, Step
from sunlit.cases.queries import CaseFacts
from sunlit.duties.models import Duty

OTHER_NAME = "阳泉示例更名有限公司"
REASON = "登记时看错，以送达回证原件为准。"


def noticed() -> Case:
    """Return the demonstration case whose notice was just served."""
    for case in Case.objects.order_by("id"):
        if case.steps.order_by("-seq")[0].code == "serve_notice":
            return case
    raise LookupError


def address(case: Case, code: str) -> str:
    step = Step.objects.filter(case=case, code=code).latest("seq")
    return f"/desk/cases/{case.uuid}/corrections/{step.seq}/"


def propose(office: Office, case: Case, code: str, **entries: str) -> str:
    """Send the form as it was opened but for the given entries; return what came back, or empty."""
    where = address(case, code)
    sent = {**office.reads("officer1", where).entries, "reason": REASON, **entries}
    answer = office.sends("officer1", where, sent)
    return "" if answer.status_code == 302 else answer.getvalue().decode()


def answer(office: Office, case: Case, word: str) -> None:
    where = f"/desk/cases/{case.uuid}/corrections/"
    seen = office.reads("officehead", where).entries["seen"]
    sent = {"view": word, "opinion": "已核对，属实。", "seen": seen}
    assert office.sends("officehead", where, sent).status_code == 302


def test_a_day_of_service_is_corrected_by_two_people_and_moves_what_is_due(
    office: Office,
) -> None:
    case = noticed()
    base = f"/desk/cases/{case.uuid}/"
    assert "提请更正" in office.reads("officer1", base).words
    assert "送达事先告知书" in office.reads("officer1", f"{base}corrections/").words
    served = CaseFacts(case).notice_service
    assert served is not None
    before = Duty.objects.get(subject=case.uuid, deadline="CF-STATEMENT")
    wrong = propose(office, case, "serve_notice", served_on="2020-01-01", receiver="示例更正人")
    assert "送达日期应当在文书成文日" in wrong
    assert "示例更正人" in wrong
    assert REASON in wrong
    issued = served.document.issued_on
    corrected = issued if served.served_on != issued else served.served_on
    assert not propose(
        office, case, "serve_notice", served_on=corrected.isoformat(), receiver="示例更正人"
    )
    assert "审批更正" in office.reads("officehead", "/desk/").words
    waiting = office.reads("officer1", f"{base}corrections/")
    assert "等承办科室负责人审批" in waiting.words
    assert "已有一项更正等待审批" in office.reads("officer1", address(case, "serve_notice")).words
    sent_on = office.client("officehead").get(f"{base}correct_entry/")
    assert sent_on.headers["Location"] == f"{base}corrections/"
    assert "同意更正" in office.reads("officehead", f"{base}corrections/").words
    answer(office, case, "agree")
    page = office.reads("officer1", base)
    assert served.receiver in page.words
    assert "示例更正人" in page.words
    assert "送达事先告知书（有更正）" in page.words
    after = Duty.objects.get(subject=case.uuid, deadline="CF-STATEMENT")
    assert (after.counted_from == before.counted_from) is (corrected == served.served_on)
    assert after.counted_from == corrected


def test_a_name_corrected_after_the_notice_sends_the_case_back_to_its_report(
    office: Office,
) -> None:
    case = noticed()
    base = f"/desk/cases/{case.uuid}/"
    wrong = propose(office, case, "register_lead", party_name=OTHER_NAME, party_code="1")
    assert "统一社会信用代码应为18位" in wrong
    assert OTHER_NAME in wrong
    assert not propose(office, case, "register_lead", party_name=OTHER_NAME)
    offered = office.reads("officehead", f"{base}corrections/")
    assert "批准以后，下列步骤不再有效" in offered.words
    assert "送达事先告知书" in offered.words
    answer(office, case, "agree")
    page = office.reads("officer1", base)
    assert OTHER_NAME in page.words
    assert "下一步：调查终结" in page.words
    assert OTHER_NAME in office.reads("officer1", "/desk/cases/").words


def test_a_declined_correction_leaves_everything_as_it_was(office: Office) -> None:
    case = noticed()
    assert not propose(office, case, "serve_notice", receiver="示例更正人")
    where = f"/desk/cases/{case.uuid}/corrections/"
    blank = {"view": "disagree", "opinion": "", "seen": str(case.steps.count())}
    refused = office.sends("officehead", where, blank)
    assert refused.status_code == 422
    assert "请填写“意见和理由”" in refused.getvalue().decode()
    stale = office.sends("officehead", where, {**blank, "opinion": "不属实。", "seen": "1"})
    assert stale.status_code == 409
    assert "不属实。" in stale.getvalue().decode()
    answer(office, case, "disagree")
    assert "没有更正过" in office.reads("officer1", where).words


def test_what_may_not_be_corrected_has_no_page(office: Office) -> None:
    case = noticed()
    client = office.client("officer1")
    for where in (address(case, "endorse_filing"), f"/desk/cases/{case.uuid}/corrections/999/"):
        assert client.get(where).status_code == 404
    assert office.client("officer1").get(address(case, "apply_to_file")).status_code == 200
    for username in ("officehead", "leader1"):
        assert "现在还不能办理" in office.reads(username, address(case, "apply_to_file")).words
