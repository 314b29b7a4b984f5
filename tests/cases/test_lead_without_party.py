"""A lead needs no party's name and no code: a call, an anonymous letter, what others hand over."""

from typing import Any

import pytest

from cases.entries import CITIZEN, COMPANY
from cases.test_evidence_files import handed_in
from factories import ON_SQLITE, CaseStory, refused
from sunlit.archive.queries import materials_of
from sunlit.cases.check import check_cases
from sunlit.cases.lead_materials import SECRET_MATERIAL
from sunlit.cases.models import CaseSummary, EvidenceFile, Step
from sunlit.cases.visible_records import visible_records
from sunlit.documents.models import Document
from sunlit.ledger.services.verify import verify
from sunlit.procedures.penalty.services.add_lead_material import add_lead_material
from sunlit.rules.party_codes import UNKNOWN_PARTY, CodeKind
from sunlit.rules.refusal import Refused

pytestmark = ON_SQLITE
NOBODY = dict.fromkeys(COMPANY, "")
NAMED = {"party_kind": "organization", "party_name": "阳泉示例粮油有限公司"}
REST = {name: value for name, value in COMPANY.items() if name not in NAMED}
LETTER = {"name": "匿名信和照片", "source": "来信", "marking": "none"}
SECRET = {"name": "示例丙的来信", "source": "示例丙", "marking": "reporter"}


@pytest.fixture
def tip(story: CaseStory) -> CaseStory:
    """A case whose lead says what happened, and not who did it."""
    story.party = NOBODY
    story.take("register_lead", source="complaint")
    return story


def add(story: CaseStory, **entries: Any) -> Step:
    return add_lead_material(story.act("add_lead_material", **entries), [handed_in()])


def test_a_lead_needs_no_partys_name_and_no_code(tip: CaseStory) -> None:
    party = tip.facts.party
    assert (party.name, party.kind, party.code) == (UNKNOWN_PARTY, "", "")
    assert party.identified_by is CodeKind.NONE
    assert party.is_person, "of whom nobody knows what they are may be a person"
    assert tip.facts.title == "待查明涉嫌粮食经营者未建立粮食经营台账案"
    assert CaseSummary.objects.get().party_name == UNKNOWN_PARTY
    assert list(check_cases()) == []
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ({"party_code": COMPANY["party_code"]}, "party_code_kind"),
        ({"party_code": COMPANY["party_code"], "party_code_kind": "credit_code"}, "party_kind"),
        ({"party_code_kind": "credit_code"}, "party_kind"),
        ({"party_kind": "natural_person", "party_code_kind": "credit_code"}, "party_code_kind"),
    ],
)
def test_half_a_number_is_refused_in_words(
    story: CaseStory, entries: dict[str, str], field: str
) -> None:
    with refused(field=field):
        story.register(**{**NOBODY, **entries})


def test_half_the_facts_are_a_lead(story: CaseStory) -> None:
    story.register(**{**NOBODY, "party_name": "示例麻将馆", "party_address": "示例街边"})
    assert story.facts.title.startswith("示例麻将馆涉嫌")
    assert (story.facts.party.kind, story.facts.party.address) == ("", "示例街边")


def test_no_case_is_filed_against_nobody_knows_whom(tip: CaseStory) -> None:
    tip.take("check_lead")
    with pytest.raises(Refused, match="还没有查明"):
        tip.take("apply_to_file")
    tip.take("apply_to_file", proposal="decline")
    tip.take("endorse_filing")
    with pytest.raises(Refused, match="还没有查明"):
        tip.take("file_case")
    tip.take("decline_to_file", when="2026-09-22 09:00")
    assert Document.objects.get(form="D02-不予").content["party"]["name"] == UNKNOWN_PARTY
    assert Document.objects.get(form="D01-核查").content["party"]["address"] == UNKNOWN_PARTY


def test_the_party_is_filled_in_when_it_is_found_out(tip: CaseStory) -> None:
    tip.take("check_lead")
    tip.take("identify_party", when="2026-09-21 10:30", **NAMED)
    assert tip.facts.title.startswith("阳泉示例粮油有限公司涉嫌")
    assert tip.facts.content(tip.facts.steps[0])["party_name"] == NAMED["party_name"]
    assert CaseSummary.objects.get().party_name == NAMED["party_name"]
    tip.until("file_case")
    assert Document.objects.get(form="D02").content["party"]["address"] == UNKNOWN_PARTY


