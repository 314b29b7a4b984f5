"""指派办案人员: lead and second, each with a certificate (处罚法42)."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import CaseOfficer, Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import certified_officers, why_not_assigned
from sunlit.parts.assignment.forms import POSITIONS
from sunlit.people.models import EnforcementCertificate, Person
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused

Chosen = Mapping[str, tuple[Person, EnforcementCertificate]]


@transaction.atomic
def assign_officers(act: Act) -> Step:
    """Give the case to two officers, the first time or in the place of others.

    :raises Refused: when the two are one person, one holds no valid certificate that day (CF-G01),
        had another part in the case (CF-G02), a declaration of theirs is among the entries, or a
        replacement has no reason or is dated before the assignment it replaces.
    """
    step, facts = begin(act, "assign_officers")
    refusal = _not_replaced(act, facts) or _not_two(act) or _for_others(act)
    if refusal:
        raise Refused(refusal)
    chosen = _certified(act, timezone.localdate(act.happened_at))
    for position, (person, _) in chosen.items():
        refusal = why_not_assigned(person, facts, f"{position}_officer")
        if refusal:
            raise Refused(refusal)
    officers = [
        CaseOfficer.objects.create(
            case=facts.case,
            step=step,
            person=person,
            position=position,
            certificate_number=certificate.number,
        )
        for position, (person, certificate) in chosen.items()
    ]
    return complete(step, [*officers, *issue_papers_of(step, facts)])


def _not_replaced(act: Act, facts: CaseFacts) -> Refusal | None:
    if not facts.officers:
        return None
    if not (act.content.get("replacing_reason") or "").strip():
        return Refusal("更换办案人员的，请写明理由。", cite("记录制度9"), "replacing_reason")
    if act.happened_at < facts.officers[0].step.happened_at:
        return Refusal("更换的时间不能早于上一次指派。", cite("记录制度9"), "happened_at")
    return None


def _not_two(act: Act) -> Refusal | None:
    if int(act.content["lead_officer"]) != int(act.content["second_officer"]):
        return None
    return Refusal(
        "执法人员不得少于两人，主办和协办应当是不同的人。", cite("处罚法42"), "second_officer"
    )


def _for_others(act: Act) -> Refusal | None:
    """Return that the head declares for the officers, which each does for themselves (处罚法43)."""
    if not any(name.endswith("_declaration") for name in act.content):
        return None
    return Refusal("回避声明由被指派的人自己作出，不能代写。", cite("处罚法43"))


def _certified(act: Act, day: date) -> Chosen:
    """Return the two with their certificates.

    :raises Refused: when one is no officer or has no valid certificate that day.
    """
    officers = {person.pk: person for person in certified_officers(day)}
    chosen = {}
    for position in POSITIONS:
        person = officers.get(int(act.content[f"{position}_officer"]))
        certificate = person.certificate_on(day) if person else None
        if person is None or certificate is None:
            raise Refused(
                Refusal(
                    f"所选人员在{day:%Y-%m-%d}没有有效的执法证，不能办案。",
                    cite("处罚法42"),
                    f"{position}_officer",
                )
            )
        chosen[position] = (person, certificate)
    return chosen
