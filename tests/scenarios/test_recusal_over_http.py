"""回避 on the screens of the desk: asked, decided, and who is offered afterwards."""

import pytest

from scenarios.office import Office, case_waiting_for, minutes_ago
from sunlit.cases.models import Case
from sunlit.people.models import Person

REQUEST = {
    "manner": "party_written",
    "reasons": "配偶在竞争企业任职。",
    "answer": "情况属实。",
    "examination": "经核实，情况属实。",
    "opinion": "建议准予。",
}
GRANTED = {
    "outcome": "granted",
    "reasons": "可能影响公正执法。",
    "consequences": "由科室另行指派。",
}


def investigated() -> Case:
    """Return the demonstration case whose notice was just served."""
    for case in Case.objects.order_by("id"):
        if case.steps.order_by("-seq")[0].code == "serve_notice":
            return case
    raise LookupError


def sends(office: Office, username: str, case: Case, step: str, **entries: str) -> None:
    sent = {**entries, "seen": str(case.steps.count()), "happened_at": minutes_ago(1)}
    answer = office.sends(username, f"/desk/cases/{case.uuid}/{step}/", sent)
    assert answer.status_code == 302, answer.getvalue().decode()


def test_a_recused_officer_is_not_offered_and_the_head_is_asked_to_assign_others(
    office: Office,
) -> None:
    case = investigated()
    base = f"/desk/cases/{case.uuid}/"
    officer = Person.objects.get(username="officer2")
    assert str(officer.name) in office.reads("officehead", f"{base}assign_officers/").words
    sends(office, "officehead", case, "request_recusal", person=str(officer.pk), **REQUEST)
    assert "回避审查中" in office.reads("officer1", base).words
    assert "决定是否回避" in office.reads("leader1", base).words
    sends(office, "leader1", case, "decide_recusal", **GRANTED)
    assert officer.name not in office.reads("officehead", f"{base}assign_officers/").words
    page = office.reads("officehead", base)
    assert "下一步：指派办案人员" in page.words
    assert f"{officer.name}（" in page.words
    for address in (base, f"{base}hear_statement/"):
        assert office.client("officer2").get(address).status_code == 404
    waiting = office.reads("officer1", f"{base}hear_statement/")
    assert "请先由承办科室负责人另行指派" in waiting.words


def test_the_recusal_of_those_is_asked_who_handle_review_or_decide_the_case(
    office: Office,
) -> None:
    case = investigated()
    words = office.reads("officehead", f"/desk/cases/{case.uuid}/request_recusal/").words
    offered = {one.username for one in Person.objects.all() if f"{one.name}（" in words}
    assert {"officer1", "officer2", "officehead", "reviewer", "leader1"} <= offered
    assert not offered & {"archivist", "supervisor", "sysadmin", "secadmin", "auditor"}
    other = Person.objects.get(username="archivist")
    sent = {**REQUEST, "person": str(other.pk), "seen": str(case.steps.count())}
    sent["happened_at"] = minutes_ago(1)
    address = f"/desk/cases/{case.uuid}/request_recusal/"
    assert office.sends("officehead", address, sent).status_code == 422


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_a_reviewer_stands_aside_beside_the_form_that_waits_for_them(office: Office) -> None:
    """处罚法43: one link, one form; the case is no longer theirs, and the page says of whom."""
    case = case_waiting_for("review")
    base = f"/desk/cases/{case.uuid}/"
    assert "自行回避" in office.reads("reviewer", f"{base}review/").words
    words = office.reads("reviewer", f"{base}stand_aside/").words
    assert "关系说明" in words
    assert "接替办理" in words
    seen = {"seen": str(case.steps.count())}
    empty = office.sends("reviewer", f"{base}stand_aside/", {**seen, "relation": ""})
    assert "关系说明" in empty.getvalue().decode()
    assert case.steps.latest("seq").code != "stand_aside"
    sent = {**seen, "relation": "当事人的会计是本人的表兄。"}
    answer = office.sends("reviewer", f"{base}stand_aside/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert case.number not in office.reads("reviewer", "/desk/").words
    assert office.client("reviewer").get(base).status_code == 404
    assert "自行回避；" in office.reads("officehead", base).words
