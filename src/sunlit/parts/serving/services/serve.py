"""送达: a paper reaches the party; the day of receipt is the day of service (处罚法61)."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import ServiceOfDocument, Step
from sunlit.cases.papers import issue_paper
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.documents.models import Document
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.landmarks import SERVE
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.service import ServiceMethod, service_fault


@transaction.atomic
def serve(act: Act, code: str) -> Step:
    """Record the service of the advance notice (`serve_notice`) or of the decision (`serve`).

    A public notice has served when its thirty days are over: that day is computed and stored as
    the day of service, and the service is not recorded before it (民诉法95).

    :raises Refused: when the way of service lacks what the law asks (CF-G17), or a day lies before
        the paper, or after the moment of the step.
    """
    step, facts = begin(_with_the_day_of_a_notice(act), code)
    document = _paper_to_serve(facts, code)
    content = step.content
    wrong = service_fault(ServiceMethod(content["method"]), content) or _wrong_day(
        act, content["served_on"], document
    )
    if wrong:
        raise Refused(wrong)
    service = ServiceOfDocument.objects.create(
        case=facts.case,
        step=step,
        document=document,
        method=content["method"],
        receiver=content.get("receiver") or "",
        served_on=date.fromisoformat(content["served_on"]),
    )
    return complete(step, [service, *issue_paper(step, facts, "D19", served=document).rows])


def _with_the_day_of_a_notice(act: Act) -> Act:
    """Fill in the day on which a public notice has served; wrong entries are left to the checks."""
    begun = _day(act.content.get("notice_on"))
    if act.content.get("method") != ServiceMethod.PUBLIC_NOTICE or begun is None:
        return act
    over = due_of("SV-PUBLIC", begun, current_calendar(), current_house()).last_day
    return replace(act, content={**act.content, "served_on": over.isoformat()})


def _wrong_day(act: Act, served_on: str, document: Document) -> Refusal | None:
    served = date.fromisoformat(served_on)
    if act.content["method"] == ServiceMethod.PUBLIC_NOTICE:
        return _wrong_notice(act, served, document)
    if not document.issued_on <= served <= timezone.localdate(act.happened_at):
        return Refusal(
            f"送达日期应当在文书成文日（{document.issued_on}）和发生时间之间。",
            cite("处罚法61"),
            "served_on",
        )
    confirmed = _day(act.content.get("confirmed_on"))
    if confirmed and confirmed > served:
        return Refusal("确认书应当在电子送达以前签署。", cite("处罚法61"), "confirmed_on")
    return None


def _wrong_notice(act: Act, served: date, document: Document) -> Refusal | None:
    if date.fromisoformat(act.content["notice_on"]) < document.issued_on:
        sentence = f"公告日期不能早于文书成文日（{document.issued_on}）。"
        return Refusal(sentence, cite("民诉法95"), "notice_on")
    stated = _day(act.content.get("served_on"))
    if stated is not None and stated != served:
        sentence = f"公告送达的送达日期由系统计算，是{served}，请不要填写。"
        return Refusal(sentence, cite("民诉法95"), "served_on")
    if served > timezone.localdate(act.happened_at):
        sentence = f"公告期到{served}届满，届满后才视为送达。"
        return Refusal(sentence, cite("民诉法95"), "notice_on")
    return None


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


def _paper_to_serve(facts: CaseFacts, code: str) -> Document:
    if code == SERVE:
        return facts.decision.document
    if facts.notice is None:
        raise AssertionError("the table lets no service pass without a notice")
    return facts.notice.document
