"""提请立案: the office asks to file the case; an act out of time is not punished (处罚法36)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Party, Step
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import PUNISHABLE_AGE, read_id_number
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def apply_to_file(act: Act) -> Step:
    """Ask for the filing of the case (CF-G03).

    :raises Refused: when the act ended more than two years before it was discovered, lies in the
        future, or is the act of a child that the law does not punish (CF-G12).
    """
    step, facts = begin(act, "apply_to_file")
    ended_on = date.fromisoformat(act.content["act_ended_on"])
    discovered_on = timezone.localdate(facts.steps[0].happened_at)
    if ended_on > discovered_on:
        raise Refused(Refusal("违法行为终了日期不能晚于发现线索的日期。", None, "act_ended_on"))
    last_day = due_of("CF-LIMIT-2Y", ended_on, current_calendar(), current_house()).last_day
    if discovered_on > last_day:
        raise Refused(
            Refusal(
                f"违法行为在二年内未被发现（至{last_day:%Y-%m-%d}），不再给予行政处罚。",
                cite("处罚法36"),
                "act_ended_on",
            )
        )
    _check_age(facts.party, ended_on)
    return complete(step)


def _check_age(party: Party, acted_on: date) -> None:
    if party.kind != PartyKind.NATURAL_PERSON:
        return
    if not read_id_number(party.code).is_punishable_on(acted_on):
        raise Refused(
            Refusal(
                f"当事人行为时不满{PUNISHABLE_AGE}周岁，不予行政处罚，应当责令监护人加以管教。",
                cite("处罚法30"),
                "act_ended_on",
            )
        )
