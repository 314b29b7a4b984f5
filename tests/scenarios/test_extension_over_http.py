"""延期 on the screens of the desk: asked, agreed to, and the due day explained with it."""

import pytest

from scenarios.office import Office, case_waiting_for
from sunlit.cases.models import Case
from sunlit.duties.models import Duty

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
BASIS = "《检验用规定》第十条"
ASKED = {"legal_basis": BASIS, "days": "３０ ", "reason": "检验报告还要二十日才能收到。"}
AGREED = {"view": "agree", "opinion": ""}


def sends(office: Office, username: str, case: Case, step: str, **entries: str) -> int:
    sent = {**entries, "seen": str(case.steps.count())}
    return office.sends(username, f"/desk/cases/{case.uuid}/{step}/", sent).status_code


def decision_due(case: Case) -> Duty:
    return Duty.objects.get(subject=case.uuid, deadline="CF-DECIDE")


def test_the_page_of_the_due_day_explains_what_was_added(office: Office) -> None:
    """It counted ninety days from the filing, whatever the list said."""
    case = case_waiting_for("review")
    base = f"/desk/cases/{case.uuid}/"
    before = decision_due(case)
    form = office.reads("officer1", f"{base}propose_extension/").words
    assert "延期的依据" in form
    assert "再次延期的依据" not in form, "asked only of what was extended before"
    assert sends(office, "officer1", case, "propose_extension", **ASKED) == 302
    assert "延期审批中" in office.reads("officer1", base).words
    answering = office.reads("leader1", f"{base}extend/").words
    assert "办案期限延长30日：原来到" in answering, "the paper that is signed"
    assert sends(office, "officer1", case, "extend", **AGREED) == 422
    assert sends(office, "leader1", case, "extend", **AGREED) == 302
    after = decision_due(case)
    assert before.raw_on
    assert after.raw_on
    assert after.due_on
    assert (after.raw_on - before.raw_on).days == 30
    explained = office.reads("officer1", f"/desk/due/{after.pk}/").words
    assert f"依据{BASIS}延长 30 日。期限顺延 30 日" in explained
    assert f"{after.due_on:%Y}年{after.due_on.month}月{after.due_on.day}日" in explained
    assert "再次延期的依据" in office.reads("officer1", f"{base}propose_extension/").words
