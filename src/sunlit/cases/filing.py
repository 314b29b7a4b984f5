"""What must be true for a case to be filed: jurisdiction, time, age (处罚法22至25、30、36)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from sunlit.cases.forms.intake import TWO_YEARS
from sunlit.cases.models import Party
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import PUNISHABLE_AGE, read_id_number
from sunlit.rules.refusal import Refusal


def why_not_applied(facts: CaseFacts, application: Mapping[str, Any]) -> Refusal | None:
    """Return why the application may not be made or, once the case is filed, not say this."""
    ended_on = date.fromisoformat(application["act_ended_on"])
    if ended_on > timezone.localdate(facts.steps[0].happened_at):
        return Refusal("违法行为终了日期不能晚于发现线索的日期。", None, "act_ended_on")
    proposed = application["proposal"] == "file" or "file_case" in facts.position.standing
    return why_not_filed(facts, application) if proposed else None


def why_not_filed(facts: CaseFacts, application: Mapping[str, Any]) -> Refusal | None:
    """Return why the case may not be filed on this application, or None (CF-G03, CF-G12)."""
    ended_on = date.fromisoformat(application["act_ended_on"])
    return (
        _of_another_organ(application)
        or _out_of_time(facts, application, ended_on)
        or _under_age(facts.party, ended_on)
    )


def _of_another_organ(application: Mapping[str, Any]) -> Refusal | None:
    match application["jurisdiction"]:
        case "other":
            return Refusal(
                "不属于本机关管辖的案件不能立案，应当建议不予立案并移送有管辖权的机关。",
                cite("处罚法22"),
                "jurisdiction",
            )
        case "disputed":
            return Refusal(
                "管辖有争议的，应当先协商，协商不成的报请指定管辖，再提请立案。",
                cite("处罚法25"),
                "jurisdiction",
            )
        case _:
            return None


def _out_of_time(
    facts: CaseFacts, application: Mapping[str, Any], ended_on: date
) -> Refusal | None:
    discovered_on = timezone.localdate(facts.steps[0].happened_at)
    is_longer = application["limit"] != TWO_YEARS
    if is_longer and not (application.get("limit_reason") or "").strip():
        return Refusal(
            "适用五年期限的，请写明涉及哪项安全和有什么危害后果。",
            cite("处罚法36"),
            "limit_reason",
        )
    code, years = ("CF-LIMIT-5Y", "五") if is_longer else ("CF-LIMIT-2Y", "二")
    last_day = due_of(code, ended_on, current_calendar(), current_house()).last_day
    if discovered_on <= last_day:
        return None
    return Refusal(
        f"违法行为在{years}年内未被发现（至{last_day:%Y-%m-%d}），不再给予行政处罚。",
        cite("处罚法36"),
        "act_ended_on",
    )


def _under_age(party: Party, acted_on: date) -> Refusal | None:
    if party.kind != PartyKind.NATURAL_PERSON:
        return None
    if read_id_number(party.code).is_punishable_on(acted_on):
        return None
    return Refusal(
        f"当事人行为时不满{PUNISHABLE_AGE}周岁，不予行政处罚，应当责令监护人加以管教。",
        cite("处罚法30"),
        "act_ended_on",
    )
