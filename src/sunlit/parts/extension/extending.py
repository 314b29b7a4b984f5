"""Whether a case may be given more time, and on what a request for it must rest (处罚法60)."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sunlit.cases.deadlines import Clock, clocks
from sunlit.cases.extended import extensions
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.parts.extension.forms import AGAIN, BASIS, DAYS
from sunlit.parts.extension.steps import EXTEND, PROPOSAL
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.provisions import ARTICLE
from sunlit.rules.refusal import Refusal

_NO_GROUND = re.compile("处罚法》?第(六十|60)条")
_DAYS = re.compile("[1-9][0-9]{0,2}")


def not_the_time(code: str, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why the period cannot be extended on that day: it is over, stands still or is none."""
    if code not in {PROPOSAL, EXTEND}:
        return None
    clock = running(facts)
    if clock is None:
        return Refusal("没有正在计算的办案期限，不能延期。", cite("处罚法60"))
    if clock.still_since:
        return Refusal(
            f"自{clock.still_since}起中止，期限已经停止计算；恢复以后，才能延期。",
            cite("处罚法60"),
        )
    last = last_day(clock)
    if day <= last:
        return None
    return Refusal(
        f"办案期限到{last}已经届满，不能再延期。作出决定时，写明逾期的依据或者原因。",
        cite("处罚法60"),
    )


def not_allowed(entries: Mapping[str, Any], facts: CaseFacts) -> Refusal | None:
    """Return on what a request does not rest: a provision with its article, days, a second one."""
    basis, again = _stated(entries, BASIS), _stated(entries, AGAIN)
    if not ARTICLE.search(basis):
        return _refusal("“延期的依据”没有写到条。请写明名称和条，例如：《××规定》第十二条。", BASIS)
    if _NO_GROUND.search(basis):
        return _refusal(
            "行政处罚法第六十条没有规定可以延长的日数。请写明另有规定的法律、法规、规章和条。",
            BASIS,
        )
    if not _DAYS.fullmatch(_stated(entries, DAYS)):
        return _refusal("“延长的日数”应当是1以上的整数，写阿拉伯数字，例如：30。", DAYS)
    if extensions(facts) and not ARTICLE.search(again):
        return _refusal(
            "本案已经延期。规定可以再次延期的，在“再次延期的依据”写到条；没有规定的，不能再次延期。",
            AGAIN,
        )
    return None


def running(facts: CaseFacts) -> Clock | None:
    """Return the clock that an extension makes longer, if it runs."""
    extended = facts.procedure.step(EXTEND).extends
    return next(
        (one for one in clocks(facts) if one.deadline.code in extended and not one.closed_on), None
    )


def last_day(clock: Clock, more: timedelta = timedelta()) -> date:
    """Return the last day of that clock, with what was added to it before, and `more`."""
    calendar, house = current_calendar(), current_house()
    return due_of(clock.deadline.code, clock.counts_from + more, calendar, house).last_day


def _stated(entries: Mapping[str, Any], name: str) -> str:
    return str(entries.get(name) or "").strip()


def _refusal(sentence: str, name: str) -> Refusal:
    return Refusal(sentence, cite("处罚法60"), name)
