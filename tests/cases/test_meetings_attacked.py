"""The heads' meetings attacked with the application's password: nobody speaks for another there.

Each attack is made on the deliberation and on the study; `docs/attacks.md` has the table.
"""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from cases import forgery
from cases.test_gate_attacked import undone
from factories import HEARING_FROM_FEN, SINCE, CaseStory
from sunlit.cases.models import CollectiveDeliberation, DecisionDraft, Recusal, Step
from sunlit.people.models import RoleAssignment
from sunlit.rules.deliberation import DELIBERATION, MEETINGS, STUDY, Meeting
from sunlit.rules.procedure import Role

pytestmark = pytest.mark.usefixtures("database")
Attack = Callable[[CaseStory, Meeting], object]


def _view(story: CaseStory, meeting: Meeting, by: str, *, signed: bool = True) -> Step:
    step = forgery.step(story, meeting.give_view, by)
    if signed:
        forgery.sign(step)
    return step


def _unsigned(story: CaseStory, meeting: Meeting) -> None:
    forgery.called(story, meeting)
    _view(story, meeting, "second_leader", signed=False)
    forgery.concluded(story, meeting, "leader")


def _signed_by_the_host(story: CaseStory, meeting: Meeting) -> None:
    forgery.called(story, meeting)
    step = _view(story, meeting, "second_leader", signed=False)
    forgery.sign(step, signer=story.persons["leader"])


def _before_it_was_asked_anew(story: CaseStory, meeting: Meeting) -> None:
    forgery.called(story, meeting)
    for one in forgery.HEADS:
        _view(story, meeting, one)
    forgery.step(story, meeting.about, "officehead")
    forgery.called(story, meeting)
    forgery.step(story, meeting.concluding[0], "leader")


def _of_a_case_called_elsewhere(story: CaseStory, meeting: Meeting) -> None:
    """Call the heads to one kind of meeting, and conclude the other."""
    forgery.called(story, STUDY if meeting is DELIBERATION else DELIBERATION)
    forgery.concluded(story, meeting)


def _third_head_silent(story: CaseStory, meeting: Meeting) -> None:
    forgery.called(story, meeting, "officer3", *forgery.HEADS)
    forgery.concluded(story, meeting)


def _after_its_end(story: CaseStory, meeting: Meeting) -> None:
    forgery.called(story, meeting)
    forgery.concluded(story, meeting)
    _view(story, meeting, "second_leader")


def _on_paper(story: CaseStory, meeting: Meeting, *views: str, by: str = "leader") -> Step:
    """Call the heads, and enter a paper with its scan."""
    forgery.called(story, meeting)
    sheet = forgery.entered(story, meeting, *views, by=by)
    forgery.scanned(sheet)
    return sheet


def _conclude(story: CaseStory, meeting: Meeting) -> Step:
    return forgery.step(story, meeting.concluding[0], "leader")


def _paper_without_scan(story: CaseStory, meeting: Meeting) -> None:
    forgery.called(story, meeting)
    forgery.entered(story, meeting)
    _conclude(story, meeting)


def _paper_with_the_scan_of_another_act(story: CaseStory, meeting: Meeting) -> None:
    called = forgery.called(story, meeting)
    forgery.scanned(forgery.entered(story, meeting), about=called)
    _conclude(story, meeting)


def _paper_nobody_signed_for(story: CaseStory, meeting: Meeting) -> None:
    called = forgery.called(story, meeting)
    rows = called.content["present"]
    sheet = forgery.step(story, meeting.on_paper, "leader", content={"paper_views": rows})
    forgery.scanned(sheet)
    _conclude(story, meeting)


def _paper_entered_anew_without_one(story: CaseStory, meeting: Meeting) -> None:
    _on_paper(story, meeting)
    forgery.scanned(forgery.entered(story, meeting, "leader"))
    _conclude(story, meeting)


def _paper_of_before(story: CaseStory, meeting: Meeting) -> None:
    _on_paper(story, meeting)
    forgery.step(story, meeting.about, "officehead")
    forgery.called(story, meeting)
    _conclude(story, meeting)


def _deliberation(story: CaseStory, step: Step, *, agrees: bool = True) -> None:
    draft = DecisionDraft.objects.get(case=story.case)
    CollectiveDeliberation.objects.create(
        draft=draft, content_hash=draft.content_hash, step=step, agrees=agrees
    )


def _agreed_where_they_did_not(story: CaseStory, _meeting: Meeting) -> None:
    forgery.called(story, DELIBERATION)
    _deliberation(story, forgery.concluded(story, DELIBERATION), agrees=False)


def _aside(story: CaseStory, username: str, step: Step) -> None:
    Recusal.objects.create(case=story.case, step=step, person=story.persons[username])


