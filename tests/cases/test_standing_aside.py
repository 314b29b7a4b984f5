"""Who reviews, endorses or decides stands aside by their own word (处罚法43; decision 0030)."""

from datetime import date

import pytest

from cases.organ import qualify
from cases.test_recusal import REJECTED, ask
from factories import HEARING_FROM_FEN, ON_SQLITE, SINCE, CaseStory, refused
from sunlit.cases.check import check_cases
from sunlit.cases.duties import waiting_steps
from sunlit.cases.models import Recusal, StepSignature
from sunlit.cases.visible import visible_to
from sunlit.desk.presenters.assignments import former_officers
from sunlit.desk.presenters.standing_aside import aside_url
from sunlit.desk.work import looked_after_by, work_count, work_of
from sunlit.documents.models import Document
from sunlit.parts.deliberation.deliberating import convened, silent
from sunlit.people.models import RoleAssignment
from sunlit.rules.deliberation import DELIBERATION
from sunlit.rules.procedure import Role

pytestmark = ON_SQLITE
WHEN = "2026-09-30 09:10"
MEETING = "2026-09-30 09:30"
DAY = date(2026, 9, 30)
ASKED = {
    "reviewer": ("refer", "review_agrees"),
    "officehead": ("review_agrees", "endorse_decision"),
    "second_leader": ("endorse_decision", "convene"),
}
"""After which step whom the case waits for, and with what."""


@pytest.fixture
def listed(story: CaseStory) -> CaseStory:
    """A case that is reviewed and deliberated."""
    story.fine_fen = HEARING_FROM_FEN
    return story


def also(story: CaseStory, username: str, role: Role) -> None:
    RoleAssignment.objects.create(person=story.persons[username], role=role, since=SINCE)


@pytest.mark.parametrize("username", ASKED)
def test_an_open_step_is_no_longer_of_who_stands_aside(listed: CaseStory, username: str) -> None:
    """CF-G02 (处罚法43): nothing else is asked of them, and the case waits for another."""
    before, code = ASKED[username]
    listed.until(before)
    person = listed.persons[username]
    mine = [duty.step for duty in work_of(person, DAY)]
    assert code in mine
    assert aside_url(listed.facts, code, person, DAY)
    step = listed.take("stand_aside", by=username, when=WHEN)
    assert StepSignature.objects.get(step=step).signer == person
    assert Recusal.objects.get(step=step).person == person
    assert (list(work_of(person, DAY)), work_count(person, DAY)) == ([], 0)
    assert not (looked_after_by(person, DAY) or listed.case.recusals.none()).exists()
    assert not visible_to(person, DAY).exists()
    assert code in {row.code for row in waiting_steps(listed.facts)}
    with refused("处罚法43"):
        listed.take(code, by=username, when=WHEN)
    with refused("处罚法43"):
        listed.take("stand_aside", by=username, when=WHEN)
    assert list(check_cases()) == []


def test_the_paper_and_the_page_say_who_takes_over(listed: CaseStory) -> None:
    """Of the reviewers only who has the legal qualification (处罚法58.2)."""
    listed.until("refer")
    also(listed, "other_head", Role.REVIEWER)
    also(listed, "archivist", Role.REVIEWER)
    qualify(listed.persons["other_head"])
    listed.take("stand_aside", by="reviewer", when=WHEN)
    paper = Document.objects.filter(form="D02-声明").latest("pk").content
    another = listed.persons["other_head"].name
    assert paper["takes_over"] == f"法制审核人员在本案中的事项由{another}办理。"
    assert paper["relation"] == "当事人的会计是本人的表兄。"
    assert paper["declaration"]["opinion"].endswith("自行回避。")
    told = [fact.value for fact in former_officers(listed.facts)]
    who = listed.persons["reviewer"].name
    assert told == [f"{who}（2026-09-30自行回避；法制审核人员在本案中的事项由{another}办理）"]
    listed.take("review_agrees", by="other_head", when="2026-09-30 09:20")


def test_who_has_nobody_beside_them_is_told_who_is_to_be_named(listed: CaseStory) -> None:
    listed.until("refer")
    listed.take("stand_aside", by="reviewer", when=WHEN)
    paper = Document.objects.filter(form="D02-声明").latest("pk").content
    assert paper["takes_over"].startswith("没有其他法制审核人员可以接替，由机关负责人确定人员")


def test_nobody_stands_aside_without_saying_why_or_for_another(listed: CaseStory) -> None:
    listed.until("refer")
    with refused(None, "relation"):
        listed.take("stand_aside", by="reviewer", when=WHEN, relation="  ")
    with refused("审核制度10", "signing_password"):
        listed.take("stand_aside", by="reviewer", when=WHEN, proof=None)
    for username in ("officer1", "officer3", "archivist", "discloser"):
        with refused("处罚法43"):
            listed.take("stand_aside", by=username, when=WHEN)
    with refused("处罚法43"):
        listed.take("stand_aside", by="other_head", when=WHEN)
    assert not Recusal.objects.exists()


def test_an_officer_of_the_case_asks_a_leader(listed: CaseStory) -> None:
    """An officer has to be replaced, so that a leader decides; `declare_conflict` asks for it."""
    also(listed, "officer1", Role.LEADER)
    listed.until("refer")
    with refused("处罚法43"):
        listed.take("stand_aside", by="officer1", when=WHEN)


def test_who_stands_aside_is_no_voice_in_the_deliberation(listed: CaseStory) -> None:
    """CF-G02, CF-G09 (处罚法43、57.2)."""
    also(listed, "other_head", Role.LEADER)
    listed.until("endorse_decision")
    three = [
        {"person": str(listed.persons[name].pk)}
        for name in ("other_head", "second_leader", "leader")
    ]
    listed.take("convene", when=MEETING, present=three)
    listed.take("stand_aside", by="second_leader", when=MEETING)
    assert silent(DELIBERATION, listed.facts) == [listed.persons["other_head"].pk]
    with refused("处罚法43"):
        listed.take("give_view", by="second_leader", when=MEETING)
    with refused("处罚法57.2", "present"):
        listed.take("convene", when=MEETING, present=three)
    for name in ("other_head", "leader"):
        listed.take("give_view", by=name, when=MEETING)
    listed.take("deliberate", when="2026-09-30 10:00", convened=False)
    spoke = [row["name"] for row in Document.objects.get(form="D14").content["views"]]
    assert spoke == [listed.persons[name].name for name in ("other_head", "leader")]
    listed.take("stand_aside", by="leader", when="2026-09-30 10:10")
    listed.take("decide", by="other_head", when="2026-09-30 15:00")
    assert list(check_cases()) == []


def test_a_host_who_stands_aside_leaves_the_heads_to_be_called_again(listed: CaseStory) -> None:
    """处罚法57.2: two heads, and one of them presides."""
    also(listed, "other_head", Role.LEADER)
    listed.until("endorse_decision")
    listed.take("convene", when=MEETING)
    listed.take("stand_aside", by="leader", when=MEETING)
    assert convened(DELIBERATION, listed.facts) is None
    assert "convene" in {row.code for row in waiting_steps(listed.facts)}


def test_a_request_against_who_stood_aside_already_is_granted_only(listed: CaseStory) -> None:
    listed.until("refer")
    ask(listed, "reviewer", when=WHEN)
    listed.take("stand_aside", by="reviewer", when=WHEN)
    with refused("处罚法43", "outcome"):
        listed.take("decide_recusal", when="2026-09-30 09:20", **REJECTED)
    listed.take("decide_recusal", when="2026-09-30 09:20")
    assert Recusal.objects.count() == 1
    assert list(check_cases()) == []
