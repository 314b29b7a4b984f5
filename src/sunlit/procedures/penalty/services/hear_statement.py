"""听取陈述申辩: heard, waived in words, or the time is over (处罚法45、62、63)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_paper
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import uncertified
from sunlit.parts.evidence.fieldwork import check_signature
from sunlit.procedures.penalty.statements import hearing_day, last_statement_day
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.waiver import waiver_fault


@transaction.atomic
def hear_statement(act: Act) -> Step:
    """Record what the party said to the notice (CF-G05), and that no hearing is open (CF-G06).

    A statement leaves its record (D11); it is then re-examined, point by point.

    :raises Refused: when the time is not over and nothing was said or waived, a waiver is not
        proven, a statement is not recorded as a record must be, or a right to a hearing stands.
    """
    step, facts = begin(act, "hear_statement")
    said = act.content["statement"]
    today = timezone.localdate(act.happened_at)
    if said == "made":
        _check_statement(act, facts)
    last_day = last_statement_day(facts)
    if said == "none" and today <= last_day:
        raise Refused(
            Refusal(
                f"陈述、申辩期限到{last_day:%Y-%m-%d}为止，还没有期满。",
                cite("处罚法62"),
                "statement",
            )
        )
    unproven = waiver_fault(act.content, _served_on(facts), today)
    if unproven:
        raise Refused(unproven)
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
    return complete(step, issue_paper(step, facts, "D11").rows if said == "made" else ())


def _check_statement(act: Act, facts: CaseFacts) -> None:
    content = act.content
    for name, sentence in _OF_EVERY_STATEMENT.items():
        _require(act, name, sentence)
    if content["manner"] == "written":
        _require(act, "received_on", "书面提出的，请填写收到日期。")
        received = date.fromisoformat(content["received_on"])
        if not _served_on(facts) <= received <= timezone.localdate(act.now):
            raise Refused(
                Refusal("收到日期不能早于告知书送达，也不能晚于今天。", None, "received_on")
            )
        return
    for name, sentence in _OF_AN_ORAL_STATEMENT.items():
        _require(act, name, sentence)
    started = datetime.fromisoformat(content["started_at"])
    if not started < datetime.fromisoformat(content["ended_at"]) <= act.now:
        raise Refused(Refusal("结束时间应当晚于开始时间，且不晚于现在。", None, "ended_at"))
    if timezone.localdate(started) < _served_on(facts):
        raise Refused(Refusal("告知书送达以后，才能听取陈述申辩。", cite("处罚法44"), "started_at"))
    unsigned = uncertified(facts, timezone.localdate(started), "started_at") or check_signature(
        content
    )
    if unsigned:
        raise Refused(unsigned)


_OF_EVERY_STATEMENT = {
    "statement_content": "请写明当事人陈述、申辩的内容。",
    "manner": "请选择陈述、申辩是口头还是书面提出的。",
    "speaker": "请写明谁提出的陈述、申辩。",
    "speaker_identity": "请写明陈述申辩人的身份和证件号码。",
}
_OF_AN_ORAL_STATEMENT = {
    "place": "请填写地点。",
    "started_at": "请填写开始时间。",
    "ended_at": "请填写结束时间。",
    "certificate_reply": "请写明对方怎样确认执法证件。",
    "rights_told": "请写明告知的权利和义务。",
    "signature": "请选择陈述申辩人是否签名。",
}


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
    last_day = hearing_day(facts)
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
