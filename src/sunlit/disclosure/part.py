"""公示, as the rest of a case hears of it."""

from collections.abc import Iterator
from datetime import date

from sunlit.cases.duties import of_the_case, of_the_step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part
from sunlit.disclosure.before_service import held_because, too_early
from sunlit.disclosure.work import WORK
from sunlit.duties.services.refresh import DerivedDuty
from sunlit.rules.answers import DISAGREE, VIEW
from sunlit.rules.procedure import Step

PUBLICATION = "GS-XKCF"
"""The deadline of 公示制度六 for a decision."""
WITHHOLDING_REVIEW = "withholding:review"


def _waits(facts: CaseFacts, waiting: list[Step]) -> list[Step]:
    if _should_not_be_published(facts):
        return [*waiting, facts.procedure.step("propose_withholding")]
    return waiting


def _should_not_be_published(facts: CaseFacts) -> bool:
    """Whether the head or the secrecy review would not publish, unanswered since (D7)."""
    answers = [facts.last("return_publication"), facts.last("return_secrecy")]
    returned = max((one for one in answers if one), key=lambda one: one.seq, default=None)
    if returned is None or returned.content.get(VIEW) != DISAGREE:
        return False
    after = (facts.last("check_publication"), facts.last("propose_withholding"))
    return all(step is None or step.seq < returned.seq for step in after)


def _withholding_review(facts: CaseFacts) -> Iterator[DerivedDuty]:
    """A withheld decision is examined again on the day that was given when it was withheld."""
    if "withhold" not in facts.position.standing:
        return
    withheld = [step for step in facts.steps if step.code == "withhold"][-1]
    proposed, kept = facts.last("propose_withholding"), facts.last("keep_withholding")
    last = kept if kept and kept.seq > withheld.seq else withheld
    source = last if last is kept else proposed
    if source is None:
        raise AssertionError("the table lets nothing be withheld without a proposal")
    row = facts.procedure.step("keep_withholding")
    review_on = date.fromisoformat(source.content["review_on"])
    yield DerivedDuty(
        **of_the_case(facts),
        **of_the_step(facts, row),
        code=WITHHOLDING_REVIEW,
        title=row.asked,
        why=str(row.citations[0]),
        role=row.role,
        start=last.happened_at,
        raw_on=review_on,
        target_on=review_on,
        due_on=review_on,
    )


def _held(deadline: str, facts: CaseFacts) -> str:
    """Say why the office holds a publication back that the deadline asks for."""
    held = held_because(facts) if deadline == PUBLICATION else ""
    return f"暂缓公示：{held}" if held else ""


DISCLOSURE = Part(
    work=WORK, early=too_early, waits=_waits, duties=_withholding_review, remarks=_held
)
