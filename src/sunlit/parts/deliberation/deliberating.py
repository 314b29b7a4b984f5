"""集体讨论 and 集体研究: who was called, who has given a view, who is waited for.

A view is an act of the person's own; what they signed on paper the host enters with the scan, stays
marked as such, and neither kind replaces the other. A meeting of before holds all views in the
host's one act, and stands as it did.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.parts.deliberation.forms import POSITIONS, VIEWS
from sunlit.people.models import Person
from sunlit.rules.answers import OPINION, VIEW
from sunlit.rules.deliberation import (
    DELIBERATION,
    LEAST_LEADERS,
    Meeting,
    View,
    meeting_of,
)
from sunlit.rules.procedure import Fact
from sunlit.rules.refusal import Refusal

_CHOSEN = {**POSITIONS, **VIEWS}
PAPER_VIEWS = "paper_views"
"""The entry with the views that stand on the paper, one a row, in the order of speaking."""


@dataclass(frozen=True)
class GivenView:
    """The view of one person: of an act of their own, or as the signed paper has it."""

    person: int
    step: Step
    choice: str
    words: str
    on_paper: bool = False


def convened(meeting: Meeting, facts: CaseFacts) -> Step | None:
    """Return the act by which the heads were called to what waits for them, or None.

    Whoever called them and stood aside since is no host: another head calls them again.
    """
    called, asked = facts.last(meeting.convene), facts.last(meeting.about)
    if called is None or asked is None or called.seq < asked.seq:
        return None
    if called.actor_id in facts.recused or len(present_at(called, facts)) < LEAST_LEADERS:
        return None
    return called if meeting.about in facts.position.standing else None


def present_at(called: Step, facts: CaseFacts) -> list[int]:
    """Return who is present and has not stood aside since, by their keys, the host last."""
    named = dict.fromkeys(int(row["person"]) for row in called.content["present"])
    left_out = {called.actor_id, *facts.recused}
    return [*(one for one in named if one not in left_out), called.actor_id]


def views_given(meeting: Meeting, facts: CaseFacts) -> list[GivenView]:
    """Return the last view of each who is present on what waits for them, oldest first."""
    called = convened(meeting, facts)
    if called is None:
        return []
    present = set(present_at(called, facts))
    return [one for one in _views(meeting, facts) if one.person in present]


def _views(meeting: Meeting, facts: CaseFacts) -> list[GivenView]:
    """Every view since it was asked for; a paper that is entered again replaces its former entry.

    A view of one's own stands whatever a paper says.
    """
    asked = facts.last(meeting.about)
    given: dict[int, GivenView] = {}
    for step in facts.steps:
        if asked is None or step.seq <= asked.seq:
            continue
        if step.code == meeting.on_paper:
            given = {key: one for key, one in given.items() if not one.on_paper}
            for one in on_paper_of(step):
                given.setdefault(one.person, one)
        elif step.code == meeting.give_view:
            given.pop(step.actor_id, None)
            choice, words = str(step.content.get(VIEW)), str(step.content[OPINION])
            given[step.actor_id] = GivenView(step.actor_id, step, choice, words)
    return list(given.values())


def on_paper_of(step: Step) -> Iterator[GivenView]:
    """Yield the views that the host entered from a signed paper; none of another act."""
    for row in step.content.get(PAPER_VIEWS) or ():
        yield GivenView(int(row["person"]), step, str(row[VIEW]), str(row[OPINION]), on_paper=True)


def read_from_paper(meeting: Meeting, facts: CaseFacts) -> list[int]:
    """Return whose view on what waits for them the host entered from a signed paper."""
    return [one.person for one in _views(meeting, facts) if one.on_paper]


def signed_themselves(meeting: Meeting, facts: CaseFacts) -> list[int]:
    """Return who signed a view of their own on what waits for them, by their keys."""
    return [one.person for one in _views(meeting, facts) if not one.on_paper]


def silent(meeting: Meeting, facts: CaseFacts) -> list[int]:
    """Return who is present and has not given a view, by their keys; the host only as the last.

    Empty where nobody was called, and once it was concluded.
    """
    called = convened(meeting, facts)
    if called is None or meeting.held in facts.position.standing:
        return []
    spoken = [one.person for one in views_given(meeting, facts)]
    others = [one for one in present_at(called, facts)[:-1] if one not in spoken]
    if others or (spoken and spoken[-1] == called.actor_id):
        return others
    return [called.actor_id]


def asks_to_convene(meeting: Meeting, facts: CaseFacts) -> bool:
    """Whether something waits for the heads to be called."""
    if meeting is DELIBERATION and not facts.branch[Fact.DELIBERATES]:
        return False
    standing = facts.position.standing
    waits = meeting.about in standing and meeting.held not in standing
    return waits and convened(meeting, facts) is None


def why_not_deliberated(code: str, facts: CaseFacts) -> Refusal | None:
    """Return why no view or no conclusion can be given yet, or None."""
    meeting = meeting_of(code)
    if meeting is None or code == meeting.convene:
        return None
    if convened(meeting, facts) is None:
        return Refusal(f"局领导召集{meeting.name}、记录到会人员以后，才能办理。", meeting.citation)
    missing = silent(meeting, facts) if code in meeting.concluding else []
    if missing:
        return Refusal(
            f"等{names_of(missing)}本人发表意见并签署；到会的人都发表以后，才能记录结论。",
            meeting.citation,
        )
    return None


def why_not_carried(code: str, meeting: Meeting, facts: CaseFacts) -> Refusal | None:
    """Return that nobody who was present is of the view that the host would record, or None.

    Only the conclusion by which a draft goes on is asked: who returns it needs no voice for that.
    """
    views = (view.choice for view in views_given(meeting, facts))
    if code != meeting.concluding[0] or meeting.carried_by in views:
        return None
    return Refusal(meeting.uncarried, meeting.citation, meeting.result)


def why_no_view_of(person: Person, code: str, facts: CaseFacts) -> Refusal | None:
    """Return why it is not the person's turn to say something of it, or None."""
    meeting = meeting_of(code)
    called = convened(meeting, facts) if meeting else None
    if meeting is None or code == meeting.convene or called is None:
        return None
    if code != meeting.give_view:
        what = "结论" if code in meeting.concluding else "纸面记录"
        of_the_host = f"{meeting.name}的{what}由主持人{called.actor.name}记录。"
        own = person.pk == called.actor_id
        return None if own else Refusal(of_the_host, meeting.citation)
    return _why_no_own_view(person, meeting, called, facts)


