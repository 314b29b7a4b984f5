"""更正 of an act of the penalty: what the main line says to it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from sunlit.cases.queries import CaseFacts
from sunlit.parts.correction.corrections import Mending, Proposed, changes
from sunlit.parts.correction.steps import SERVICE
from sunlit.procedures.penalty.facts import statement_made
from sunlit.procedures.penalty.filing import why_not_applied
from sunlit.procedures.penalty.statements import statement_day_from
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal
from sunlit.rules.waiver import STATEMENT, is_waived


def _why_not_application(
    facts: CaseFacts, _proposed: Proposed, after: Mapping[str, Any]
) -> Refusal | None:
    return why_not_applied(facts, after)


def _why_not_notice(
    facts: CaseFacts, proposed: Proposed, after: Mapping[str, Any]
) -> Refusal | None:
    """Return why the notice cannot have been served that day: the party spoke, or time ran."""
    if "served_on" not in changes(facts, proposed):
        return None
    served_on = date.fromisoformat(after["served_on"])
    spoke_on = _spoke_on(facts)
    if spoke_on and served_on > spoke_on:
        return Refusal(
            f"当事人{spoke_on}已经陈述、申辩，送达不会在那以后；请先核对送达回证和陈述申辩笔录。",
            cite("处罚法44"),
            "served_on",
        )
    decision = next(iter(facts.decisions), None)
    if decision is None or decision.notice is None:
        return None
    last_day = statement_day_from(served_on, hearing=decision.notice.hearing_right)
    heard = facts.last("hear_statement")
    waived = heard is not None and is_waived(
        heard.content, STATEMENT, served_on, timezone.localdate(heard.happened_at)
    )
    if (waived or decision.decided_on > last_day) and not _too_early(facts, proposed):
        return None
    return Refusal(
        f"按这个送达日期，陈述、申辩和要求听证的期限到{last_day:%Y-%m-%d}为止，"
        f"决定（{decision.decided_on}）就作得过早。请先核对送达回证；"
        "确实如此的，应当依法纠正决定，不能只更正日期。",
        cite("处罚法62"),
        "served_on",
    )


def _spoke_on(facts: CaseFacts) -> date | None:
    """Return the day on which the party made the statement that stands, or None."""
    heard = facts.last("hear_statement")
    if heard is None or not statement_made(facts):
        return None
    spoken = heard.content.get("received_on") or heard.content.get("started_at")
    if not spoken:
        return timezone.localdate(heard.happened_at)
    return date.fromisoformat(str(spoken)[:10])


def _answered_by(facts: CaseFacts, proposed: Proposed) -> str:
    """A statement that was heard too early falls with the day of the service."""
    decided = "decide" in facts.position.standing
    return SERVICE if not decided and _too_early(facts, proposed) else ""


def _too_early(facts: CaseFacts, proposed: Proposed) -> bool:
    """Whether it was recorded that a period ran out which, as corrected, had not (CF-G05, G06)."""
    heard = facts.last("hear_statement")
    if "served_on" not in changes(facts, proposed):
        return False
    if heard is None or "hear_statement" not in facts.position.standing or facts.notice is None:
        return False
    if "none" not in (heard.content["statement"], heard.content.get("hearing")):
        return False
    served_on = date.fromisoformat(proposed.entries["served_on"])
    last_day = statement_day_from(served_on, hearing=facts.notice.hearing_right)
    return timezone.localdate(heard.happened_at) <= last_day


MENDING: Mapping[str, Mending] = {
    "apply_to_file": Mending(_why_not_application),
    "serve_notice": Mending(_why_not_notice, _answered_by),
}
