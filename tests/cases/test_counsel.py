"""外聘审核人员: invited to one case, for one round, and to nothing else (L4; 审核制度四)."""

from datetime import date

import pytest

from cases.organ import make_person
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, objection, refused
from sunlit.cases.access import access_differences
from sunlit.cases.visible import visible_to
from sunlit.cases.visible_records import visible_records
from sunlit.documents.models import Document
from sunlit.people.models import Person
from sunlit.rules.dossier import Volume, place_of
from sunlit.rules.procedure import Role

DAY = date(2026, 9, 29)
INVITED, ADVISED, ENDED = "2026-09-29 10:00", "2026-09-29 15:00", "2026-09-29 16:00"


@pytest.fixture
def referred(story: CaseStory) -> CaseStory:
    """A major case before the legal section, with a counsel and a head of the section."""
    legal = story.persons["reviewer"].office
    story.persons = {
        **story.persons,
        "counsel": make_person("counsel", "律师", legal, (Role.COUNSEL,)),
        "reviewhead": make_person("reviewhead", "科长", legal, (Role.REVIEW_HEAD,)),
    }
    story.fine_fen = HEARING_FROM_FEN
    story.take("register_lead", reporter_name="示例举报人")
    story.until("refer")
    return story


def invite(story: CaseStory, username: str = "counsel", when: str = INVITED) -> None:
    story.take(
        "invite_counsel",
        when=when,
        by="reviewhead",
        counsel=str(story.persons[username].pk),
        reasons="涉及复杂的法律适用。",
        confidentiality="signed",
    )


def opens(story: CaseStory, day: date = DAY) -> bool:
    return visible_to(story.persons["counsel"], day).filter(pk=story.case.pk).exists()


def end(story: CaseStory) -> None:
    counsel = str(story.persons["counsel"].pk)
    story.take("end_invitation", when=ENDED, by="reviewhead", counsel=counsel, reasons="不再需要。")


def advise(story: CaseStory, when: str = ADVISED) -> None:
    story.take("give_advice", when=when, by="counsel", advice="事实清楚，建议同意。")


def test_counsel_opens_the_one_case_only_while_invited(referred: CaseStory) -> None:
    other = CaseStory(referred.persons)
    other.until("investigate")
    assert not opens(referred)
    invite(referred)
    assert opens(referred)
    assert list(visible_to(referred.persons["counsel"], DAY)) == [referred.case]
    end(referred)
    assert not opens(referred)
    assert access_differences(referred.facts) == []


@pytest.mark.parametrize("agrees", [True, False])
def test_an_invitation_ends_with_the_round_of_the_review(referred: CaseStory, agrees: bool) -> None:
    invite(referred)
    assert opens(referred, date(2026, 9, 30))
    if agrees:
        referred.take("review_agrees")
    else:
        referred.review(objection())
    assert not opens(referred, date(2026, 9, 30))
    assert access_differences(referred.facts) == []


def test_the_advice_goes_into_the_internal_volume_of_the_file(referred: CaseStory) -> None:
    invite(referred)
    advise(referred)
    paper = Document.objects.get(form="D13-外审")
    assert paper.content["advice"] == "事实清楚，建议同意。"
    assert place_of("penalty", "D13-外审", internal=True).volume is Volume.INTERNAL
    assert referred.facts.position.standing & {"give_advice", "invite_counsel"} == set()
    referred.take("review_agrees")


def test_counsel_reads_what_was_referred_and_never_who_reported(referred: CaseStory) -> None:
    invite(referred)
    seen = visible_records(referred.persons["counsel"], referred.facts, DAY)
    assert seen.review
    assert not seen.internal
    assert not seen.reporter
    assert not seen.number
    read = {form: seen.paper(form) for form in ("D09", "D10", "D13-送审", "D01", "D14", "D15")}
    assert read == {**dict.fromkeys(("D09", "D10", "D13-送审"), True), "D01": False} | {
        "D14": False,
        "D15": False,
    }


def test_nobody_advises_who_is_not_invited(referred: CaseStory) -> None:
    with refused("审核制度4"):
        advise(referred)
    invite(referred)
    end(referred)
    with refused("审核制度4"):
        advise(referred, when="2026-09-29 17:00")


@ON_SQLITE
def test_only_a_registered_counsel_is_invited_and_only_once(referred: CaseStory) -> None:
    with refused("审核制度4", "counsel"):
        invite(referred, "reviewer")
    with refused("审核制度4", "counsel"):
        end(referred)
    invite(referred)
    with refused(None, "counsel"):
        invite(referred, when="2026-09-29 11:00")
    Person.objects.filter(username="counsel").update(is_active=False)
    referred.persons["counsel"].refresh_from_db()
    assert not opens(referred)
