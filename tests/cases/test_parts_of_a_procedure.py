"""A procedure is bound once: its own steps and those of its parts, and nothing twice."""

from dataclasses import replace

import pytest

from sunlit.cases.procedures import worked
from sunlit.cases.work import Part, Work, WrongBinding
from sunlit.parts.voiding.steps import APPROVAL, VOIDING

PENALTY = worked("penalty_ordinary")


def test_what_a_part_does_at_its_steps_comes_with_the_part() -> None:
    part = next(one for one in PENALTY.parts if APPROVAL in one.work)
    without = replace(PENALTY, parts=tuple(one for one in PENALTY.parts if one is not part))
    assert PENALTY.work.keys() - without.work.keys() == VOIDING
    assert PENALTY.papers.keys() - without.papers.keys() == part.papers.keys() != set()


@pytest.mark.parametrize(
    ("twice", "said"),
    [
        (Part(work={"void_case": Work()}), "the step 'void_case' is bound by two of its parts"),
        (Part(papers={"D16": dict}), "the paper 'D16' is bound by two of its parts"),
        (Part(mending={"serve_notice": None}), "the correction of 'serve_notice' is bound by two"),
    ],
)
def test_what_two_parts_bind_is_refused_before_anything_starts(twice: Part, said: str) -> None:
    with pytest.raises(WrongBinding, match=said):
        replace(PENALTY, parts=(*PENALTY.parts, twice))


@pytest.mark.parametrize("part", [Part(work={"accept": Work()}), Part(mending={"accept": None})])
def test_code_for_a_step_that_the_table_lacks_is_refused(part: Part) -> None:
    with pytest.raises(WrongBinding, match="'accept', which its table does not have"):
        replace(PENALTY, parts=(*PENALTY.parts, part))
