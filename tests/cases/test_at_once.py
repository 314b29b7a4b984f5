"""Two people at one case in the same moment: one act is done, the other is told by whom."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from factories import CaseStory, at
from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.duties import derive
from sunlit.cases.models import Case, Draft, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.save_draft import save_draft
from sunlit.cases.work import service_of
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.documents.models import Document, DocumentNumber
from sunlit.duties.queries import differences
from sunlit.ledger.services.verify import verify


def together(*calls: Callable[[], Any]) -> list[Any]:
    """Run the calls in threads that start as one; return what each gave or raised."""
    start = threading.Barrier(len(calls))
    outcomes: list[Any] = [None] * len(calls)

    def run(place: int) -> None:
        try:
            start.wait(timeout=20)
            outcomes[place] = calls[place]()
        except Exception as error:  # noqa: BLE001 - what was raised is the outcome
            outcomes[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def act_of(story: CaseStory, step: str, by: str) -> Callable[[], object]:
    act: Act = story.act(step, by=by)
    return lambda: service_of(act.case.procedure, step)(act)


@pytest.mark.parametrize("step", ["investigate", "notify"])
def test_of_two_acts_at_once_one_wins_and_the_other_hears_of_it(
    story: CaseStory, step: str
) -> None:
    before = {"investigate": "assign_officers", "notify": "conclude_investigation"}[step]
    taken = story.until(before).case.steps.count()
    outcomes = together(*(act_of(story, step, by) for by in ("officer1", "officer2")))
    done = [one for one in outcomes if isinstance(one, Step)]
    told = [one for one in outcomes if isinstance(one, CaseMovedOn)]
    assert (len(done), len(told)) == (1, 1), outcomes
    assert told[0].step == done[0]
    assert done[0].actor.name in str(told[0])
    assert story.facts.procedure.step(step).name in str(told[0])
    assert story.case.steps.count() == taken + 1


def test_the_act_that_lost_left_nothing_half_done(story: CaseStory) -> None:
    story.until("conclude_investigation")
    together(*(act_of(story, "notify", by) for by in ("officer1", "officer2")))
    assert story.case.notices.count() == 1
    assert Document.objects.filter(form="D10").count() == 1
    assert DocumentNumber.objects.filter(word="阳发改罚告").count() == 1
    assert list(verify()) == []
    assert not differences(
        story.case.uuid, derive(story.facts, current_calendar(), current_house())
    )


def test_what_the_loser_typed_can_be_sent_again(story: CaseStory) -> None:
    story.until("assign_officers")
    lost = story.act("investigate", by="officer2")
    story.take("investigate", by="officer1")
    with pytest.raises(CaseMovedOn, match="张一已在09月22日 15:00办理了“调查取证”"):
        service_of("penalty_ordinary", "investigate")(lost)
    service_of("penalty_ordinary", "investigate")(
        Act(lost.case, lost.actor, lost.content, lost.happened_at, lost.now, seen=lost.seen + 1)
    )
    assert story.case.evidence.count() == 2


def test_signing_removes_only_the_draft_of_who_signed(story: CaseStory) -> None:
    story.until("assign_officers")
    for name in ("officer1", "officer2"):
        save_draft(
            story.case, "investigate", story.persons[name], {"place": name}, at("2026-09-22")
        )
    save_draft(
        story.case, "investigate", story.persons["officer1"], {"place": "库房"}, at("2026-09-22")
    )
    assert Draft.objects.count() == 2
    story.take("investigate")
    assert [draft.author.username for draft in Draft.objects.all()] == ["officer2"]


def test_the_same_form_sent_twice_at_once_opens_one_case(story: CaseStory) -> None:
    form = uuid.uuid4()
    outcomes = together(*(lambda: story.register(uuid=form) for _ in range(2)))
    assert [type(one) for one in outcomes] == [Case, Case], outcomes
    assert outcomes[0] == outcomes[1]
    assert Case.objects.count() == 1
    assert [number.serial for number in DocumentNumber.objects.all()] == [1]


def test_cases_opened_at_once_get_numbers_without_a_gap(story: CaseStory) -> None:
    outcomes = together(*(story.register for _ in range(4)))
    assert sorted(case.number for case in outcomes) == [
        f"YQFGW-CF-2026-000{serial}" for serial in (1, 2, 3, 4)
    ]


def test_acts_on_different_cases_do_not_disturb_each_other(story: CaseStory) -> None:
    stories = [story, CaseStory(story.persons)]
    for one in stories:
        one.until("conclude_investigation")
    outcomes = together(*(act_of(one, "notify", "officer1") for one in stories))
    assert [type(one) for one in outcomes] == [Step, Step], outcomes
    numbers = {str(CaseFacts(one.case).notices[0].document.number) for one in stories}
    assert numbers == {"阳发改罚告〔2026〕1号", "阳发改罚告〔2026〕2号"}
