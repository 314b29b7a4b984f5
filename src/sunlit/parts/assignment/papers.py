"""指派 and 回避: the papers D02-指派, D02-声明, D26 and D26-决定."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from sunlit.cases.models import CaseOfficer, Step, StepPaper
from sunlit.cases.papers.parts import cause, contact, day_words, organ
from sunlit.cases.papers.wording import Content, opinion, parties_block
from sunlit.cases.queries import CaseFacts, taken
from sunlit.parts.assignment.forms import (
    DECLARATIONS,
    MANNERS,
    POSITIONS,
    RECUSAL_OUTCOMES,
    RELATION,
    SELF,
)
from sunlit.people.models import EnforcementCertificate, Person
from sunlit.rules.answers import VIEW
from sunlit.rules.house.model import PartyKind

_STANDS_ASIDE = "与本案有直接利害关系，或者有其他关系可能影响公正执法，自行回避"


def officer_assignment(step: Step, facts: CaseFacts) -> Content:
    """办案人员指派记录 (D02-指派)."""
    officers = {
        officer.position: officer
        for officer in step.case.officers.filter(step=step).select_related("person")
    }
    certificates = {
        position: EnforcementCertificate.objects.get(number=officer.certificate_number)
        for position, officer in officers.items()
    }
    return {
        **organ(),
        "case_name": facts.title,
        "case_number": facts.case.number,
        "filing_number": _filing_number(facts),
        "party": parties_block(facts),
        **{f"{position}_officer": _named(officer) for position, officer in officers.items()},
        **{
            f"{position}_valid_until": certificate.expires_on.isoformat()
            for position, certificate in certificates.items()
        },
        "replaced": _replaced(step, facts),
        "assignment": opinion(step, step.content["opinion"]),
    }


def _named(officer: CaseOfficer) -> str:
    return f"{officer.person.name}（{officer.certificate_number}）"


def declaration(step: Step, facts: CaseFacts, *, takes_over: str = "") -> Content:
    """回避声明 (D02-声明): what a person says of themselves.

    An officer asks to stand aside; whoever else has a part in the case does, and others take over.
    """
    relation = (step.content.get(RELATION) or "").strip()
    words = _STANDS_ASIDE if takes_over else DECLARATIONS[step.content[VIEW]]
    return {
        **organ(),
        "case_name": facts.title,
        "case_number": facts.case.number,
        "duty": _duty(step.actor, step, facts).removeprefix("本案"),
        "party": parties_block(facts),
        "declaration": opinion(step, f"本人{words}。"),
        **({"relation": relation} if relation else {}),
        **({"takes_over": takes_over} if takes_over else {}),
    }


def _replaced(step: Step, facts: CaseFacts) -> str:
    if not facts.officers:
        return ""
    earlier = "、".join(
        f"{POSITIONS[officer.position]}{_named(officer)}" for officer in facts.officers
    )
    on = timezone.localdate(facts.officers[0].step.happened_at)
    return (
        f"原办案人员（{on:%Y-%m-%d}指派）：{earlier}。更换理由：{step.content['replacing_reason']}"
    )


def _filing_number(facts: CaseFacts) -> str:
    paper = StepPaper.objects.filter(step__case=facts.case, document__form="D02").first()
    return str(paper.document.number) if paper and paper.document.number else ""


def recusal_request(step: Step, facts: CaseFacts) -> Content:
    """回避申请登记表 (D26)."""
    content = step.content
    person = Person.objects.get(pk=content["person"])
    is_own = content["manner"] == SELF
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "requested_by": person.name if is_own else facts.party.name,
        "manner": dict(MANNERS)[content["manner"]],
        "requested_at": timezone.localtime(step.happened_at).isoformat(timespec="seconds"),
        "phone": "" if is_own else facts.party.telephone,
        "person": person.name,
        "duty": _duty(person, step, facts),
        "reasons": content["reasons"],
        "proof": content.get("proof") or "",
        "answer": content["answer"],
        "examination": content["examination"],
        "office_opinion": opinion(step, content["opinion"]),
    }


def recusal_decision(step: Step, facts: CaseFacts) -> Content:
    """回避决定书 (D26-决定): to whoever asked, in the words that fit a person or a unit."""
    request = taken(facts, "request_recusal")
    person = Person.objects.get(pk=request.content["person"])
    is_own = request.content["manner"] == SELF
    is_person = is_own or facts.party.kind == PartyKind.NATURAL_PERSON
    you = "你" if is_person else "你单位"
    on = day_words(timezone.localdate(request.happened_at))
    asked = (
        "主动申请回避本案" if is_own else f"申请{_duty(person, request, facts)}{person.name}回避"
    )
    return {
        **organ(),
        **contact(facts),
        "addressee": person.name if is_own else facts.party.name,
        "you": you,
        "cause": cause(facts),
        "request": f"{you}于{on}{asked}，理由是：{request.content['reasons']}",
        "examination": request.content["examination"],
        "outcome": dict(RECUSAL_OUTCOMES)[step.content["outcome"]],
        "reasons": step.content["reasons"],
        "consequences": step.content.get("consequences") or "",
    }


def _duty(person: Person, step: Step, facts: CaseFacts) -> str:
    """What the person does in the case: as an officer of it, else by role in the organ."""
    for officer in facts.officers:
        if officer.person_id == person.pk:
            return f"本案{officer.get_position_display()}人员"
    roles = person.roles_on(timezone.localdate(step.happened_at))
    return "、".join(sorted(role.label for role in roles)) or person.post


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D02-指派": officer_assignment,
    "D02-声明": declaration,
    "D26": recusal_request,
    "D26-决定": recusal_decision,
}
