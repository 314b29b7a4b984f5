"""Whatever a form brings that its page could not have sent is answered, and is no fault."""

import pytest

from scenarios.office import Office, case_waiting_for
from scenarios.page_reader import read_page
from sunlit.cases.models import Draft
from sunlit.review.models import OpinionDraft

LAST = "9999-12-31T23:59:59-08:00_00000000-0000-0000-0000-000000000000"
FIRST = "0001-01-01T00:00:00+08:00_00000000-0000-0000-0000-000000000000"
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


@pytest.mark.parametrize("address", ["/desk/log/", "/desk/log/readings/"])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_that_no_record_has_is_refused_with_a_sentence(
    office: Office, address: str, day: str
) -> None:
    answer = office.client("auditor").get(address, {"day": day})
    assert answer.status_code == 422
    assert "没有这一天的记录" in read_page(answer.content).words


@pytest.mark.parametrize("after", [LAST, FIRST])
def test_a_log_that_goes_on_beyond_all_time_begins_at_the_newest(
    office: Office, after: str
) -> None:
    assert office.client("auditor").get("/desk/log/", {"after": after}).status_code == 200
