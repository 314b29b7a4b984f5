"""What the party's word to the notice opens, and what it may never bring (处罚法45、62、63)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of, statement_due
from sunlit.rules.disposition import check_heavier_after_statement
from sunlit.rules.refusal import Refusal
from sunlit.rules.waiver import HEARING, STATEMENT, is_waived, waiver_fault


def has_waived(facts: CaseFacts, what: str) -> bool:
    """Whether the party waived its statement or its hearing, and the waiver is proven."""
    heard, service = facts.last("hear_statement"), facts.notice_service
    if heard is None or service is None:
        return False
    return is_waived(
        facts.content(heard), what, service.served_on, timezone.localdate(heard.happened_at)
    )


def last_statement_day(facts: CaseFacts) -> date:
    """Return the last day on which the party may state and defend (处罚法45; CF-G05).

    :raises AssertionError: before the notice is served; the table lets nobody ask then.
    """
    if facts.notice is None or facts.notice_service is None:
        raise AssertionError("the table lets no statement pass before the notice is served")
    return statement_day_from(facts.notice_service.served_on, hearing=facts.notice.hearing_right)


def statement_day_from(served_on: date, *, hearing: bool) -> date:
    """Return that day for a notice served on `served_on`; `hearing` is the right to one."""
    house = current_house()
    return statement_due(served_on, current_calendar(), house, hearing_right=hearing).last_day


def hearing_day(facts: CaseFacts) -> date:
    """Return the last day on which the party may ask for a hearing (处罚法64(1)).

    :raises AssertionError: before the notice is served.
    """
    if facts.notice_service is None:
        raise AssertionError("nobody asks before the notice is served")
    served_on = facts.notice_service.served_on
    return due_of("CF-HEAR-REQ", served_on, current_calendar(), current_house()).last_day


def why_not_over(facts: CaseFacts, day: date) -> Refusal | None:
    """Return why the time of the party is not over on that day: only a proven waiver ends it early.

    A party that made a statement may add to it until the last day (CF-G05, CF-G06).
    """
    last_day = last_statement_day(facts)
    if day <= last_day and not has_waived(facts, STATEMENT):
        return Refusal(
            f"陈述、申辩期限到{last_day:%Y-%m-%d}为止，期满以后才能作出决定。",
            cite("处罚法62"),
        )
    if facts.notice is None or not facts.notice.hearing_right or has_waived(facts, HEARING):
        return None
    last_day = hearing_day(facts)
    if day > last_day:
        return None
    return Refusal(
        f"当事人可以在{last_day:%Y-%m-%d}前要求听证，期满以后才能作出决定。", cite("处罚法64(1)")
    )


def why_waiver_counts_for_nothing(facts: CaseFacts, day: date) -> Refusal | None:
    """Return why a waiver without proof holds the draft up until the period is over, or None."""
    heard, service = facts.last("hear_statement"), facts.notice_service
    if heard is None or service is None or "hear_statement" not in facts.position.standing:
        return None
    said = timezone.localdate(heard.happened_at)
    fault = waiver_fault(facts.content(heard), service.served_on, said)
    return fault and why_not_over(facts, day)


def heavier_after_statement(facts: CaseFacts, entries: Mapping[str, Any]) -> Refusal | None:
    """Return why a new conclusion may not propose this: heavier than the first notice (45.2).

    Only where the party made a statement meanwhile (CF-G19).
    """
    first = next((one.step.seq for one in facts.notices), None)
    if first is None:
        return None
    spoke = any(
        step.code == "hear_statement" and step.seq > first and step.content["statement"] == "made"
        for step in facts.steps
    )
    told = [
        step for step in facts.steps if step.code == "conclude_investigation" and step.seq < first
    ]
    return check_heavier_after_statement(entries, told[-1].content) if spoke and told else None
