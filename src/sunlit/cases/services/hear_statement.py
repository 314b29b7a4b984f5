"""听取陈述申辩: heard, waived in words, or the time is over (处罚法45、62、63)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.deadlines import last_statement_day
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def hear_statement(act: Act) -> Step:
    """Record what the party said to the notice (CF-G05), and that no hearing is open (CF-G06).

    :raises Refused: when the time is not over and nothing was said or waived, when a statement
        has no re-examination, or when a right to a hearing still stands.
    """
    step, facts = begin(act, "hear_statement")
    said = act.content["statement"]
    today = timezone.localdate(act.happened_at)
    if said == "made":
        _require(act, "statement_content", "请写明当事人陈述、申辩的内容。")
        _require(act, "reexamination", "当事人提出陈述、申辩的，必须复核并写明采纳与否及理由。")
    last_day = last_statement_day(facts)
    if said == "none" and today <= last_day:
        raise Refused(
            Refusal(
                f"陈述、申辩期限到{last_day:%Y-%m-%d}为止，还没有期满。",
                cite("处罚法62"),
                "statement",
            )
        )
    if facts.notice and facts.notice.hearing_right:
        _check_hearing(act, facts, today)
    elif act.content["hearing"] != "not_told":
        raise Refused(
            Refusal(
                "本案没有告知听证权利；当事人要求听证，依法应当组织的，请先重新告知。",
                cite("处罚法63"),
                "hearing",
            )
        )
    return complete(step)


def _check_hearing(act: Act, facts: CaseFacts, today: date) -> None:
    hearing = act.content["hearing"]
    if hearing == "requested":
        raise Refused(
            Refusal(
                "当事人要求听证的，应当组织听证；听证结束前不能往下办。",
                cite("处罚法63"),
                "hearing",
            )
        )
    if hearing == "not_told":
        raise Refused(
            Refusal("本案已经告知听证权利，请写明当事人是否要求听证。", cite("处罚法63"), "hearing")
        )
    last_day = due_of(
        "CF-HEAR-REQ", _served_on(facts), current_calendar(), current_house()
    ).last_day
    if hearing == "none" and today <= last_day:
        raise Refused(
            Refusal(
                f"当事人可以在{last_day:%Y-%m-%d}前要求听证；"
                "期限未满，又没有明示放弃的，不能往下办。",
                cite("处罚法64(1)"),
                "hearing",
            )
        )


def _require(act: Act, field: str, sentence: str) -> None:
    if not (act.content.get(field) or "").strip():
        raise Refused(Refusal(sentence, cite("处罚法45"), field))


def _served_on(facts: CaseFacts) -> date:
    if facts.notice_service is None:
        raise AssertionError("the table lets no statement pass before the notice is served")
    return facts.notice_service.served_on
