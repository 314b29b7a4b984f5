"""Two people at one case: the second is told who moved it on, and nothing typed is lost."""

from scenarios.office import (
    APPLICATION,
    Office,
    case_waiting_for,
    checked,
    examine_for_secrets,
    minutes_ago,
    serve_the_decision,
    some_publication,
)
from scenarios.page_reader import read_page
from sunlit.disclosure.models import Publication, PublicationCheck
from sunlit.review.models import OpinionDraft, OpinionRow
from sunlit.rules.legal_review import Point

FINDINGS = {point.value: "pass" for point in Point}
OPINION = {**FINDINGS, "opinion": "agree", "opinion_text": "第二个人写下的意见"}


def test_the_second_officer_is_told_who_moved_the_case_on(office: Office) -> None:
    case = case_waiting_for("apply_to_file")
    address = f"/desk/cases/{case.uuid}/apply_to_file/"
    seen = office.reads("officer2", address).entries["seen"]
    sent = {**APPLICATION, "seen": seen, "happened_at": minutes_ago(1)}
    assert office.sends("officer1", address, sent).status_code == 302
    answer = office.sends("officer2", address, sent)
    page = read_page(answer.content)
    assert answer.status_code == 409
    assert "张志强已在" in page.words
    assert "办理了“提请立案”" in page.words
    assert {name: page.entries[name] for name in APPLICATION} == APPLICATION
    assert page.entries["seen"] == str(case.steps.count())
    assert case.steps.filter(code="apply_to_file").count() == 1


def test_a_second_opinion_is_kept_on_the_page_and_not_issued(office: Office) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/review/"
    sent = {**OPINION, "seen": office.reads("reviewer", address).entries["seen"]}
    first = {**sent, "opinion_text": "第一个人的意见", "action": "issue"}
    assert office.sends("reviewer", address, first).status_code == 302
    for action in ("issue", "save"):
        answer = office.sends("reviewer", address, {**sent, "action": action})
        page = read_page(answer.content)
        assert answer.status_code == 409
        assert "陈静已在" in page.words
        assert page.entries["opinion_text"] == "第二个人写下的意见"
    assert OpinionRow.objects.get(referral__case=case).text == "第一个人的意见"


def test_a_finding_is_saved_only_while_the_case_is_as_it_was_seen(office: Office) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/review/subject/"
    seen = case.steps.count()
    saved = office.sends("reviewer", address, {"subject": "pass", "seen": seen})
    assert saved.status_code == 200
    assert "已保存" in read_page(saved.content).words
    stale = office.sends("reviewer", address, {"subject": "fail", "seen": seen - 1})
    assert stale.status_code == 409
    assert OpinionDraft.objects.get(referral__case=case).content["subject"] == "pass"


def test_a_copy_checked_meanwhile_is_not_checked_twice_unseen(office: Office) -> None:
    case = serve_the_decision(office)
    address = f"/desk/cases/{case.uuid}/publication/"
    sent = checked(office, case)
    assert office.sends("discloser", address, sent).status_code == 302
    answer = office.sends("discloser", address, {**sent, "social_impact": "no"})
    assert answer.status_code == 409
    assert "吴倩已在" in read_page(answer.content).words
    assert PublicationCheck.objects.filter(copy__decision__case=case).count() == 1


def test_a_decision_published_meanwhile_is_not_published_twice(office: Office) -> None:
    case = serve_the_decision(office)
    address = f"/desk/cases/{case.uuid}/publication/"
    office.sends("discloser", address, checked(office, case))
    examine_for_secrets(office, case)
    page = office.reads("officehead", address)
    assert not page.entries["opinion"], "nobody agrees before they have chosen"
    sent = {"seen": page.entries["seen"], "copy": page.entries["copy"], "view": "agree"}
    assert office.sends("officehead", address, sent).status_code == 302
    answer = office.sends("officehead", address, {**sent, "opinion": "另一种意见。"})
    assert answer.status_code == 409
    assert "王建国已在" in read_page(answer.content).words
    assert Publication.objects.filter(decision__case=case).count() == 1


def test_a_public_copy_changed_meanwhile_is_checked_again(office: Office) -> None:
    case = serve_the_decision(office)
    address = f"/desk/cases/{case.uuid}/publication/"
    stale = {**checked(office, case), "copy": str(some_publication().copy_id)}
    answer = office.sends("discloser", address, stale)
    again = read_page(answer.content)
    assert answer.status_code == 409
    assert "公示稿在您核对之后有变动，请重新核对。" in again.words
    assert again.entries["social_impact"] == "yes"
    kept = {name: again.entries[name] for name in stale}
    assert office.sends("discloser", address, kept).status_code == 302
