"""立案审批: the leader approves and two certified officers are assigned (处罚法54、42)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import CaseOfficer, Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import certified_officers
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def file_case(act: Act) -> Step:
    """File the case and assign lead and second officer (CF-G01).

    :raises Refused: when the two are one person, one is the leader who approves, or one holds no
        valid certificate that day.
    """
    step, facts = begin(act, "file_case")
    day = timezone.localdate(act.happened_at)
    chosen = {
        "lead": int(act.content["lead_officer"]),
        "second": int(act.content["second_officer"]),
    }
    if chosen["lead"] == chosen["second"]:
        raise Refused(
            Refusal(
                "执法人员不得少于两人，主办和协办应当是不同的人。",
                cite("处罚法42"),
                "second_officer",
            )
        )
    if act.actor.pk in chosen.values():
        raise Refused(Refusal("批准立案的人不能同时办理本案。", cite("处罚法43"), "lead_officer"))
    valid = {person.pk: person for person in certified_officers(day)}
    officers = []
    for position, person_id in chosen.items():
        person = valid.get(person_id)
        certificate = person.certificate_on(day) if person else None
        if person is None or certificate is None:
            raise Refused(
                Refusal(
                    f"所选人员在{day:%Y-%m-%d}没有有效的执法证，不能办案。",
                    cite("处罚法42"),
                    f"{position}_officer",
                )
            )
        officers.append(
            CaseOfficer.objects.create(
                case=facts.case,
                step=step,
                person=person,
                position=position,
                certificate_number=certificate.number,
            )
        )
    return complete(step, [*officers, *issue_papers_of(step, facts)])
