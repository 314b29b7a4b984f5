"""The stage rail above a case: what is done, where it is now, what it does without."""

from collections.abc import Iterable, Sequence

from sunlit.cases.queries import CaseFacts
from sunlit.disclosure.steps import PUBLISH, WITHHOLD
from sunlit.rules.procedure import Fact, Step
from sunlit.web.parts import StageMark


def stage_marks(
    facts: CaseFacts, standing: Iterable[Step], waiting: Sequence[Step]
) -> list[StageMark]:
    """Return a mark for each stage, of the steps that stand and those the case waits for.

    The case is where its line goes on: an approval beside it, as of one more party, moves nothing.
    """
    done = {
        row.stage
        for row in standing
        if row.stage != "publication" or row.code in {PUBLISH, WITHHOLD}
    }
    of_the_line = (row for row in waiting if not row.optional)
    now = next((row.stage for row in (*of_the_line, *waiting)), "")
    skipped = _skipped(facts) - done
    marks = []
    for stage in facts.procedure.stages:
        if stage.code == now:
            marks.append(StageMark(stage.name, "now"))
        elif stage.code in skipped:
            marks.append(StageMark(stage.name, "skipped"))
        else:
            marks.append(StageMark(stage.name, "done" if stage.code in done else "ahead"))
    return marks


def _skipped(facts: CaseFacts) -> set[str]:
    """What this case does without: no review of a minor draft, no notice without a penalty."""
    minor = facts.draft and not facts.branch[Fact.MAJOR]
    skipped = {"review"} if minor else set()
    return skipped if facts.branch[Fact.PUNISHES] else skipped | {"notice", "execution"}
