"""The ninety days of 处罚法60: a decision after them is made with the breach on record (CF-G14).

The period binds the organ and takes nothing from the decision: whoever signs sees that it is over,
names the law that allows more time or, without one, says why it is late.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from sunlit.cases.deadlines import law_day
from sunlit.cases.extended import extended_by, extensions
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.standstill import stood_still
from sunlit.cases.work import Beside, Mark
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.parts.extension.forms import BASIS
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.refusal import Refusal

_DEADLINE = "CF-DECIDE"


def late_warning(facts: CaseFacts, day: date) -> str:
    """Return what the signer must read when the ninety days are over on that day, else nothing."""
    passed = decision_day_passed(facts, day)
    more = extended_by(facts, _DEADLINE).days
    longer = f"，加上延长的{more}日，" if more else ""
    return f"自立案之日起九十日{longer}到{passed:%Y-%m-%d}已经届满。" if passed else ""


def why_not_explained(facts: CaseFacts, entries: Mapping[str, Any], day: date) -> Refusal | None:
    """Return why a decision of that day may not be signed: late, and nobody says on what ground."""
    warning = late_warning(facts, day)
    if not warning or _stated(entries, "late_basis") or _stated(entries, "late_reason"):
        return None
    return Refusal(
        f"{warning}法律、法规、规章另有规定的，请写明条文；没有规定的，请写明逾期的原因，逾期记录在案。",
        cite("处罚法60"),
        "late_reason",
    )


def lateness(facts: CaseFacts) -> str:
    """Return the breach, or the law that allowed more time, as papers and pages state it."""
    decided = facts.last("decide")
    return lateness_of(decided.content) if decided else ""


def time_taken(facts: CaseFacts, decided: Step | None) -> str:
    """Return what a paper says of a decision after the ninety days: late, or in longer time."""
    if decided is None:
        return ""
    return lateness_of(decided.content) or _within_extension(facts, decided)


def _within_extension(facts: CaseFacts, decided: Step) -> str:
    """Return by which approvals a decision after the ninety days was in time; else nothing."""
    given = [one for one in extensions(facts) if _DEADLINE in one.codes]
    day = timezone.localdate(decided.happened_at)
    last = _last_day(facts, timedelta())
    if not given or last is None or day <= last or decision_day_passed(facts, day):
        return ""
    approvals = "；".join(
        f"{timezone.localdate(one.approval.happened_at):%Y-%m-%d}批准延期{one.time.days}日，"
        f"依据{one.proposal.content[BASIS]}"
        for one in given
    )
    return f"自立案之日起超过九十日，在批准延长的期限内作出决定：{approvals}。"


def lateness_of(entries: Mapping[str, Any]) -> str:
    """Return the same of the entries of a decision; nothing where it was made in time."""
    basis, reason = _stated(entries, "late_basis"), _stated(entries, "late_reason")
    if basis:
        return f"自立案之日起已经超过九十日，依据{basis}作出决定。"
    if not reason:
        return ""
    return f"自立案之日起已经超过九十日作出决定，违反《行政处罚法》第六十条；逾期的原因：{reason}"


def is_breach(entries: Mapping[str, Any]) -> bool:
    """Whether the decision came late without a law that allows more time."""
    return bool(_stated(entries, "late_reason")) and not _stated(entries, "late_basis")


def _stated(entries: Mapping[str, Any], name: str) -> str:
    return str(entries.get(name) or "").strip()


def decision_day_passed(facts: CaseFacts, day: date) -> date | None:
    """Return the last day for the decision (处罚法60; CF-G14) where `day` lies after it."""
    last = _last_day(facts, extended_by(facts, _DEADLINE))
    return last if last and day > last else None


def _last_day(facts: CaseFacts, more: timedelta) -> date | None:
    """Return the last of the ninety days and `more`; None before the filing and while it stands."""
    filed = facts.last("file_case")
    if filed is None:
        return None
    stood, still_since = stood_still(facts, _DEADLINE)
    if still_since:
        return None
    start = law_day(facts, filed) + stood + more
    return due_of(_DEADLINE, start, current_calendar(), current_house()).last_day


def warned(code: str, facts: CaseFacts, day: date) -> Iterator[Beside]:
    """Return what stands in red above a decision that is about to be signed late."""
    warning = late_warning(facts, day) if facts.procedure.step(code).decides else ""
    if warning:
        yield Beside(
            warning,
            notes=(
                "法律、法规、规章另有规定的，写明条文；没有的，写明逾期的原因。",
                "逾期记录在案，不影响作出决定。",
            ),
        )


def marked(facts: CaseFacts) -> Iterator[Mark]:
    """Return what stands beside the number of a case that was decided late."""
    decided = facts.last("decide")
    if decided is None or not lateness(facts):
        return
    if is_breach(decided.content):
        yield Mark("逾期决定：超过九十日", bad=True)
    else:
        yield Mark("依据另有规定，超过九十日作出决定")
