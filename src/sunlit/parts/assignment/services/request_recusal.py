"""登记回避申请: the party asks, or the person, that somebody stand aside (处罚法43)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def request_recusal(act: Act) -> Step:
    """Register the request; its moment is when it was made. The investigation goes on.

    :raises Refused: when nobody is named, or who is named already stood aside.
    """
    step, facts = begin(act, "request_recusal")
    person = Person.objects.filter(pk=int(act.content["person"]), is_active=True).first()
    if person is None:
        raise Refused(Refusal("请选择被申请回避的人员。", cite("处罚法43"), "person"))
    if person.pk in facts.recused:
        raise Refused(Refusal(f"{person.name}已经回避本案。", cite("处罚法43"), "person"))
    return complete(step, issue_papers_of(step, facts))
