"""核对公示稿: the first of two who answer for what goes out (公示制度第六条至第八条)."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Case
from sunlit.disclosure.models import PublicationCheck, PublicCopy
from sunlit.disclosure.release import check_current, check_grounds, pdf_of
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def check_publication(act: Act, copy: PublicCopy) -> PublicationCheck:
    """Record that the copy was checked against the original, and return the check.

    `act.content` holds the answer to each ground of 公示制度7 and to 社会影响 of 处罚法48, and who
    examined the copy for secrets (`secrecy_reviewer`, a person's id) with what result
    (`secrecy_opinion`).

    :raises Refused: when a ground applies or was not answered, the party is a minor, nobody else
        examined the copy for secrets, the copy is another decision's or an earlier one, or its PDF
        is not yet set.
    """
    step, facts = begin(act, "check_publication")
    decision = facts.case.decision
    if copy.decision_id != decision.pk:
        raise Refused(Refusal("这不是本案决定书的公示稿。", cite("公示制度6(3)")))
    refusal = check_grounds(decision, step, timezone.localdate(act.now)) or check_current(copy)
    if refusal:
        raise Refused(refusal)
    reviewer = _secrecy_reviewer(facts.case, act)
    if pdf_of(copy) is None:
        raise Refused(Refusal("公示稿的 PDF 还没有制作完成，请稍后再试。", cite("公示制度6(3)")))
    check = PublicationCheck.objects.create(
        copy=copy,
        step=step,
        secrecy_reviewer=reviewer,
        checked_by=act.actor,
        recorded_at=act.now,
    )
    complete(step, [check])
    return check


def _secrecy_reviewer(case: Case, act: Act) -> Person:
    named: Any = act.content.get("secrecy_reviewer") or 0
    colleagues = Person.objects.filter(office=case.office, is_active=True)
    found = colleagues.exclude(pk=act.actor.pk).filter(pk=int(named)).first()
    if found is None:
        raise Refused(
            Refusal(
                "请写明承办科室的保密审查人；核对公示稿的人不能自己作保密审查。",
                cite("公示制度8"),
                "secrecy_reviewer",
            )
        )
    if not str(act.content.get("secrecy_opinion") or "").strip():
        raise Refused(Refusal("请写明保密审查意见。", cite("公示制度8"), "secrecy_opinion"))
    return found
