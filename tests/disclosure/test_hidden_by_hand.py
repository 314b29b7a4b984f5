"""手工隐去: with ground and reason, wherever it stands, and never without a second look."""

import json

import pytest

from cases.entries import COMPANY
from factories import ON_SQLITE, SINCE, CaseStory, at, refused
from sunlit.desk.presenters.publication_page import comparison, hidden_by_hand
from sunlit.disclosure.models import HiddenPassage, PublicCopy
from sunlit.disclosure.services.hide_passage import Hiding, hide_passage
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.show_passage import show_passage
from sunlit.ledger.models import PendingEvent
from sunlit.people.models import RoleAssignment
from sunlit.rules.hiding import HidingGround
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused

pytestmark = ON_SQLITE
CHECKED, NOW = "2026-10-08 17:00", at("2026-10-08 16:00")


def hide(
    story: CaseStory, passage: str, reason: str = "能认出送粮的农户。", by: str = "discloser"
) -> HiddenPassage:
    """Hide a passage in the afternoon of the check."""
    asked = Hiding(passage, HidingGround.PRIVACY, reason)
    return hide_passage(story.case.decisions.get(), asked, story.persons[by], NOW)


def test_a_hidden_passage_is_gone_wherever_it_stands_and_is_on_record(story: CaseStory) -> None:
    story.until("serve").check()
    hidden = hide(story, "小麦 126 吨")
    assert (hidden.hidden_by.username, hidden.ground) == ("discloser", "privacy")
    assert PendingEvent.objects.filter(event="disclosure.passage_hidden").count() == 1
    with refused("公示制度8"):
        story.publish()
    story.check(when=CHECKED)
    publication = story.publish()
    said = bytes(publication.snapshot).decode()
    assert "126" not in said
    assert "收购（已隐去），没有建立粮食经营台账" in json.loads(said)["facts"]
    assert "小麦 126 吨" in hidden_by_hand(story.case.decisions.get())[0].value


def test_whoever_hid_a_passage_does_not_release_the_copy(story: CaseStory) -> None:
    story.until("serve")
    head = story.persons["officehead"]
    RoleAssignment.objects.create(person=head, role=Role.DISCLOSER, since=SINCE)
    hide(story, "小麦126吨", by="officehead")
    story.check(when=CHECKED)
    with refused("公示制度8"):
        story.publish()


def test_whoever_may_not_check_the_copy_hides_nothing_of_it(story: CaseStory) -> None:
    story.until("serve")
    for name in ("officer1", "leader", "reviewer"):
        with pytest.raises(Refused):
            hide(story, "小麦126吨", by=name)
    story.until("publish")
    with pytest.raises(Refused):
        hide(story, "小麦126吨")


def test_only_what_stands_in_the_copy_and_need_not_be_public_is_hidden(story: CaseStory) -> None:
    story.until("serve")
    for passage in ("没有这句话", "8", "0353-2000000"):
        with refused(None, "passage"):
            hide(story, passage)
    for passage in (COMPANY["party_name"], COMPANY["party_code"], "〔2026〕1号"):
        with refused("公示制度6(3)", "passage"):
            hide(story, passage)
    with refused("公示制度6(3)", "reason"):
        hide(story, "小麦126吨", reason=" ")
    assert not HiddenPassage.objects.exists()


def test_what_was_hidden_by_mistake_is_shown_again(story: CaseStory) -> None:
    story.until("serve")
    hidden, actor = hide(story, "小麦126吨"), story.persons["discloser"]
    with refused("公示制度6(3)", "reason"):
        show_passage(hidden, " ", actor, NOW)
    show_passage(hidden, "数量应当公开。", actor, NOW)
    with refused(None, "hidden"):
        show_passage(HiddenPassage.objects.get(), "再次。", actor, NOW)
    story.check(when=CHECKED)
    assert "小麦126吨" in bytes(story.publish().snapshot).decode()


def test_the_comparison_marks_only_what_went(story: CaseStory) -> None:
    """The party block of a company without telephone goes out whole, and is not marked."""
    story.party = {**COMPANY, "party_telephone": ""}
    story.until("serve")
    hide(story, "小麦126吨")
    rows = {row["name"]: row for row in comparison(_copy(story))}
    assert (rows["party"]["changed"], rows["party"]["why"]) == (False, "")
    assert not rows["disposition"]["changed"]
    facts = rows["facts"]
    assert [piece.text for piece in facts["pieces"] if piece.hit] == ["（已隐去）"]
    assert facts["why"].endswith("含手工隐去的文字")


def test_the_comparison_names_the_line_that_went(story: CaseStory) -> None:
    story.until("serve")
    party = next(row for row in comparison(_copy(story)) if row["name"] == "party")
    assert party["changed"]
    assert party["why"].endswith("删去：联系电话")
    assert [piece for piece in party["pieces"] if piece.hit] == []


def _copy(story: CaseStory) -> PublicCopy:
    return prepare_copy(story.case.decisions.get(), story.persons["discloser"], NOW)
