"""全过程记录: how each act is recorded, what a recording must show, who answers for a gap."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.rules.house.load import packaged_house
from sunlit.rules.house.model import RecordingLevel
from sunlit.rules.periods import BEIJING
from sunlit.rules.recording import (
    TEXT,
    BreachGround,
    Content,
    GapGround,
    Interest,
    Measure,
    RecordedAct,
    Span,
    audiovisual,
    check_contents,
    check_measure,
    requirements_of,
    uncovered,
)

HOUSE = packaged_house()
DAY = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 9, tzinfo=BEIJING)
MARKS = {content.value: "00:01:00" for content in Content}


def span(first: int, last: int) -> Span:
    return Span(NINE + timedelta(minutes=first), NINE + timedelta(minutes=last))


def test_every_step_leaves_a_written_record() -> None:
    assert TEXT.level is RecordingLevel.REQUIRED
    assert str(TEXT.citation) == "《行政执法全过程记录制度》第七条"


@pytest.mark.parametrize("interest", list(Interest))
def test_an_on_site_act_that_may_touch_a_great_interest_is_recorded_whole(
    interest: Interest,
) -> None:
    requirement = audiovisual(
        RecordedAct.ON_SITE_INSPECTION, HOUSE, DAY, touches=frozenset({interest})
    )
    assert requirement.whole_process
    assert str(requirement.citation) == "《行政执法全过程记录制度》第十一条第一款"


@pytest.mark.parametrize(
    ("act", "level"),
    [
        (RecordedAct.ON_SITE_INSPECTION, RecordingLevel.ADVISED),
        (RecordedAct.HEARING, RecordingLevel.EXPECTED),
        (RecordedAct.SERVICE_BY_LEAVING, RecordingLevel.EXPECTED),
        (None, RecordingLevel.OPTIONAL),
    ],
)
def test_other_acts_follow_the_switch_of_the_organ(
    act: RecordedAct | None, level: RecordingLevel
) -> None:
    requirement = audiovisual(act, HOUSE, DAY)
    assert requirement.level is level
    assert not requirement.whole_process


@pytest.mark.parametrize(
    ("step", "level"),
    [
        ("investigate", RecordingLevel.ADVISED),
        ("interview", RecordingLevel.ADVISED),
        ("inspect_site", RecordingLevel.ADVISED),
        ("hearing", RecordingLevel.EXPECTED),
        ("file_case", RecordingLevel.OPTIONAL),
    ],
)
def test_each_step_knows_its_manner_of_recording(step: str, level: RecordingLevel) -> None:
    text, audiovisual_record = requirements_of(step, HOUSE, DAY)
    assert text is TEXT
    assert audiovisual_record.level is level


def test_the_organ_has_a_switch_for_each_act_of_the_article() -> None:
    assert set(HOUSE.recording) == {act.value for act in RecordedAct}


def test_a_whole_recording_shows_the_five_contents() -> None:
    assert len(Content) == 5
    assert check_contents(MARKS, frozenset()) is None


@pytest.mark.parametrize("content", list(Content))
def test_a_content_is_marked_or_stated_absent_where_the_scene_may_lack_it(
    content: Content,
) -> None:
    marks = MARKS | {content.value: ""}
    missing = check_contents(marks, frozenset())
    assert missing is not None
    assert missing.citation == content.citation
    stated = check_contents(marks, frozenset({content.value}))
    assert (stated is None) == (content in {Content.PROPERTY, Content.OTHER})


@pytest.mark.parametrize(
    ("recordings", "gaps"),
    [
        ([(0, 60)], []),
        ([(-5, 30), (30, 70)], []),
        ([(30, 60), (0, 31)], []),
        ([(10, 50)], [(0, 10), (50, 60)]),
        ([(0, 20), (40, 60)], [(20, 40)]),
        ([], [(0, 60)]),
        ([(70, 90)], [(0, 60)]),
        ([(1, 60)], []),
    ],
)
def test_what_no_recording_covers_is_found(
    recordings: list[tuple[int, int]], gaps: list[tuple[int, int]]
) -> None:
    found = uncovered(
        span(0, 60), [span(first, last) for first, last in recordings], timedelta(minutes=2)
    )
    assert found == [span(first, last) for first, last in gaps]


@given(st.lists(st.tuples(st.integers(-20, 80), st.integers(0, 40)), max_size=6))
def test_gaps_and_recordings_together_cover_every_minute(rows: list[tuple[int, int]]) -> None:
    recordings = [span(first, first + length) for first, length in rows]
    gaps = uncovered(span(0, 60), recordings, timedelta(0))
    for minute in range(60):
        moment = NINE + timedelta(minutes=minute, seconds=30)
        recorded = any(one.start <= moment <= one.end for one in recordings)
        in_gap = any(one.start <= moment <= one.end for one in gaps)
        assert recorded != in_gap


def test_only_force_majeure_and_loss_excuse_a_missing_recording() -> None:
    assert {ground for ground in GapGround if not ground.opens_breach} == {
        GapGround.FORCE_MAJEURE,
        GapGround.LOST,
    }


def test_the_five_grounds_of_answerability_cite_their_items() -> None:
    written = [str(ground.citation)[-6:] for ground in BreachGround]
    assert written == [f"条第（{number}）项" for number in "一二三四五"]


def test_criticism_follows_only_a_refused_rectification() -> None:
    ordered = frozenset({Measure.RECTIFICATION_ORDER})
    assert (
        check_measure(Measure.RECTIFICATION_ORDER, frozenset(), refused=False, serious=False)
        is None
    )
    assert check_measure(Measure.CRITICISM_NOTICE, ordered, refused=True, serious=False) is None
    assert check_measure(Measure.CRITICISM_NOTICE, ordered, refused=False, serious=False)
    assert check_measure(Measure.CRITICISM_NOTICE, frozenset(), refused=True, serious=False)


def test_accountability_needs_seriousness() -> None:
    assert check_measure(Measure.ACCOUNTABILITY, frozenset(), refused=False, serious=True) is None
    assert check_measure(Measure.ACCOUNTABILITY, frozenset(), refused=True, serious=False)