def test_what_was_filled_in_voids_an_application_made_before(story: CaseStory) -> None:
    story.party = {**NOBODY, **NAMED}
    story.until("endorse_filing")
    story.take("identify_party", when="2026-09-21 16:00", **REST)
    assert story.facts.position.standing == {"register_lead", "check_lead"}


def test_filling_in_changes_nothing_that_was_said(story: CaseStory) -> None:
    story.until("register_lead")
    with refused("记录制度15", "party_name"):
        story.take("identify_party", when="2026-09-21 09:30", party_name="另一家公司")
    with refused("记录制度15", "party_name"):
        story.take("identify_party", when="2026-09-21 09:30", **COMPANY)


def test_what_was_filled_in_is_corrected_like_what_was_registered(tip: CaseStory) -> None:
    tip.take("identify_party", when="2026-09-21 09:30", **NAMED)
    entries = {"party_name": "阳泉示例粮食有限公司"}
    tip.take(
        "propose_correction", when="2026-09-21 09:40", seq=1, entries=entries, reason="看错了。"
    )
    tip.take(
        "correct_identity", when="2026-09-21 09:50", by="officehead", view="agree", opinion="属实。"
    )
    [row] = tip.facts.corrections
    assert (row.old, row.new) == (NAMED["party_name"], entries["party_name"])
    assert tip.facts.party.name == entries["party_name"]
    assert tip.facts.content(tip.facts.steps[0])["party_name"] == entries["party_name"]


def test_no_investigation_is_concluded_before_the_party_is_known_whole(story: CaseStory) -> None:
    story.party = {**NOBODY, **NAMED}
    story.until("investigate")
    with refused("处罚法59"):
        story.take("conclude_investigation")
    lacking = {name: COMPANY[name] for name in ("party_address", "party_representative")}
    story.take(
        "propose_correction", when="2026-09-22 16:00", seq=1, entries=lacking, reason="已查明。"
    )
    story.take(
        "correct_party", when="2026-09-22 16:10", by="officehead", view="agree", opinion="属实。"
    )
    story.take("conclude_investigation")


def test_a_filed_case_never_loses_its_party_again(story: CaseStory) -> None:
    story.party = dict(CITIZEN)
    story.until("assign_officers")
    for entries in ({"party_name": ""}, {"party_kind": ""}, {"party_address": ""}):
        [field] = entries
        with refused(None, field):
            story.take(
                "propose_correction", when="2026-09-22 16:00", seq=1, entries=entries, reason="误。"
            )


def test_who_leaves_only_a_telephone_is_told_as_well(story: CaseStory) -> None:
    """The number was thrown away when no name stood beside it."""
    story.register(reporter_name="", reporter_contact="13935300009")
    reporter = story.facts.reporter
    assert reporter is not None
    assert (reporter.name, reporter.contact) == ("匿名", "13935300009")


def test_attachments_stay_with_the_lead_and_are_no_evidence(tip: CaseStory) -> None:
    add(tip, **LETTER)
    assert [item.name for item in tip.facts.lead_materials] == ["匿名信和照片"]
    assert tip.facts.evidence == []
    assert tip.facts.evidence_list == []
    tip.take("identify_party", when="2026-09-21 09:40", **COMPANY)
    tip.until("draft_decision")
    assert "匿名信和照片" not in str(tip.facts.draft and tip.facts.draft.content)
    assert list(check_cases()) == []
    assert list(verify()) == []


def test_after_the_filing_files_are_evidence(story: CaseStory) -> None:
    story.until("assign_officers")
    with refused("记录制度4"):
        add(story, **LETTER, when="2026-09-22 12:00")


def test_a_material_has_a_file(tip: CaseStory) -> None:
    with refused(field="files"):
        tip.take("add_lead_material", **LETTER)


def test_what_shows_who_gave_the_lead_is_opened_by_those_who_may_know(tip: CaseStory) -> None:
    add(tip, **SECRET)
    one = EvidenceFile.objects.get()
    day = one.recorded_at.date()
    reads = {
        name
        for name, person in tip.persons.items()
        if visible_records(person, tip.facts, day).file(one)
    }
    assert reads == {"officer1", "officehead"}
    leader = visible_records(tip.persons["leader"], tip.facts, day)
    assert leader.paper("D61"), "the table of contents does not name the file"
    [material] = [row for row in materials_of(tip.facts) if row.evidence_file == one]
    assert (material.title, material.responsible) == (SECRET_MATERIAL, "")
