"""Whatever a form brings that its page could not have sent is answered, and is no fault."""

import pytest

from scenarios.office import Office, case_waiting_for
from sunlit.cases.models import Draft
from sunlit.review.models import OpinionDraft

NUL = "违法\0行为"


def test_a_draft_is_kept_without_the_sign_that_no_database_keeps(office: Office) -> None:
    case = case_waiting_for("apply_to_file")
    address = f"/desk/cases/{case.uuid}/apply_to_file/"
    entries = {"action": "save", "summary": NUL, "summ\0ary": NUL}
    assert office.sends("officer1", address, entries).status_code == 302
    assert Draft.objects.get(case=case).content["summary"] == "违法行为"
    assert office.reads("officer1", address).entries["summary"] == "违法行为"


def test_a_draft_of_an_opinion_is_kept_without_it_too(office: Office) -> None:
    case = case_waiting_for("review")
    address = f"/desk/cases/{case.uuid}/review/"
    entries = {"action": "save", "opinion_text": NUL, "seen": str(case.steps.count())}
    assert office.sends("reviewer", address, entries).status_code == 302
    assert OpinionDraft.objects.get(referral__case=case).content["opinion_text"] == "违法行为"


@pytest.mark.parametrize("entries", [{"name": NUL, "query": "when=overdue"}, {"name": "急件"}])
def test_a_filter_is_kept_whatever_its_form_lacks_or_holds(
    office: Office, entries: dict[str, str]
) -> None:
    sent = {"action": "save", "page": "work", **entries}
    assert office.sends("officer1", "/desk/filters/", sent).status_code in {302, 422}