def _why_no_own_view(
    person: Person, meeting: Meeting, called: Step, facts: CaseFacts
) -> Refusal | None:
    if person.pk not in present_at(called, facts):
        return Refusal(f"您没有列为本次{meeting.name}的到会人员。", meeting.citation)
    if person.pk in read_from_paper(meeting, facts):
        return Refusal(
            "您的意见已经按纸面签名的扫描件登记，不能另行签署；登记有误的，"
            f"由主持人{called.actor.name}重新登记纸面会议。",
            meeting.citation,
        )
    others = [one for one in silent(meeting, facts) if one != called.actor_id]
    if person.pk == called.actor_id and others:
        return Refusal(f"主持人最后发表意见，现在等{names_of(others)}发表。", meeting.citation)
    return None


def why_not_ended(
    meeting: Meeting, facts: CaseFacts, ended_at: str, now: datetime
) -> Refusal | None:
    """Return why the meeting did not end when its host says, or None."""
    called = convened(meeting, facts)
    if called and started_at(called) < datetime.fromisoformat(ended_at) <= now:
        return None
    return Refusal("结束时间应当晚于开始时间，且不晚于现在。", None, "ended_at")


def names_of(persons: list[int]) -> str:
    """Return their names, as a sentence lists them."""
    found = Person.objects.in_bulk(persons)
    return "、".join(found[one].name for one in persons)


def view_of(given: GivenView) -> View:
    """Return a view as the record writes it: the choice, then the words."""
    person = Person.objects.get(pk=given.person) if given.on_paper else given.step.actor
    return View(person.name, person.post, f"{_CHOSEN.get(given.choice, '')}。{given.words}")


def started_at(called: Step) -> datetime:
    """Return when the meeting began, as whoever called it stated."""
    return datetime.fromisoformat(str(called.content["started_at"]))
