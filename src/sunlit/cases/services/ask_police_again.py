"""提请公安机关复议: once, within three days of the notice that no case is opened (移送规定9)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts, taken
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def ask_police_again(act: Act) -> Step:
    """Ask the police to decide again; the case waits for their answer as before (CF-G16).

    :raises Refused: when the three days are over, or the police were asked again already.
    """
    step, facts = begin(act, "ask_police_again")
    if _asked_already(facts):
        raise Refused(
            Refusal(
                "已经提请复议一次；对复议决定仍有异议的，应当建议人民检察院依法进行立案监督。",
                cite("移送规定9"),
            )
        )
    last_day = due_of(
        "CF-TRANSFER-RECONS", _notice_received_on(facts), current_calendar(), current_house()
    ).last_day
    if timezone.localdate(act.happened_at) > last_day:
        raise Refused(
            Refusal(
                f"提请复议的期限到{last_day:%Y-%m-%d}为止，已经届满。",
                cite("移送规定9"),
                "happened_at",
            )
        )
    return complete(step)


def _asked_already(facts: CaseFacts) -> bool:
    """Whether it was done since the case was last reported for transfer."""
    report = facts.last("report_crime")
    asked = facts.last("ask_police_again")
    return bool(report and asked and asked.seq > report.seq)


def _notice_received_on(facts: CaseFacts) -> date:
    return date.fromisoformat(taken(facts, "police_declines").content["received_on"])
