"""What must be true for a case to be filed: jurisdiction, time, age (处罚法22至25、30、36)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sunlit.cases.models import Party
from sunlit.cases.party import why_not_known
from sunlit.cases.queries import CaseFacts, localdate_of
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.procedures.penalty.forms.intake import CONTINUES, TWO_YEARS
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import PUNISHABLE_AGE, age_on
from sunlit.rules.party_codes import birthday_of
from sunlit.rules.refusal import Refusal

_LIMIT = cite("处罚法36")


def why_not_applied(facts: CaseFacts, application: Mapping[str, Any]) -> Refusal | None:
    """Return why the application may not be made or, once the case is filed, not say this."""
    wrong = _wrong_days(localdate_of(facts.steps[0]), application)
    if wrong:
        return wrong
    proposed = application["proposal"] == "file" or "file_case" in facts.position.standing
    return why_not_filed(facts, application) if proposed else None


def why_not_filed(facts: CaseFacts, application: Mapping[str, Any]) -> Refusal | None:
    """Return why the case may not be filed on this application, or None (CF-G03, CF-G12)."""
    parties = [view.party for view in facts.views]
    unknown = (why_not_known(party.kind, party.name, "proposal") for party in parties)
    children = (_under_age(party, _acted_on(facts, application)) for party in parties)
    return (
        next(filter(None, unknown), None)
        or _of_another_organ(application)
        or _out_of_time(facts, application)
        or next(filter(None, children), None)
    )


def continues(application: Mapping[str, Any]) -> bool:
    """Whether the unlawful act still went on when the filing was asked for (处罚法36.2)."""
    return application.get("act_state") == CONTINUES


def _acted_on(facts: CaseFacts, application: Mapping[str, Any]) -> date:
    """Return the last day of the act known: its end, or the day on which it was found going on."""
    ended_on = _day(application, "act_ended_on")
    return ended_on or localdate_of(facts.steps[0])


def _wrong_days(discovered_on: date, application: Mapping[str, Any]) -> Refusal | None:
    ended_on, found_on = _day(application, "act_ended_on"), _day(application, "found_on")
    found_by = (application.get("found_by") or "").strip()
    if continues(application) and ended_on:
        return Refusal("违法行为仍在继续的，没有终了日期，请不要填写。", _LIMIT, "act_ended_on")
    if not continues(application) and ended_on is None:
        return Refusal(
            "请填写“违法行为终了日期”；行为仍在继续的，选“仍在继续”。", _LIMIT, "act_ended_on"
        )
    if ended_on and ended_on > discovered_on:
        return Refusal("违法行为终了日期不能晚于发现线索的日期。", None, "act_ended_on")
    if bool(found_by) != bool(found_on):
        wanting = "found_by" if found_on else "found_on"
        return Refusal("其他机关先发现的，机关和日期都要写明。", _LIMIT, wanting)
    if found_on and found_on > discovered_on:
        return Refusal("其他机关发现的日期不能晚于本机关发现线索的日期。", _LIMIT, "found_on")
    return None


def _day(application: Mapping[str, Any], name: str) -> date | None:
    stated = application.get(name)
    return date.fromisoformat(stated) if stated else None


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


def _out_of_time(facts: CaseFacts, application: Mapping[str, Any]) -> Refusal | None:
    """Discovery in time by any organ that has the power counts; what goes on has not ended."""
    discovered_on = _day(application, "found_on") or localdate_of(facts.steps[0])
    is_longer = application["limit"] != TWO_YEARS
    if is_longer and not (application.get("limit_reason") or "").strip():
        return Refusal(
            "适用五年期限的，请写明涉及哪项安全和有什么危害后果。",
            cite("处罚法36"),
            "limit_reason",
        )
    code, years = ("CF-LIMIT-5Y", "五") if is_longer else ("CF-LIMIT-2Y", "二")
    ended_on = _day(application, "act_ended_on")
    if ended_on is None:
        return None
    last_day = due_of(code, ended_on, current_calendar(), current_house()).last_day
    if discovered_on <= last_day:
        return None
    return Refusal(
        f"违法行为在{years}年内未被发现（至{last_day:%Y-%m-%d}），不再给予行政处罚。",
        cite("处罚法36"),
        "act_ended_on",
    )


def _under_age(party: Party, acted_on: date) -> Refusal | None:
    born_on = birthday_of(party.identified_by, party.code)
    if party.kind != PartyKind.NATURAL_PERSON or born_on is None:
        return None
    if age_on(born_on, acted_on) >= PUNISHABLE_AGE:
        return None
    return Refusal(
        f"当事人行为时不满{PUNISHABLE_AGE}周岁，不予行政处罚，应当责令监护人加以管教。",
        cite("处罚法30"),
        "act_ended_on",
    )
