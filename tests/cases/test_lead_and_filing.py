"""案件来源登记, 提请立案, 立案审批."""

import uuid
from datetime import date

from cases.entries import CITIZEN
from cases.organ import recertify
from factories import ON_SQLITE, CaseStory, at, make_matter, refused
from sunlit.cases.models import Case, Party
from sunlit.documents.models import DocumentNumber
from tampering import tamper

CHILD = "140302201306010019"
YOUTH = "140302201006010017"
IMPOSSIBLE = (
    ("party_code", "91140300MA0TEXT55X"),
    ("party_code", "140302198001010013"),
    ("party_name", "长" * 91),
    ("party_kind", "ghost"),
    ("party_kind", None),
    ("party_code_kind", ""),
    ("matter", "ZZ-99"),
    ("source", "rumor"),
    ("content", ""),
)


def test_a_lead_opens_a_case_with_number_title_and_party(story: CaseStory) -> None:
    case = story.register()
    assert case.number == "YQFGW-CF-2026-0001"
    assert case.title == "阳泉示例粮油有限公司涉嫌粮食经营者未建立粮食经营台账案"
    assert case.office == story.persons["officer1"].office
    assert [party.name for party in case.parties.all()] == ["阳泉示例粮油有限公司"]
    assert story.register().number == "YQFGW-CF-2026-0002"


def test_the_same_form_sent_twice_opens_one_case(story: CaseStory) -> None:
    form = uuid.uuid4()
    first = story.register(uuid=form)
    assert story.register(uuid=form) == first
    assert Case.objects.count() == 1
    assert Party.objects.count() == 1
    assert DocumentNumber.objects.count() == 1


def test_the_identifier_of_a_case_opens_it_to_nobody_else(story: CaseStory) -> None:
    """Who had it learned the number of a case they may not see, and was told it was registered."""
    case = story.register()
    for other in ("officer2", "reviewer"):
        with refused(field="uuid"):
            story.register(uuid=case.uuid, by=story.persons[other])
    assert Case.objects.count() == 1


def test_a_refused_lead_leaves_nothing_behind(story: CaseStory) -> None:
    with refused(field="happened_at"):
        story.register(happened_at=at("2026-12-01"))
    assert not Case.objects.exists()
    assert not DocumentNumber.objects.exists()
    assert story.register().number == "YQFGW-CF-2026-0001"


def test_a_lead_with_an_impossible_entry_is_refused(story: CaseStory) -> None:
    for field, value in IMPOSSIBLE:
        with refused(field=field):
            story.register(**{field: value})
    story.register()


def test_the_longest_names_allowed_fit_the_case(story: CaseStory) -> None:
    story.register(party_name="长" * 90)
    tamper(f"UPDATE catalogue_matterversion SET name = '{'名' * 200}'")
    assert len(story.register(party_name="长" * 90).title) == 293


def test_a_matter_counts_from_its_day(story: CaseStory) -> None:
    office = story.persons["officer1"].office
    make_matter("LS-09", office)
    tamper(
        "UPDATE catalogue_matterversion SET since = '2026-09-22' WHERE matter_id ="
        " (SELECT id FROM catalogue_matter WHERE code = 'LS-09')"
    )
    with refused(field="matter"):
        story.register(matter="LS-09")
    story.register(matter="LS-09", happened_at=at("2026-09-22"), now=at("2026-09-22"))


@ON_SQLITE
def test_an_act_does_not_end_after_it_was_discovered(story: CaseStory) -> None:
    story.until("check_lead")
    with refused(field="act_ended_on"):
        story.take("apply_to_file", act_ended_on="2026-09-22")
    story.take("apply_to_file", act_ended_on="2026-09-21")


@ON_SQLITE
def test_the_act_of_a_child_under_fourteen_is_not_filed(story: CaseStory) -> None:
    story.party = {**CITIZEN, "party_code": CHILD}
    story.until("check_lead")
    with refused("处罚法30", "act_ended_on"):
        story.take("apply_to_file", act_ended_on="2026-09-20")


@ON_SQLITE
def test_the_act_of_a_youth_of_sixteen_may_be_filed(story: CaseStory) -> None:
    story.party = {**CITIZEN, "party_code": YOUTH}
    story.until("check_lead")
    story.take("apply_to_file", act_ended_on="2026-09-20")


def test_an_expired_certificate_stops_the_investigation(story: CaseStory) -> None:
    story.until("assign_officers")
    recertify(story.persons["officer2"], expires_on=date(2026, 9, 21))
    with refused("处罚法42", "started_at"):
        story.take("investigate")


def test_an_investigation_without_certificates_shown_is_refused(story: CaseStory) -> None:
    story.until("assign_officers")
    with refused("处罚法55", "certificate_shown"):
        story.take("investigate", certificate_shown=False)
    assert not story.case.evidence.exists()
    story.take("investigate")
    assert [item.name for item in story.case.evidence.all()] == ["粮食收购凭证"]
