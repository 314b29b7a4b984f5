"""A story is told of the procedure that it names, and its days are counted from one act."""

import pytest

from cases.episodes import STORY
from sunlit.procedures.penalty.story import PENALTY_STORY


def test_every_scene_is_a_step_of_its_procedure_and_told_once() -> None:
    told = [scene.step for scene in STORY.scenes]
    assert len(told) == len(set(told))
    assert set(told) <= {step.code for step in STORY.procedure.steps}


def test_the_main_line_comes_in_the_order_of_the_table_of_law() -> None:
    """What a step needs was taken before it, or is taken by somebody who tells it otherwise."""
    line = [scene.step for scene in PENALTY_STORY.scenes if scene.after is not None]
    for number, step in enumerate(line):
        for need in PENALTY_STORY.procedure.step(step).needs:
            told = [one for one in need.steps if one in line]
            assert not told or set(told) & set(line[:number]), (step, need.steps)


@pytest.mark.parametrize(("step", "ago"), [("register_lead", 46), ("decide", 12), ("publish", 9)])
def test_days_are_counted_from_the_one_act_whose_day_is_known(step: str, ago: int) -> None:
    days = PENALTY_STORY.days("decide", 12, until="publish")
    assert days[step] == ago
    assert list(days)[-1] == "publish"
