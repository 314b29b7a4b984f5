"""What the police have answered, and until when the organ may ask somebody again (移送规定9)."""

from datetime import date

from sunlit.cases.queries import CaseFacts, taken
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import DEADLINES, due_of
from sunlit.rules.refusal import Refusal


def asked_again(facts: CaseFacts) -> bool:
    """Whether reconsideration was asked for since the case was last reported for transfer."""
    report = facts.last("report_crime")
    asked = facts.last("ask_police_again")
    return bool(report and asked and asked.seq > report.seq)


def why_too_late(facts: CaseFacts, code: str, day: date) -> Refusal | None:
    """Return that the period of `code` ended before that day, or None.

    It counts from the day on which the newest notice came in that no case is opened.
    """
    received_on = date.fromisoformat(taken(facts, "police_declines").content["received_on"])
    last_day = due_of(code, received_on, current_calendar(), current_house()).last_day
    if day <= last_day:
        return None
    return Refusal(
        f"{DEADLINES[code].name}的期限到{last_day:%Y-%m-%d}为止，已经届满。",
        cite("移送规定9"),
        "happened_at",
    )


def is_unanswered(facts: CaseFacts) -> bool:
    """Whether a transfer is under way that the police have not taken over yet."""
    open_now = "transfer" in facts.position.open_episodes
    return open_now and "police_files" not in facts.position.standing