def _who_stood_aside(story: CaseStory, meeting: Meeting) -> None:
    _aside(story, "second_leader", forgery.step(story, "stand_aside", "second_leader"))
    forgery.called(story, meeting, by="second_leader")


ATTACKS: dict[str, Attack] = {
    "called by one head alone": lambda story, meeting: forgery.called(story, meeting, "leader"),
    "called with the same head twice": lambda story, meeting: forgery.called(
        story, meeting, "leader", "leader"
    ),
    "called with nobody named": lambda story, meeting: forgery.step(
        story, meeting.convene, "leader"
    ),
    "called with an officer": lambda story, meeting: forgery.called(
        story, meeting, "officer1", "leader"
    ),
    "called by who is not there": lambda story, meeting: forgery.called(
        story, meeting, by="officer3"
    ),
    "a view before anybody was called": lambda story, meeting: _view(
        story, meeting, "second_leader"
    ),
    "a view of who was not called": lambda story, meeting: (
        forgery.called(story, meeting),
        _view(story, meeting, "officer3"),
    ),
    "a view signed by the host": _signed_by_the_host,
    "a view after the conclusion": _after_its_end,
    "a conclusion to which nobody was called": lambda story, meeting: forgery.step(
        story, meeting.concluding[0], "leader"
    ),
    "a conclusion of another kind of meeting": _of_a_case_called_elsewhere,
    "a conclusion without views": lambda story, meeting: (
        forgery.called(story, meeting),
        forgery.step(story, meeting.concluding[0], "leader"),
    ),
    "a refusal without views": lambda story, meeting: (
        forgery.called(story, meeting),
        forgery.step(story, meeting.concluding[1], "leader"),
    ),
    "a conclusion without one view": _third_head_silent,
    "a conclusion on an unsigned view": _unsigned,
    "a conclusion by another than the host": lambda story, meeting: (
        forgery.called(story, meeting),
        forgery.concluded(story, meeting, by="second_leader"),
    ),
    "a conclusion on views of before": _before_it_was_asked_anew,
    "a conclusion on a paper without its scan": _paper_without_scan,
    "a conclusion on a paper with the scan of another act": _paper_with_the_scan_of_another_act,
    "a conclusion on a paper that nobody signed for": _paper_nobody_signed_for,
    "a conclusion on a paper that another than the host entered": lambda story, meeting: (
        _on_paper(story, meeting, by="second_leader"),
        _conclude(story, meeting),
    ),
    "a conclusion on a paper that leaves one out": lambda story, meeting: (
        _on_paper(story, meeting, "leader"),
        _conclude(story, meeting),
    ),
    "a conclusion on a paper entered anew without one": _paper_entered_anew_without_one,
    "a conclusion on a paper of before": _paper_of_before,
    "a deliberation of another act": lambda story, _: _deliberation(
        story, story.case.steps.latest("seq")
    ),
    "a deliberation that says otherwise than its act": _agreed_where_they_did_not,
    "an act of who stood aside": _who_stood_aside,
    "stood aside by another's act": lambda story, _: _aside(
        story, "second_leader", forgery.step(story, "stand_aside", "leader")
    ),
    "stood aside by no such act": lambda story, _: _aside(
        story, "second_leader", forgery.step(story, "endorse_decision", "second_leader")
    ),
}


@pytest.fixture
def endorsed(story: CaseStory) -> CaseStory:
    """A listed case that waits for the heads, of whom there is a third."""
    RoleAssignment.objects.create(person=story.persons["officer3"], role=Role.LEADER, since=SINCE)
    story.fine_fen = HEARING_FROM_FEN
    return story.until("endorse_decision")


def test_nobody_speaks_for_another_past_the_services(endorsed: CaseStory) -> None:
    """CF-G09, CF-G02: each is refused by the database on its own."""
    passed = []
    for meeting in MEETINGS:
        for what, attack in ATTACKS.items():
            try:
                with undone():
                    attack(endorsed, meeting)
                    passed.append(f"{meeting.name}: {what}")
            except DatabaseError:
                pass
    assert passed == []
    for meeting in MEETINGS:  # they fail for what is wrong with them: the whole way is open
        with undone():
            forgery.called(endorsed, meeting)
            forgery.concluded(endorsed, meeting)
        with undone():
            _on_paper(endorsed, meeting)
            _conclude(endorsed, meeting)
    with transaction.atomic():
        forgery.called(endorsed, DELIBERATION, "officer3", *forgery.HEADS)
        _aside(endorsed, "officer3", forgery.step(endorsed, "stand_aside", "officer3"))
        _deliberation(endorsed, forgery.concluded(endorsed, DELIBERATION))
    assert CollectiveDeliberation.objects.exists()
