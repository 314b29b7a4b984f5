"""初步核查: two certified officers look into the lead before anything is filed (处罚法42、54)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import certified_officers, uncertified_between
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused

_CHECKERS = ("first_checker", "second_checker")


@transaction.atomic
def check_lead(act: Act) -> Step:
    """Record what the check of the lead brought.

    :raises Refused: when the days do not fit, the two are one person, the one who signs is not of
        them, or one held no valid certificate on a day of the check (CF-G01).
    """
    step, facts = begin(act, "check_lead")
    first, last = (date.fromisoformat(act.content[name]) for name in ("started_on", "ended_on"))
    refusal = (
        _wrong_days(act, facts, first, last)
        or _not_two(act)
        or _without_certificate(act, first, last)
    )
    if refusal:
        raise Refused(refusal)
    return complete(step, issue_papers_of(step, facts))


def _wrong_days(act: Act, facts: CaseFacts, first: date, last: date) -> Refusal | None:
    if first < timezone.localdate(facts.steps[0].happened_at):
        return Refusal("核查不能早于发现线索的日期开始。", cite("记录制度9"), "started_on")
    if last < first or last > timezone.localdate(act.happened_at):
        return Refusal(
            "核查结束日期不能早于开始日期，也不能晚于本步骤的发生时间。", None, "ended_on"
        )
    return None


def _not_two(act: Act) -> Refusal | None:
    one, other = (int(act.content[name]) for name in _CHECKERS)
    if one == other:
        return Refusal(
            "执法人员不得少于两人，两名核查人应当是不同的人。", cite("处罚法42"), "second_checker"
        )
    if act.actor.pk not in {one, other}:
        return Refusal("核查记录由核查人本人办理。", cite("处罚法42"), "first_checker")
    return None


def _without_certificate(act: Act, first: date, last: date) -> Refusal | None:
    officers = {person.pk: person for person in certified_officers(first)}
    for name in _CHECKERS:
        person = officers.get(int(act.content[name]))
        missing = first if person is None else uncertified_between(person, first, last)
        if missing:
            who = person.name if person else "所选人员"
            return Refusal(
                f"{who}在{missing:%Y-%m-%d}没有有效的执法证，不能核查。", cite("处罚法42"), name
            )
    return None
