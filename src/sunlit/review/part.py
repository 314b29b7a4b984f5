"""法制审核, as the rest of a case hears of it."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.utils import timezone

from sunlit.cases.access import Grant
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part
from sunlit.parts.deliberation.work import Report
from sunlit.people.models import Person
from sunlit.review.counsel import invitations, invited
from sunlit.review.counsel_papers import CONTENT
from sunlit.review.objection import standing_objection
from sunlit.review.steps.codes import ASK_RECHECK, MAINTAINS, STUDIED
from sunlit.review.work import Account, review_work
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import DRAFT
from sunlit.rules.legal_review import Opinion
from sunlit.rules.procedure import Fact, Role
from sunlit.rules.procedure import Step as StepRow
from sunlit.rules.refusal import Refusal


def _bars(person: Person, code: str, facts: CaseFacts, _day: date) -> Refusal | None:
    """Counsel acts in the rounds to which they are invited (审核制度4)."""
    if facts.procedure.step(code).role is Role.COUNSEL and person.pk not in invited(facts):
        return Refusal("您没有受聘参与本案本轮的审核。", cite("审核制度4"))
    return None


def _waits(further: str, facts: CaseFacts, waiting: list[StepRow]) -> list[StepRow]:
    """What an objection of the legal section changes of what the table asks.

    A recheck is answered whether or not the draft had to be reviewed. Where the opinion is to
    investigate further, that comes before a new draft (审核制度8(2)); what a recheck has not
    settled waits for the heads of the organ too (审核制度九).
    """
    standing = facts.position.standing
    if ASK_RECHECK in standing:
        waiting = facts.procedure.next_steps(facts.position, {**facts.branch, Fact.MAJOR: True})
    objected = standing_objection(facts)
    if objected and Opinion.INVESTIGATE_FURTHER in objected.content.get("opinions", ()):
        others = [row for row in waiting if row.code != DRAFT]
        waiting = [facts.procedure.step(further), *others]
    if MAINTAINS in standing:
        waiting = [*waiting, facts.procedure.step(STUDIED)]
    return waiting


def _grants(facts: CaseFacts) -> Iterator[Grant]:
    """An invited counsel opens the case as long as the invitation stands."""
    for one in invitations(facts):
        until = _day(one.ended) if one.ended else None
        yield Grant(f"counsel:{one.person}", _day(one.step), until, one.step.pk)


def _day(step: Step) -> date:
    return timezone.localdate(step.recorded_at)


def reviewing(further: str, account: Account, report: Report) -> Part:
    """Return the part of a procedure whose drafts the legal section reviews.

    :param further: the step that investigates further.
    :param account: what the draft says, for the referral.
    :param report: what is reported of it to the heads of the organ.
    """
    return Part(
        work=review_work(account, report),
        papers=CONTENT,
        bars=_bars,
        waits=partial(_waits, further),
        grants=_grants,
    )
